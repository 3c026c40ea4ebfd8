// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IConveyanceTypes} from "../../contracts/conveyance/interfaces/IConveyanceTypes.sol";
import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";
import {SaleLedger} from "./SaleLedger.sol";

/// @notice Draws up and signs what the parties of a sale sign, rightly or as the dice say, and hands it in.
abstract contract SalePapers is SaleLedger {
    /// @dev Dice 1 forges the first seller's signature, 2 the buyer's; 3 and 4 have them sign with the very keys that the
    /// contract of sale names, lost or not.
    function _open(Bargain memory bargain, uint8 dice) internal returns (bool) {
        IConveyanceTypes.ContractOfSale memory terms = _termsOf(bargain);
        bytes32 id = conveyance.saleIdOf(terms);
        bytes[] memory signatures = new bytes[](bargain.sellers.length);
        for (uint256 i = 0; i < signatures.length; ++i) {
            uint256 seller = dice == 3 ? bargain.sellers[i] : keyNow(bargain.sellers[i]);
            signatures[i] = _sign(dice == 1 && i == 0 ? FORGER : seller, id);
        }
        uint256 buyer = dice == 4 ? bargain.buyer : keyNow(bargain.buyer);
        try conveyance.open(terms, signatures, _sign(dice == 2 ? FORGER : buyer, id)) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev Statements on every live charge. Dice 3 forges the first discharge, 4 leaves a charge out; `answered` is
    /// false where that leaves one standing, or one forged.
    function _payOffs(
        Bargain memory bargain,
        uint16 owedSeed,
        uint8 dice
    ) internal view returns (IConveyanceTypes.PayOff[] memory payOffs, uint256 owed, bool answered) {
        uint256[3] memory chargees = _deeds[bargain.title].chargees;
        uint256 count = (chargees[1] == 0 ? 0 : 1) + (chargees[2] == 0 ? 0 : 1);
        answered = count == 0 || (dice != 3 && dice != 4);
        if (dice == 4 && count != 0) --count;
        payOffs = new IConveyanceTypes.PayOff[](count);
        uint256 next = 0;
        for (uint8 rank = 1; rank <= 2 && next < count; ++rank) {
            if (chargees[rank] == 0) continue;
            uint256 amount = (uint256(owedSeed) * bargain.price) / 150_000;
            uint32 revision = _deeds[bargain.title].revision + uint32(next);
            payOffs[next++] = _payOff(
                bargain,
                rank,
                amount,
                revision,
                dice == 3 ? FORGER : chargees[rank],
                chargees[rank]
            );
            owed += amount;
        }
    }

    /// @dev Dice 0 forges the seller's signature, 1 the buyer's, 2 names another instrument, 5 is for the very account
    /// that the contract of sale names. An owner that did not follow yet signs with the key of the account on record.
    function _settleSole(
        Bargain memory bargain,
        IConveyanceTypes.PayOff[] memory payOffs,
        uint8 dice
    ) internal returns (bool) {
        IConveyanceTypes.ContractOfSale memory terms = _termsOf(bargain);
        uint256 buyerKey = dice == 5 ? bargain.buyer : keyNow(bargain.buyer);
        ILandInstruments.TransferDeed memory deed = ILandInstruments.TransferDeed({
            titleId: terms.titleId,
            revision: _revisionFor(bargain, payOffs.length, dice),
            nature: ILandInstruments.Nature.Sale,
            seller: VM.addr(_deeds[bargain.title].owners[0]),
            buyer: VM.addr(buyerKey),
            instrument: dice == 2 ? PAPER : conveyance.saleIdOf(terms),
            conduit: address(conveyance),
            deadline: type(uint48).max
        });
        bytes32 digest = _landDigest(
            abi.encode(
                keccak256(
                    "TransferDeed(string title,uint32 revision,uint8 nature,address seller,address buyer,bytes32 instrument,address conduit,uint48 deadline)"
                ),
                _textHash(bargain.title),
                deed.revision,
                deed.nature,
                deed.seller,
                deed.buyer,
                deed.instrument,
                deed.conduit,
                deed.deadline
            )
        );
        bytes memory seller = _sign(dice == 0 ? FORGER : _deeds[bargain.title].owners[0], digest);
        bytes memory buyer = _sign(dice == 1 ? FORGER : buyerKey, digest);
        try conveyance.settle(terms, payOffs, deed, seller, buyer, new bytes[](0)) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev As {_settleSole}.
    function _settleShared(
        Bargain memory bargain,
        IConveyanceTypes.PayOff[] memory payOffs,
        uint8 dice
    ) internal returns (bool) {
        IConveyanceTypes.ContractOfSale memory terms = _termsOf(bargain);
        uint256 buyer = dice == 5 ? bargain.buyer : keyNow(bargain.buyer);
        uint256[] memory owners = _deeds[bargain.title].owners;
        ILandInstruments.Portion[] memory portions = new ILandInstruments.Portion[](1);
        portions[0] = ILandInstruments.Portion(VM.addr(buyer), 1);
        ILandInstruments.OwnershipDeed memory deed = ILandInstruments.OwnershipDeed({
            titleId: terms.titleId,
            revision: _revisionFor(bargain, payOffs.length, dice),
            nature: ILandInstruments.Nature.Sale,
            ownership: ILandInstruments.Ownership(ILandInstruments.Form.Sole, 1, portions),
            instrument: dice == 2 ? PAPER : conveyance.saleIdOf(terms),
            conduit: address(conveyance),
            deadline: type(uint48).max
        });
        bytes32 digest = _ownershipDigest(bargain.title, deed);
        bytes[] memory signatures = new bytes[](owners.length + 1);
        for (uint256 i = 0; i < owners.length; ++i) {
            signatures[i] = _sign(dice == 0 && i == 0 ? FORGER : owners[i], digest);
        }
        signatures[owners.length] = _sign(dice == 1 ? FORGER : buyer, digest);
        try conveyance.settleShared(terms, payOffs, deed, signatures, new bytes[](0)) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev The last one's signature is forged, or made with the very key that the contract of sale names.
    function _rescind(
        Bargain memory bargain,
        IConveyanceTypes.Ending ground,
        bool forged,
        bool named
    ) internal returns (bool) {
        IConveyanceTypes.ContractOfSale memory terms = _termsOf(bargain);
        IConveyanceTypes.Rescission memory notice = IConveyanceTypes.Rescission({
            sale: conveyance.saleIdOf(terms),
            ground: ground,
            basis: PAPER,
            deadline: type(uint48).max
        });
        bytes32 digest = _ownDigest(
            abi.encode(
                keccak256("Rescission(bytes32 sale,uint8 ground,bytes32 basis,uint48 deadline)"),
                notice.sale,
                notice.ground,
                notice.basis,
                notice.deadline
            )
        );
        uint256 sellers = ground == IConveyanceTypes.Ending.Agreed ? bargain.sellers.length : 0;
        bytes[] memory signatures = new bytes[](sellers + 1);
        for (uint256 i = 0; i < sellers; ++i) signatures[i] = _sign(keyNow(bargain.sellers[i]), digest);
        uint256 last = ground == IConveyanceTypes.Ending.ConditionFailed ? REFEREE : bargain.buyer;
        signatures[sellers] = _sign(
            forged
                ? FORGER
                : named
                    ? last
                    : keyNow(last),
            digest
        );
        try conveyance.rescind(terms, notice, signatures) {
            return true;
        } catch {
            return false;
        }
    }

    function _charge(uint256 title, uint256 chargee, uint8 rank) internal {
        Deed storage book = _deeds[title];
        ILandInstruments.ChargeDeed memory deed = ILandInstruments.ChargeDeed({
            titleId: titleAt(title),
            revision: book.revision,
            chargee: VM.addr(chargee),
            rank: rank,
            terms: PAPER,
            deadline: type(uint48).max
        });
        bytes32 digest = _landDigest(
            abi.encode(
                keccak256(
                    "ChargeDeed(string title,uint32 revision,address chargee,uint8 rank,bytes32 terms,uint48 deadline)"
                ),
                _textHash(title),
                deed.revision,
                deed.chargee,
                deed.rank,
                deed.terms,
                deed.deadline
            )
        );
        bytes[] memory owners = new bytes[](book.owners.length);
        for (uint256 i = 0; i < owners.length; ++i) owners[i] = _sign(book.owners[i], digest);
        registry.charge(deed, owners, _sign(chargee, digest), new bytes[](0));
    }

    /// @dev Behind discharges a deed names the number that they bring about; else the one of the sale is good as well.
    function _revisionFor(Bargain memory bargain, uint256 payOffs, uint8 dice) private view returns (uint32) {
        if (payOffs == 0 && dice % 2 == 0) return bargain.revision;
        return _deeds[bargain.title].revision + uint32(payOffs);
    }

    function _payOff(
        Bargain memory bargain,
        uint8 rank,
        uint256 amount,
        uint32 revision,
        uint256 signer,
        uint256 chargee
    ) private view returns (IConveyanceTypes.PayOff memory payOff) {
        payOff.statement = IConveyanceTypes.PayOffStatement({
            sale: conveyance.saleIdOf(_termsOf(bargain)),
            rank: rank,
            amount: amount,
            payee: VM.addr(chargee)
        });
        payOff.discharge = ILandInstruments.DischargeDeed({
            titleId: titleAt(bargain.title),
            revision: revision,
            rank: rank,
            instrument: conveyance.statementDigest(payOff.statement),
            conduit: address(conveyance),
            deadline: type(uint48).max
        });
        bytes32 digest = _landDigest(
            abi.encode(
                keccak256(
                    "DischargeDeed(string title,uint32 revision,uint8 rank,bytes32 instrument,address conduit,uint48 deadline)"
                ),
                _textHash(bargain.title),
                revision,
                rank,
                payOff.discharge.instrument,
                payOff.discharge.conduit,
                payOff.discharge.deadline
            )
        );
        payOff.signature = _sign(signer, digest);
    }

    function _ownershipDigest(
        uint256 title,
        ILandInstruments.OwnershipDeed memory deed
    ) private view returns (bytes32) {
        ILandInstruments.Portion memory portion = deed.ownership.portions[0];
        bytes32 portions = keccak256(
            abi.encode(keccak256("Portion(address owner,uint64 numerator)"), portion.owner, portion.numerator)
        );
        bytes32 ownership = keccak256(
            abi.encode(
                keccak256(
                    "Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)"
                ),
                deed.ownership.form,
                deed.ownership.denominator,
                keccak256(abi.encode(portions))
            )
        );
        return
            _landDigest(
                abi.encode(
                    keccak256(
                        "OwnershipDeed(string title,uint32 revision,uint8 nature,Ownership ownership,bytes32 instrument,address conduit,uint48 deadline)Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)"
                    ),
                    _textHash(title),
                    deed.revision,
                    deed.nature,
                    ownership,
                    deed.instrument,
                    deed.conduit,
                    deed.deadline
                )
            );
    }
}
