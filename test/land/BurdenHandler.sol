// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {VM} from "../support/Vm.sol";
import {ShareHandler} from "./ShareHandler.sol";

/// @notice Grants and releases rights, holds places, varies, moves and assigns charges, at random, honestly or not.
contract BurdenHandler is ShareHandler {
    function grant(uint8 titleSeed, uint8 holderSeed, uint16 term, uint8 dice) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        uint256 holder = _party(holderSeed);
        dice %= 8; // 0 withholds a consent, 1 forges one, 2 and 3 forge the owners' or the holder's signature.
        ILandInstruments.RightDeed memory deed = ILandInstruments.RightDeed(
            titleAt(titleSeed),
            account.revision,
            ILandInstruments.RightKind(term % 4),
            VM.addr(holder),
            bytes32(0),
            PAPER,
            uint48(block.timestamp) + (term % 3000),
            type(uint48).max
        );
        bytes32 digest = _digestOf(deed, titleSeed);
        (bytes[] memory consents, bool consented) = _consents(account, digest, dice, 1);
        bool sound = consented && dice != 2 && dice != 3 && account.owner != 0 && holder != account.owner;
        sound = sound && term % 3000 != 0 && _open(account) && _freeRight(account);
        try
            registry.grantRight(
                deed,
                _ownersSign(account, digest, dice == 2),
                _one(dice == 3 ? FORGER : holder, digest),
                consents
            )
        returns (uint8 slot) {
            _passed(account);
            if (!consented) passedWithoutConsent = true;
            if (dice == 2 || dice == 3 || _rightStands(account, slot)) passedForged = true;
            if (account.holders[slot] != 0) ++rightsLapsed;
            (account.holders[slot], account.rightUntils[slot]) = (holder, deed.until);
            account.restricts[slot] = deed.kind == ILandInstruments.RightKind.Restriction;
        } catch {
            _refused(sound);
        }
    }

    function release(uint8 titleSeed, uint8 slotSeed, uint8 dice) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        uint8 slot = slotSeed % 4;
        bool honest = dice % 4 != 0;
        bytes32 digest = _digest(
            abi.encode(
                keccak256("RightRelease(string title,uint32 revision,uint8 slot,bytes32 instrument,uint48 deadline)"),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                slot,
                PAPER,
                type(uint48).max
            )
        );
        uint256 holder = honest && account.holders[slot] != 0 ? account.holders[slot] : FORGER;
        ILandInstruments.RightRelease memory deed = ILandInstruments.RightRelease(
            titleAt(titleSeed),
            account.revision,
            slot,
            PAPER,
            type(uint48).max
        );
        try registry.releaseRight(deed, _one(holder, digest)) {
            _passedLift(account);
            if (!honest || !_rightStands(account, slot)) passedForged = true;
            (account.holders[slot], account.rightUntils[slot], account.restricts[slot]) = (0, 0, false);
        } catch {
            _refused(account.owner != 0 && honest && _rightStands(account, slot) && _clear(account));
        }
    }

    function place(uint8 titleSeed, uint8 beneficiarySeed, uint16 term, uint8 dice) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        uint256 beneficiary = _party(beneficiarySeed);
        bool honest = dice % 4 != 0;
        bytes32 dealing = dice % 2 == 0 ? PAPER : OTHER_PAPER;
        uint48 until = uint48(block.timestamp) + (term % 4000);
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "PriorityNotice(string title,uint32 revision,address beneficiary,bytes32 dealing,uint48 until,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                VM.addr(beneficiary),
                dealing,
                until,
                type(uint48).max
            )
        );
        ILandInstruments.PriorityNotice memory notice = ILandInstruments.PriorityNotice(
            titleAt(titleSeed),
            account.revision,
            VM.addr(beneficiary),
            dealing,
            until,
            type(uint48).max
        );
        bool sound = account.owner != 0 && honest && term % 4000 != 0 && _clear(account) && !_noticed(account);
        if (dice % 16 == 1) (sound, beneficiary) = (false, FORGER); // The beneficiary did not sign.
        try registry.placeNotice(notice, _ownersSign(account, digest, !honest), _sign(beneficiary, digest)) {
            if (_noticed(account)) passedNotice = true;
            _passedLift(account);
            if (!honest || beneficiary == FORGER) passedForged = true;
            (account.beneficiary, account.dealing, account.noticeUntil) = (beneficiary, dealing, until);
        } catch {
            _refused(sound);
        }
    }

    function withdrawNotice(uint8 titleSeed, uint8 dice) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        if (dice % 3 == 0) return; // Seldom, so that notices stand in the way.
        bool honest = dice % 4 != 0;
        bytes32 digest = _digest(
            abi.encode(
                keccak256("NoticeWithdrawal(string title,uint32 revision,uint48 deadline)"),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                type(uint48).max
            )
        );
        uint256 key = honest && account.beneficiary != 0 ? account.beneficiary : FORGER;
        try
            registry.withdrawNotice(
                ILandInstruments.NoticeWithdrawal(titleAt(titleSeed), account.revision, type(uint48).max),
                _sign(key, digest)
            )
        {
            if (!honest || !_noticed(account)) passedForged = true;
            ++account.revision;
            (account.beneficiary, account.dealing, account.noticeUntil) = (0, 0, 0);
        } catch {
            _refused(honest && _noticed(account));
        }
    }

    function vary(uint8 titleSeed, uint8 rankSeed, uint8 dice) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        uint8 rank = 1 + (rankSeed % 4);
        dice %= 8; // 0 withholds a consent, 1 forges one, 2 forges the chargee's signature.
        bytes32 digest = _digest(
            abi.encode(
                keccak256("ChargeVariation(string title,uint32 revision,uint8 rank,bytes32 terms,uint48 deadline)"),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                rank,
                PAPER,
                type(uint48).max
            )
        );
        uint256 chargee = account.chargees[rank];
        (bytes[] memory consents, bool consented) = _consents(account, digest, dice, rank + 1);
        try
            registry.varyCharge(
                ILandInstruments.ChargeVariation(titleAt(titleSeed), account.revision, rank, PAPER, type(uint48).max),
                _ownersSign(account, digest, false),
                _sign(dice == 2 || chargee == 0 ? FORGER : chargee, digest),
                consents
            )
        {
            _passed(account);
            if (!consented) passedWithoutConsent = true;
            if (dice == 2 || chargee == 0) passedForged = true;
        } catch {
            _refused(consented && dice != 2 && account.owner != 0 && chargee != 0 && _open(account));
        }
    }

    function postpone(uint8 titleSeed, uint8 rankSeed, uint8 laterSeed, uint8 dice) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        (uint8 rank, uint8 later) = (1 + (rankSeed % 4), 1 + (laterSeed % 5));
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "ChargePostponement(string title,uint32 revision,uint8 rank,uint8 later,bytes32 instrument,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                rank,
                later,
                PAPER,
                type(uint48).max
            )
        );
        bytes[] memory signatures = _chargeesSign(account, rank, later, digest, dice % 4 == 0);
        bool sound = account.owner != 0 && account.chargees[rank] != 0 && later > rank && dice % 4 != 0;
        sound = sound && _open(account);
        try
            registry.postponeCharge(
                ILandInstruments.ChargePostponement(
                    titleAt(titleSeed),
                    account.revision,
                    rank,
                    later,
                    PAPER,
                    type(uint48).max
                ),
                signatures
            )
        {
            _passed(account);
            if (dice % 4 == 0 || account.chargees[rank] == 0) passedForged = true;
            (account.chargees[rank], account.chargees[later]) = (account.chargees[later], account.chargees[rank]);
        } catch {
            _refused(sound);
        }
    }

    function assign(uint8 titleSeed, uint8 rankSeed, uint8 assigneeSeed, uint8 dice) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        (uint8 rank, uint256 assignee) = (1 + (rankSeed % 4), _party(assigneeSeed));
        uint256 chargee = account.chargees[rank];
        bool honest = dice % 4 != 0;
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "ChargeAssignment(string title,uint32 revision,uint8 rank,address assignee,bytes32 instrument,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                rank,
                VM.addr(assignee),
                PAPER,
                type(uint48).max
            )
        );
        bool sound = account.owner != 0 && honest && chargee != 0 && assignee != chargee && assignee != account.owner;
        sound = sound && dice % 8 != 1 && _clear(account); // 1 forges the assignee's signature.
        try
            registry.assignCharge(
                ILandInstruments.ChargeAssignment(
                    titleAt(titleSeed),
                    account.revision,
                    rank,
                    VM.addr(assignee),
                    PAPER,
                    type(uint48).max
                ),
                _sign(honest && chargee != 0 ? chargee : FORGER, digest),
                _sign(dice % 8 == 1 ? FORGER : assignee, digest)
            )
        {
            _passedLift(account);
            if (!sound) passedForged = true;
            account.chargees[rank] = assignee;
        } catch {
            _refused(sound);
        }
    }

    function varyCaveat(uint8 titleSeed, uint8 slotSeed, uint16 term) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        uint8 slot = slotSeed % 4;
        bool honest = slotSeed % 7 != 0;
        uint256 caveator = honest ? account.caveators[slot] : 0;
        uint48 until = uint48(block.timestamp) + (term % 300);
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "CaveatVariation(string title,uint32 revision,uint8 slot,bytes32 basis,uint48 until,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                slot,
                PAPER,
                until,
                type(uint48).max
            )
        );
        try
            registry.varyCaveat(
                ILandInstruments.CaveatVariation(
                    titleAt(titleSeed),
                    account.revision,
                    slot,
                    PAPER,
                    until,
                    type(uint48).max
                ),
                _sign(caveator == 0 ? FORGER : caveator, digest)
            )
        {
            if (!honest || !_stands(account, slot)) passedForged = true;
            ++account.revision;
            account.untils[slot] = until;
        } catch {
            _refused(honest && term % 300 != 0 && _stands(account, slot));
        }
    }

    function _chargeesSign(
        Account storage account,
        uint8 rank,
        uint8 later,
        bytes32 digest,
        bool forged
    ) private view returns (bytes[] memory signatures) {
        uint8 last = account.chargees[later] == 0 || later < rank ? rank : later;
        uint256 count = 0;
        for (uint8 i = rank; i <= last; ++i) if (account.chargees[i] != 0) ++count;
        signatures = new bytes[](count);
        uint256 next = 0;
        for (uint8 i = rank; i <= last; ++i) {
            if (account.chargees[i] == 0) continue;
            signatures[next] = _sign(forged && next + 1 == count ? FORGER : account.chargees[i], digest);
            ++next;
        }
    }

    function _digestOf(ILandInstruments.RightDeed memory deed, uint8 titleSeed) private view returns (bytes32) {
        return
            _digest(
                abi.encode(
                    keccak256(
                        "RightDeed(string title,uint32 revision,uint8 kind,address holder,string benefited,bytes32 terms,uint48 until,uint48 deadline)"
                    ),
                    keccak256(bytes(_textAt(titleSeed))),
                    deed.revision,
                    deed.kind,
                    deed.holder,
                    keccak256(""),
                    deed.terms,
                    deed.until,
                    deed.deadline
                )
            );
    }

    function _freeRight(Account storage account) private view returns (bool) {
        for (uint8 slot = 0; slot < 32; ++slot) if (!_rightStands(account, slot)) return true;
        return false;
    }

    function _one(uint256 key, bytes32 digest) private pure returns (bytes[] memory signatures) {
        signatures = new bytes[](1);
        signatures[0] = _sign(key, digest);
    }
}
