// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IIdentities} from "../../contracts/identity/interfaces/IIdentities.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";

/// @notice Announces, withdraws and carries out orders as three officers, at random and out of turn, and enters in its
/// own ledger which of them may pass.
abstract contract OrderHandler {
    uint256 public constant TITLES = 3;
    uint256 public constant OWNERS = 3;
    uint48 public constant DELAY = 1000;
    uint48 public constant TERM = 30 days;
    bytes32 internal constant PAPER = keccak256("paper");

    struct Waiting {
        uint256 officer; // One more than its number; zero where there is none.
        uint256 due;
    }

    struct Account {
        uint256 owner;
        bool frozen;
        bool closed;
        uint32 revision;
    }

    LandRegistry public immutable registry;
    mapping(bytes32 orderId => Waiting waiting) private _waiting;
    mapping(uint8 title => Account account) private _accounts;
    bytes[] private _acts;

    uint256 public carried;
    uint256 public refusals;
    bool public passedAlone;
    bool public passedEarly;
    bool public passedLate;
    bool public passedUnannounced;
    bool public passedStale;
    bool public refusedSound;

    constructor() {
        Authority authority = new Authority(address(this));
        registry = new LandRegistry(
            authority,
            IIdentities(address(0)),
            address(0),
            "Republic of Examplia",
            new TitleCertificate(),
            DELAY,
            0
        );
        bytes4[] memory all = new bytes4[](6);
        all[0] = registry.register.selector;
        all[1] = registry.announceOrder.selector;
        all[2] = registry.withdrawOrder.selector;
        all[3] = registry.setFrozenTokens.selector;
        all[4] = registry.forcedTransfer.selector;
        all[5] = registry.strikeOut.selector;
        authority.setTargetFunctionRole(address(registry), all, type(uint64).max);
        for (uint8 title = 0; title < TITLES; ++title) {
            registry.register(ILandTypes.Registration(titleAt(title), ownerAt(title), 0, 0, PAPER));
            _accounts[title] = Account(title, false, false, 1);
        }
    }

    function announce(uint8 officerSeed, uint8 kind, uint8 titleSeed, uint8 from, uint8 to) external {
        bytes memory act = _actOf(kind, titleSeed, from, to);
        bytes32 orderId = keccak256(act);
        Waiting storage waiting = _waiting[orderId];
        bool stands = waiting.officer != 0 && block.timestamp <= waiting.due + TERM;
        VM.prank(officerAt(officerSeed));
        try registry.announceOrder(act, PAPER) {
            if (stands) passedUnannounced = true; // It took another's place.
            bool freeze = bytes4(act) == registry.setFrozenTokens.selector && act[act.length - 1] == 0x01;
            (waiting.officer, waiting.due) = (1 + (officerSeed % 3), block.timestamp + (freeze ? 0 : DELAY));
            _acts.push(act);
        } catch {
            _refused(!stands);
        }
    }

    function withdraw(uint8 officerSeed, uint8 seed) external {
        if (_acts.length == 0 || seed % 5 != 0) return; // Seldom, so that orders get far.
        bytes32 orderId = keccak256(_pick(seed));
        VM.prank(officerAt(officerSeed));
        try registry.withdrawOrder(orderId) {
            if (_waiting[orderId].officer == 0) passedUnannounced = true;
            delete _waiting[orderId];
        } catch {
            _refused(_waiting[orderId].officer != 0);
        }
    }

    function carryOut(uint8 officerSeed, uint8 seed, bool tampered) external {
        if (_acts.length == 0) return;
        bytes memory act = _pick(seed);
        if (tampered && seed % 3 == 0) act = _actOf(seed, seed / 3, seed / 5, seed / 7);
        Waiting memory waiting = _waiting[keccak256(act)];
        bool alone = waiting.officer == 1 + (officerSeed % 3);
        bool timely = block.timestamp >= waiting.due && block.timestamp <= waiting.due + TERM;
        (bool fits, uint8 title) = _fits(act);
        VM.prank(officerAt(officerSeed));
        (bool passed, ) = address(registry).call(act);
        if (!passed) return _refused(waiting.officer != 0 && !alone && timely && fits);
        if (waiting.officer == 0) passedUnannounced = true;
        if (alone) passedAlone = true;
        if (block.timestamp < waiting.due) passedEarly = true;
        if (block.timestamp > waiting.due + TERM) passedLate = true;
        if (!fits) passedStale = true;
        delete _waiting[keccak256(act)];
        _enter(act, _accounts[title]);
        ++carried;
    }

    function pass(uint16 time, uint8 dice) external {
        VM.warp(block.timestamp + (dice % 16 == 0 ? TERM : time % (2 * DELAY)));
    }

    function accountOf(uint8 title) external view returns (Account memory) {
        return _accounts[title];
    }

    function waitingFor(bytes32 orderId) external view returns (Waiting memory) {
        return _waiting[orderId];
    }

    function acts() external view returns (bytes[] memory) {
        return _acts;
    }

    function titleAt(uint8 title) public pure returns (bytes32) {
        return bytes32(bytes1(uint8(bytes1("A")) + title));
    }

    function ownerAt(uint256 owner) public pure returns (address) {
        return address(uint160(0xa0000 + owner));
    }

    function officerAt(uint8 seed) public pure returns (address) {
        return address(uint160(0xc0000 + (seed % 3)));
    }

    function _enter(bytes memory act, Account storage account) private {
        bytes4 selector = bytes4(act);
        (, uint256 second, uint256 third) = _words(act);
        if (selector == registry.forcedTransfer.selector) {
            (account.owner, account.frozen) = (second - 0xa0000, false);
            ++account.revision;
        } else if (selector == registry.setFrozenTokens.selector) {
            if (account.frozen != (third == 1)) ++account.revision;
            account.frozen = third == 1;
        } else {
            account.closed = true;
            ++account.revision;
        }
    }

    function _refused(bool sound) private {
        if (sound) refusedSound = true;
        ++refusals;
    }

    /// @dev Mostly an order of late.
    function _pick(uint8 seed) private view returns (bytes memory) {
        uint256 count = _acts.length;
        return _acts[seed % 4 == 0 ? (seed / 4) % count : count - 1];
    }

    /// @dev Whether an act finds the title as it expects it.
    function _fits(bytes memory act) private view returns (bool, uint8) {
        (uint256 first, uint256 second, uint256 third) = _words(act);
        bytes4 selector = bytes4(act);
        bool strikes = selector == registry.strikeOut.selector;
        uint256 word = strikes ? first : (selector == registry.forcedTransfer.selector ? third : second);
        uint8 title = uint8(bytes1(bytes32(word))) - uint8(bytes1("A"));
        Account storage account = _accounts[title];
        uint256 holder = uint256(uint160(ownerAt(account.owner)));
        if (account.closed || (strikes ? second : first) != holder) return (false, title);
        return (selector != registry.forcedTransfer.selector || second != holder, title);
    }

    function _actOf(uint8 kind, uint8 titleSeed, uint8 from, uint8 to) private view returns (bytes memory) {
        uint8 title = uint8(titleSeed % TITLES);
        // Mostly the present owner.
        address holder = ownerAt(from % 4 == 0 ? from % OWNERS : _accounts[title].owner);
        if (kind % 8 < 4) {
            return
                abi.encodeCall(
                    registry.forcedTransfer,
                    (holder, ownerAt(uint256(to) % OWNERS), uint256(titleAt(title)))
                );
        }
        if (kind % 8 < 7) {
            return abi.encodeCall(registry.setFrozenTokens, (holder, uint256(titleAt(title)), to % 2 == 0));
        }
        return abi.encodeCall(registry.strikeOut, (titleAt(title), to % 4 == 0 ? holder : ownerAt(99)));
    }

    function _words(bytes memory act) private pure returns (uint256 first, uint256 second, uint256 third) {
        // Every act here has at least two words of arguments; a third is read as zero where it is missing.
        assembly ("memory-safe") {
            first := mload(add(act, 36))
            second := mload(add(act, 68))
            third := mload(add(act, 100))
        }
        if (act.length < 100) third = 0;
    }
}
