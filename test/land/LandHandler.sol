// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
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
        bool nobody = ownerSeed % 16 == 15;
        bool sound = account.owner == 0 && !nobody;
        address party = nobody ? address(0) : VM.addr(owner);
        try registry.register(ILandTypes.Registration(titleId, party, AREA, bytes32(0), PAPER)) {
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
        ILandInstruments.TransferDeed memory deed = ILandInstruments.TransferDeed(
            titleId,
            account.revision,
            ILandInstruments.Nature.Sale,
            account.owner == 0 ? address(0) : VM.addr(account.owner),
            VM.addr(buyer),
            PAPER,
            address(0),
            type(uint48).max
        );
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "TransferDeed(string title,uint32 revision,uint8 nature,address seller,address buyer,bytes32 instrument,address conduit,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                deed.revision,
                deed.nature,
                deed.seller,
                deed.buyer,
                deed.instrument,
                deed.conduit,
                deed.deadline
            )
        );
        dice %= 8; // 0 withholds a consent, 1 forges one, 2 and 3 forge the seller's or the buyer's signature.
        (bytes[] memory consents, bool sound) = _consents(account, digest, dice, 1);
        bool consented = sound;
        sound = sound && dice != 2 && dice != 3 && account.owner != 0 && buyer != account.owner && _open(account);
        if (account.owner == SEVERAL) sound = false;
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
        ILandInstruments.ChargeDeed memory deed = ILandInstruments.ChargeDeed(
            titleId,
            account.revision,
            VM.addr(chargee),
            rank,
            PAPER,
            type(uint48).max
        );
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "ChargeDeed(string title,uint32 revision,address chargee,uint8 rank,bytes32 terms,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                deed.revision,
                deed.chargee,
                deed.rank,
                deed.terms,
                deed.deadline
            )
        );
        bool honest = dice % 8 != 0;
        bool sound =
            account.owner != 0 && chargee != account.owner && account.chargees[rank] == 0 && honest && _open(account);
        bytes[] memory owners = _ownersSign(account, digest, dice % 8 == 1);
        if (dice % 8 == 1) sound = false;
        bytes[] memory consents = _holdersSign(account, digest);
        try registry.charge(deed, owners, _sign(honest ? chargee : FORGER, digest), consents) {
            _passed(account);
            if (!honest || dice % 8 == 1) passedForged = true;
            if (account.chargees[rank] != 0) doubledRank = true;
            account.chargees[rank] = chargee;
            _used = abi.encodeCall(registry.charge, (deed, owners, _sign(chargee, digest), consents));
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
                keccak256(
                    "DischargeDeed(string title,uint32 revision,uint8 rank,bytes32 instrument,address conduit,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                rank,
                PAPER,
                address(0),
                type(uint48).max
            )
        );
        bool honest = dice % 8 != 0;
        try
            registry.discharge(
                ILandInstruments.DischargeDeed(titleId, account.revision, rank, PAPER, address(0), type(uint48).max),
                _sign(honest && chargee != 0 ? chargee : FORGER, digest)
            )
        {
            _passedLift(account);
            if (!honest || chargee == 0) passedForged = true;
            account.chargees[rank] = 0;
        } catch {
            _refused(account.owner != 0 && chargee != 0 && honest && _clear(account));
        }
    }

    /// @notice Hands in the last charge's deed once more: it was good for one use.
    function replay() external {
        if (_used.length == 0) return;
        (bool passed, ) = address(registry).call(_used);
        if (passed) passedAgain = true;
        else ++refusals;
    }

    /// @dev term: every eleventh is signed by another than the caveator.
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
                ILandInstruments.CaveatNotice(
                    titleId,
                    account.revision,
                    VM.addr(caveator),
                    PAPER,
                    until,
                    type(uint48).max
                ),
                _sign(term % 11 == 0 ? FORGER : caveator, digest)
            )
        returns (uint8 slot) {
            if (term % 11 == 0) passedForged = true;
            ++account.revision;
            if (account.untils[slot] >= block.timestamp) passedForged = true; // It took a live caveat's slot.
            if (account.caveators[slot] != 0) ++lapses;
            (account.caveators[slot], account.untils[slot]) = (caveator, until);
        } catch {
            _refused(account.owner != 0 && term % 300 != 0 && term % 11 != 0 && _free(account));
        }
    }

    function withdraw(uint8 titleSeed, uint8 slotSeed) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        uint8 slot = slotSeed % 4;
        bool honest = slotSeed % 7 != 0;
        uint256 caveator = honest ? account.caveators[slot] : 0;
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
                ILandInstruments.CaveatWithdrawal(titleAt(titleSeed), account.revision, slot, type(uint48).max),
                _sign(caveator == 0 ? FORGER : caveator, digest)
            )
        {
            if (!honest) passedForged = true;
            _ended(account, slot);
        } catch {
            _refused(honest && _stands(account, slot));
        }
    }

    function remove(uint8 titleSeed, uint8 slotSeed) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint8 slot = slotSeed % 4;
        uint256 caveator = account.caveators[slot];
        address claimant = caveator == 0 ? address(0) : VM.addr(caveator);
        if (_order(abi.encodeCall(registry.removeCaveat, (titleId, slot, claimant)))) _ended(account, slot);
        else _refused(_stands(account, slot));
    }

    function freeze(uint8 titleSeed, uint8 dice) external {
        if (dice % 3 == 0) _setFrozen(titleAt(titleSeed), true); // Seldom, so that dealings go on.
    }

    function unfreeze(uint8 titleSeed) external {
        _setFrozen(titleAt(titleSeed), false);
    }

    function pass(uint16 time) external {
        VM.warp(block.timestamp + (time % 2000));
    }

    function _setFrozen(bytes32 titleId, bool wish) private {
        Account storage account = _accounts[titleId];
        if (account.owner == 0) return;
        address holder = account.owner == SEVERAL ? address(registry) : VM.addr(account.owner);
        bytes memory act = abi.encodeCall(registry.setFrozenTokens, (holder, uint256(titleId), wish));
        if (!_order(act)) return _refused(true);
        if (account.frozen != wish) ++account.revision;
        account.frozen = wish;
    }
}
