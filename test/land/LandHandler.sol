// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";
import {LandLedger} from "./LandLedger.sol";

/// @notice Deals with a few titles as registrar and court, at random, honestly or not, and enters in its own ledger what
/// should stand.
contract LandHandler is LandLedger {
    function register(uint8 titleSeed, uint8 ownerSeed) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint256 owner = _party(ownerSeed);
        bool sound = account.owner == 0;
        try registry.register(ILandTypes.Registration(titleId, VM.addr(owner), bytes32(0), PAPER)) {
            if (!sound) passedForged = true;
            (account.owner, account.revision) = (owner, 1);
            ++registered;
        } catch {
            _refused(sound);
        }
    }

    function transfer(uint8 titleSeed, uint8 buyerSeed, uint8 dice) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint256 buyer = _party(buyerSeed);
        ILandTypes.TransferDeed memory deed = ILandTypes.TransferDeed(
            titleId,
            account.revision,
            account.owner == 0 ? address(0) : VM.addr(account.owner),
            VM.addr(buyer),
            PAPER,
            type(uint48).max
        );
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "TransferDeed(string title,uint32 revision,address seller,address buyer,bytes32 instrument,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                deed.revision,
                deed.seller,
                deed.buyer,
                deed.instrument,
                deed.deadline
            )
        );
        dice %= 8; // 0 withholds a consent, 1 forges one, 2 and 3 forge the seller's or the buyer's signature.
        (bytes[] memory consents, bool sound) = _consents(account, digest, dice);
        bool consented = sound;
        sound = sound && dice != 2 && dice != 3 && account.owner != 0 && buyer != account.owner && _clear(account);
        try
            registry.transfer(
                deed,
                _sign(dice == 2 ? FORGER : _keyOf(account), digest),
                _sign(dice == 3 ? FORGER : buyer, digest),
                consents
            )
        {
            _passed(account);
            if (!consented) passedWithoutConsent = true;
            if (dice == 2 || dice == 3) passedForged = true;
            if (consents.length > 0) ++consentedTransfers;
            account.owner = buyer;
        } catch {
            _refused(sound);
        }
    }

    function charge(uint8 titleSeed, uint8 chargeeSeed, uint8 rankSeed, uint8 dice) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint256 chargee = _party(chargeeSeed);
        uint8 rank = 1 + (rankSeed % 4); // Few ranks, so that they are often taken.
        if (rankSeed > 250) rank = 16;
        ILandTypes.ChargeDeed memory deed = ILandTypes.ChargeDeed(
            titleId,
            account.revision,
            account.owner == 0 ? address(0) : VM.addr(account.owner),
            VM.addr(chargee),
            rank,
            PAPER,
            type(uint48).max
        );
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "ChargeDeed(string title,uint32 revision,address owner,address chargee,uint8 rank,bytes32 terms,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                deed.revision,
                deed.owner,
                deed.chargee,
                deed.rank,
                deed.terms,
                deed.deadline
            )
        );
        bool honest = dice % 8 != 0;
        bool sound =
            account.owner != 0 && chargee != account.owner && account.chargees[rank] == 0 && honest && _clear(account);
        bytes memory owner = _sign(_keyOf(account), digest);
        try registry.charge(deed, owner, _sign(honest ? chargee : FORGER, digest)) {
            _passed(account);
            if (!honest) passedForged = true;
            if (account.chargees[rank] != 0) doubledRank = true;
            account.chargees[rank] = chargee;
        } catch {
            _refused(sound);
        }
    }

    function discharge(uint8 titleSeed, uint8 rankSeed, uint8 dice) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint8 rank = 1 + (rankSeed % 4);
        uint256 chargee = account.chargees[rank];
        bytes32 digest = _digest(
            abi.encode(
                keccak256("DischargeDeed(string title,uint32 revision,uint8 rank,bytes32 instrument,uint48 deadline)"),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                rank,
                PAPER,
                type(uint48).max
            )
        );
        bool honest = dice % 8 != 0;
        try
            registry.discharge(
                ILandTypes.DischargeDeed(titleId, account.revision, rank, PAPER, type(uint48).max),
                _sign(honest && chargee != 0 ? chargee : FORGER, digest)
            )
        {
            _passed(account);
            if (!honest || chargee == 0) passedForged = true;
            account.chargees[rank] = 0;
        } catch {
            _refused(account.owner != 0 && chargee != 0 && honest && _clear(account));
        }
    }

    function lodge(uint8 titleSeed, uint8 caveatorSeed, uint16 term) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint256 caveator = _party(caveatorSeed);
        uint48 until = uint48(block.timestamp) + (term % 300);
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "CaveatNotice(string title,uint32 revision,address caveator,bytes32 basis,uint48 until,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                VM.addr(caveator),
                PAPER,
                until,
                type(uint48).max
            )
        );
        try
            registry.lodgeCaveat(
                ILandTypes.CaveatNotice(titleId, account.revision, VM.addr(caveator), PAPER, until, type(uint48).max),
                _sign(caveator, digest)
            )
        returns (uint8 slot) {
            ++account.revision;
            if (account.untils[slot] >= block.timestamp) passedForged = true; // It took a live caveat's slot.
            if (account.caveators[slot] != 0) ++lapses;
            (account.caveators[slot], account.untils[slot]) = (caveator, until);
        } catch {
            _refused(account.owner != 0 && term % 300 != 0 && _free(account));
        }
    }

    function withdraw(uint8 titleSeed, uint8 slotSeed) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        uint8 slot = slotSeed % 4;
        uint256 caveator = account.caveators[slot];
        bytes32 digest = _digest(
            abi.encode(
                keccak256("CaveatWithdrawal(string title,uint32 revision,uint8 slot,uint48 deadline)"),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                slot,
                type(uint48).max
            )
        );
        try
            registry.withdrawCaveat(
                ILandTypes.CaveatWithdrawal(titleAt(titleSeed), account.revision, slot, type(uint48).max),
                _sign(caveator == 0 ? FORGER : caveator, digest)
            )
        {
            _ended(account, slot);
        } catch {
            _refused(_stands(account, slot));
        }
    }

    function remove(uint8 titleSeed, uint8 slotSeed) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint8 slot = slotSeed % 4;
        uint256 caveator = account.caveators[slot];
        try registry.removeCaveat(titleId, slot, caveator == 0 ? address(0) : VM.addr(caveator), PAPER) {
            _ended(account, slot);
        } catch {
            _refused(_stands(account, slot));
        }
    }

    function freeze(uint8 titleSeed, uint8 dice) external {
        bytes32 titleId = titleAt(titleSeed);
        if (dice % 3 != 0 || _accounts[titleId].owner == 0) return; // Seldom, so that dealings go on.
        registry.freeze(titleId, PAPER);
        if (!_accounts[titleId].frozen) ++_accounts[titleId].revision;
        _accounts[titleId].frozen = true;
    }

    function unfreeze(uint8 titleSeed) external {
        bytes32 titleId = titleAt(titleSeed);
        if (_accounts[titleId].owner == 0) return;
        registry.unfreeze(titleId, PAPER);
        if (_accounts[titleId].frozen) ++_accounts[titleId].revision;
        _accounts[titleId].frozen = false;
    }

    function pass(uint16 time) external {
        VM.warp(block.timestamp + (time % 2000));
    }
}
