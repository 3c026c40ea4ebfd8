// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Reference} from "../../common/libraries/Reference.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";

/// @title Instruments
/// @notice EIP-712 digests of what parties sign.
/// @dev A title is signed as `string title`: a wallet then shows the reference that people know, not a word of hex.
library Instruments {
    bytes32 private constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant NAME = keccak256("Civitas LandRegistry");
    bytes32 private constant VERSION = keccak256("1");
    bytes32 private constant PORTION = keccak256("Portion(address owner,uint64 numerator)");
    bytes32 private constant OWNERSHIP = keccak256(
        "Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)"
    );
    bytes32 private constant TRANSFER_DEED = keccak256(
        "TransferDeed(string title,uint32 revision,uint8 nature,address seller,address buyer,bytes32 instrument,"
        "address conduit,uint48 deadline)"
    );
    bytes32 private constant OWNERSHIP_DEED = keccak256(
        "OwnershipDeed(string title,uint32 revision,uint8 nature,Ownership ownership,bytes32 instrument,"
        "address conduit,uint48 deadline)Ownership(uint8 form,uint64 denominator,Portion[] portions)"
        "Portion(address owner,uint64 numerator)"
    );
    bytes32 private constant CHARGE_DEED = keccak256(
        "ChargeDeed(string title,uint32 revision,address chargee,uint8 rank,bytes32 terms,uint48 deadline)"
    );
    bytes32 private constant DISCHARGE_DEED = keccak256(
        "DischargeDeed(string title,uint32 revision,uint8 rank,bytes32 instrument,address conduit,uint48 deadline)"
    );
    bytes32 private constant CAVEAT_NOTICE = keccak256(
        "CaveatNotice(string title,uint32 revision,address caveator,bytes32 basis,uint48 until,uint48 deadline)"
    );
    bytes32 private constant CAVEAT_WITHDRAWAL = keccak256(
        "CaveatWithdrawal(string title,uint32 revision,uint8 slot,uint48 deadline)"
    );

    /// @notice What is signed for a transfer.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandInstruments.TransferDeed calldata deed) internal view returns (bytes32) {
        return
            signed(
                abi.encode(
                    TRANSFER_DEED,
                    text(deed.titleId),
                    deed.revision,
                    deed.nature,
                    deed.seller,
                    deed.buyer,
                    deed.instrument,
                    deed.conduit,
                    deed.deadline
                )
            );
    }

    /// @notice What is signed for a deed by which owners become others.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandInstruments.OwnershipDeed calldata deed) internal view returns (bytes32) {
        return
            signed(
                abi.encode(
                    OWNERSHIP_DEED,
                    text(deed.titleId),
                    deed.revision,
                    deed.nature,
                    hash(deed.ownership),
                    deed.instrument,
                    deed.conduit,
                    deed.deadline
                )
            );
    }

    /// @notice What is signed for a charge.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandInstruments.ChargeDeed calldata deed) internal view returns (bytes32) {
        return
            signed(
                abi.encode(
                    CHARGE_DEED,
                    text(deed.titleId),
                    deed.revision,
                    deed.chargee,
                    deed.rank,
                    deed.terms,
                    deed.deadline
                )
            );
    }

    /// @notice What is signed for a discharge.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandInstruments.DischargeDeed calldata deed) internal view returns (bytes32) {
        return
            signed(
                abi.encode(
                    DISCHARGE_DEED,
                    text(deed.titleId),
                    deed.revision,
                    deed.rank,
                    deed.instrument,
                    deed.conduit,
                    deed.deadline
                )
            );
    }

    /// @notice What is signed for a caveat.
    /// @param notice Instrument.
    /// @return The digest.
    function digest(ILandInstruments.CaveatNotice calldata notice) internal view returns (bytes32) {
        return
            signed(
                abi.encode(
                    CAVEAT_NOTICE,
                    text(notice.titleId),
                    notice.revision,
                    notice.caveator,
                    notice.basis,
                    notice.until,
                    notice.deadline
                )
            );
    }

    /// @notice What is signed for a caveat's withdrawal.
    /// @param withdrawal Instrument.
    /// @return The digest.
    function digest(ILandInstruments.CaveatWithdrawal calldata withdrawal) internal view returns (bytes32) {
        return
            signed(
                abi.encode(
                    CAVEAT_WITHDRAWAL,
                    text(withdrawal.titleId),
                    withdrawal.revision,
                    withdrawal.slot,
                    withdrawal.deadline
                )
            );
    }

    /// @notice The EIP-712 digest of a structure, on this chain and for the registry that runs this code.
    /// @param encoded Type hash and fields of the structure.
    /// @return The digest.
    function signed(bytes memory encoded) internal view returns (bytes32) {
        bytes32 domain = keccak256(abi.encode(DOMAIN, NAME, VERSION, block.chainid, address(this)));
        return MessageHashUtils.toTypedDataHash(domain, keccak256(encoded));
    }

    /// @notice Structure hash of who owns a title, as a part of an instrument.
    /// @param ownership Who owns it, and how.
    /// @return The hash.
    function hash(ILandInstruments.Ownership calldata ownership) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](ownership.portions.length);
        for (uint256 i = 0; i < hashes.length; ++i) {
            ILandInstruments.Portion calldata portion = ownership.portions[i];
            hashes[i] = keccak256(abi.encode(PORTION, portion.owner, portion.numerator));
        }
        bytes32 portions = keccak256(abi.encodePacked(hashes));
        return keccak256(abi.encode(OWNERSHIP, ownership.form, ownership.denominator, portions));
    }

    /// @notice How EIP-712 hashes a reference as a text.
    /// @param titleId Reference of a title.
    /// @return The hash.
    function text(bytes32 titleId) internal pure returns (bytes32) {
        return keccak256(bytes(Reference.toString(titleId)));
    }
}
