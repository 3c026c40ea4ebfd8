// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {AgreeableWallet} from "../support/AgreeableWallet.sol";
import {Persons} from "../support/Persons.sol";
import {VM} from "../support/Vm.sol";

/// @title Handler of burdens that follow
/// @dev Five persons own two titles, charge and burden them, and lose their keys; everybody is a contract that agrees to
/// everything, as only following is tried here. What a following makes of a title is compared with what it was before,
/// place by place.
contract BurdenFollowHandler is Persons {
    uint256 private constant PERSONS = 5;
    uint256 private constant TITLES = 2;
    uint48 private constant NEVER = type(uint48).max;
    bytes32 private constant PAPER = bytes32("paper");

    LandRegistry public immutable registry;

    /// @dev What must never be true; and what was reached.
    string public astray;
    uint256 public followed;
    uint256 public charges;
    uint256 public caveats;
    uint256 public rights;
    uint256 public notices;

    constructor() {
        Authority authority = new Authority(address(this));
        registry = new LandRegistry(authority, _identities(), address(0), "Examplia", new TitleCertificate(), 0, 0);
        bytes4[] memory all = new bytes4[](6);
        all[0] = registry.register.selector;
        all[1] = registry.registerShared.selector;
        all[2] = registry.charge.selector;
        all[3] = registry.lodgeCaveat.selector;
        all[4] = registry.grantRight.selector;
        all[5] = registry.placeNotice.selector;
        authority.setTargetFunctionRole(address(registry), all, type(uint64).max);
        for (uint256 i = 0; i < PERSONS; ++i) _enrol(address(new AgreeableWallet()));
        registry.register(ILandTypes.Registration(idOf(0), accountNow(0), 0, 0, PAPER));
        ILandInstruments.Portion[] memory portions = new ILandInstruments.Portion[](3);
        for (uint256 i = 0; i < 3; ++i) portions[i] = ILandInstruments.Portion(accountNow(i), uint64(i + 1));
        registry.registerShared(
            ILandTypes.SharedRegistration(
                idOf(1),
                ILandInstruments.Ownership(ILandInstruments.Form.InCommon, 6, portions),
                0,
                0,
                PAPER
            )
        );
    }

    function charge(uint256 which, uint256 who, uint8 rank) external {
        bytes32 id = idOf(which);
        ILandInstruments.ChargeDeed memory deed = ILandInstruments.ChargeDeed(
            id,
            registry.revisionOf(id),
            accountNow(who % PERSONS),
            1 + (rank % 4),
            PAPER,
            NEVER
        );
        for (uint256 asked = 0; asked < 12; ++asked) {
            try registry.charge(deed, _words(_owners(which)), "word", _words(asked)) {
                ++charges;
                return;
            } catch {
                continue; // By so many others it was not to be agreed to.
            }
        }
    }

    function grant(uint256 which, uint256 who, uint8 kind, uint16 term) external {
        bytes32 id = idOf(which);
        ILandInstruments.RightDeed memory deed = ILandInstruments.RightDeed(
            id,
            registry.revisionOf(id),
            ILandInstruments.RightKind(kind % 4),
            accountNow(who % PERSONS),
            bytes32(0),
            PAPER,
            uint48(block.timestamp) + 1 days + uint48(term) * 30,
            NEVER
        );
        for (uint256 asked = 0; asked < 12; ++asked) {
            try registry.grantRight(deed, _words(_owners(which)), _words(1), _words(asked)) {
                ++rights;
                return;
            } catch {
                continue;
            }
        }
    }

    /// @dev Seldom and not for long: it stands in every other's way.
    function lodge(uint256 which, uint256 who, uint16 term, uint8 chance) external {
        if (chance % 3 != 0) return;
        bytes32 id = idOf(which);
        ILandInstruments.CaveatNotice memory notice = ILandInstruments.CaveatNotice(
            id,
            registry.revisionOf(id),
            accountNow(who % PERSONS),
            PAPER,
            uint48(block.timestamp) + 1 + uint48(term) * 16,
            NEVER
        );
        try registry.lodgeCaveat(notice, "word") {
            ++caveats;
        } catch {
            return;
        }
    }

    function place(uint256 which, uint256 who, uint16 term, uint8 chance) external {
        if (chance % 3 != 0) return;
        bytes32 id = idOf(which);
        ILandInstruments.PriorityNotice memory notice = ILandInstruments.PriorityNotice(
            id,
            registry.revisionOf(id),
            accountNow(who % PERSONS),
            PAPER,
            uint48(block.timestamp) + 1 + uint48(term) * 16,
            NEVER
        );
        try registry.placeNotice(notice, _words(_owners(which)), "word") {
            ++notices;
        } catch {
            return;
        }
    }

    /// @dev Anybody lets a title follow any account that a person ever had.
    function follow(uint256 which, uint256 who, uint256 at, address anybody) external {
        if (anybody == address(0)) return;
        bytes32 id = idOf(which);
        address[] memory line = lineOf(who % PERSONS);
        (address account, address heir) = (line[at % line.length], line[line.length - 1]);
        ILandTypes.Title memory expected = registry.title(id);
        bool stands = _replace(expected, account, heir);
        VM.prank(anybody);
        try registry.followIdentity(id, account) {
            if (account == heir) astray = "it followed somebody who had no successor";
            if (!stands) astray = "it followed somebody who did not stand there";
            ++expected.revision;
            ++followed;
        } catch {
            if (stands && account != heir) astray = "a following was refused";
            expected = registry.title(id);
        }
        if (keccak256(abi.encode(expected)) != keccak256(abi.encode(registry.title(id)))) {
            astray = "a place is another's, or something else changed";
        }
    }

    function pass(uint32 time) external {
        VM.warp(block.timestamp + (time % 2 days));
    }

    function idOf(uint256 which) public pure returns (bytes32) {
        return which % TITLES == 0 ? bytes32("LR-1") : bytes32("LR-2");
    }

    function _newAccount(uint256, uint256) internal override returns (address) {
        return address(new AgreeableWallet());
    }

    function _word(address, bytes32) internal pure override returns (bytes memory) {
        return "word";
    }

    /// @dev Puts one account in another's place wherever that stands; whether it stood anywhere.
    function _replace(ILandTypes.Title memory title, address from, address to) private pure returns (bool found) {
        for (uint256 i = 0; i < title.owners.length; ++i) {
            if (title.owners[i].owner == from) (title.owners[i].owner, found) = (to, true);
        }
        for (uint256 i = 0; i < title.charges.length; ++i) {
            if (title.charges[i].chargee == from) (title.charges[i].chargee, found) = (to, true);
        }
        for (uint256 i = 0; i < title.caveats.length; ++i) {
            if (title.caveats[i].caveator == from) (title.caveats[i].caveator, found) = (to, true);
        }
        for (uint256 i = 0; i < title.rights.length; ++i) {
            if (title.rights[i].holder == from) (title.rights[i].holder, found) = (to, true);
        }
        for (uint256 i = 0; i < title.notices.length; ++i) {
            if (title.notices[i].beneficiary == from) (title.notices[i].beneficiary, found) = (to, true);
        }
    }

    function _owners(uint256 which) private pure returns (uint256) {
        return which % TITLES == 0 ? 1 : 3;
    }

    /// @dev As many wallets' agreement.
    function _words(uint256 count) private pure returns (bytes[] memory words) {
        words = new bytes[](count);
        for (uint256 i = 0; i < count; ++i) words[i] = "word";
    }
}
