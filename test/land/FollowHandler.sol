// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {PlainIdentities} from "../support/mocks/PlainIdentities.sol";
import {VM} from "../support/Vm.sol";

/// @title Handler of followed titles
/// @dev Four persons; one owns a title alone, three own another in common. They come under fresh accounts, anybody lets
/// anything follow at any time, and a court freezes the first title and gives it away. The handler keeps its own account
/// of who stands where.
contract FollowHandler {
    uint256 private constant PERSONS = 4;
    uint256 private constant TITLES = 2;

    LandRegistry public immutable registry;
    PlainIdentities public immutable identities = new PlainIdentities();

    /// @dev Every account that a person ever had, the present one last.
    mapping(uint256 person => address[] accounts) private _accounts;
    /// @dev Which person owns the first title; and the account under which it should stand.
    uint256 public sole;
    address public soleAccount;
    address[3] public shared;
    uint24[TITLES] public revisions = [1, 1];
    uint256 private _next = 0x10000;

    /// @dev What must never be true; and what was reached.
    bool public movedToStranger;
    bool public movedWithoutSuccession;
    bool public refusedSound;
    bool public orderDodged;
    uint256 public followed;
    uint256 public ordered;
    uint256 public refused;

    constructor() {
        Authority authority = new Authority(address(this));
        registry = new LandRegistry(authority, identities, address(0), "Examplia", new TitleCertificate(), 0, 0);
        bytes4[] memory all = new bytes4[](5);
        all[0] = registry.register.selector;
        all[1] = registry.registerShared.selector;
        all[2] = registry.announceOrder.selector;
        all[3] = registry.forcedTransfer.selector;
        all[4] = registry.setFrozenTokens.selector;
        authority.setTargetFunctionRole(address(registry), all, type(uint64).max);
        for (uint256 i = 0; i < PERSONS; ++i) _accounts[i].push(address(uint160(0x1000 + i)));
        soleAccount = _accounts[0][0];
        registry.register(ILandTypes.Registration(idOf(0), soleAccount, 0, 0, bytes32("source")));
        ILandInstruments.Portion[] memory portions = new ILandInstruments.Portion[](3);
        for (uint256 i = 0; i < 3; ++i) {
            shared[i] = _accounts[i][0];
            portions[i] = ILandInstruments.Portion(shared[i], uint64(i + 1));
        }
        registry.registerShared(
            ILandTypes.SharedRegistration(
                idOf(1),
                ILandInstruments.Ownership(ILandInstruments.Form.InCommon, 6, portions),
                0,
                0,
                bytes32("source")
            )
        );
    }

    /// @dev A person comes under a fresh account.
    function succeed(uint256 who) external {
        who %= PERSONS;
        address fresh = address(uint160(++_next));
        identities.succeed(present(who), fresh);
        _accounts[who].push(fresh);
    }

    /// @dev Anybody lets a title follow any account that a person ever had.
    function follow(uint256 which, uint256 who, uint256 at, address caller) external {
        (which, who) = (which % TITLES, who % PERSONS);
        if (caller == address(0)) caller = address(this);
        address account = _accounts[who][at % _accounts[who].length];
        bool stands = which == 0 ? soleAccount == account : _placeOf(account) != 3;
        bool sound = stands && account != present(who);
        VM.prank(caller);
        try registry.followIdentity(idOf(which), account) {
            if (!sound) movedWithoutSuccession = true;
            ++followed;
            ++revisions[which];
            if (which == 0) soleAccount = present(who);
            else if (_placeOf(account) != 3) shared[_placeOf(account)] = present(who);
        } catch {
            if (sound) refusedSound = true;
            ++refused;
        }
        _look();
    }

    /// @dev An order against a person, by any account that the person had when it was announced, carried out when the
    /// person has come under others and the title perhaps has followed.
    function order(uint256 at, uint256 to, bool between, bool freeze) external {
        address named = _accounts[sole][at % _accounts[sole].length];
        uint256 heir = to % PERSONS;
        address receiver = present(heir);
        if (receiver == soleAccount) return;
        bool frozen = registry.title(idOf(0)).frozen;
        bytes memory act =
            freeze
                ? abi.encodeCall(registry.setFrozenTokens, (named, uint256(idOf(0)), !frozen))
                : abi.encodeCall(registry.forcedTransfer, (named, receiver, uint256(idOf(0))));
        VM.prank(address(0xA1));
        registry.announceOrder(act, bytes32("order"));
        if (between) {
            this.succeed(sole);
            this.follow(0, sole, _accounts[sole].length - 2, address(this));
        }
        VM.prank(address(0xA2));
        (bool done, ) = address(registry).call(act);
        if (!done) {
            orderDodged = true;
            return;
        }
        ++ordered;
        ++revisions[0];
        if (!freeze) (sole, soleAccount) = (heir, receiver);
        _look();
    }

    function present(uint256 who) public view returns (address) {
        return _accounts[who][_accounts[who].length - 1];
    }

    function idOf(uint256 which) public pure returns (bytes32) {
        return which == 0 ? bytes32("LR-1") : bytes32("LR-2");
    }

    /// @dev Every record stands where the handler's own account says, and nowhere else.
    function _look() private {
        if (registry.ownerOf(uint256(idOf(0))) != soleAccount) movedToStranger = true;
        ILandTypes.Share[] memory shares = registry.owners(idOf(1));
        for (uint256 i = 0; i < 3; ++i) {
            if (shares[i].owner != shared[i] || shares[i].numerator != i + 1) movedToStranger = true;
        }
    }

    function _placeOf(address account) private view returns (uint256 place) {
        while (place < 3 && shared[place] != account) ++place;
    }
}
