// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Reference} from "../../common/libraries/Reference.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";

/// @title Instruments
/// @notice EIP-712 digests of what parties sign to own, charge and pass titles.
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
    bytes32 private constant CHARGE_VARIATION = keccak256(
        "ChargeVariation(string title,uint32 revision,uint8 rank,bytes32 terms,uint48 deadline)"
    );
    bytes32 private constant CHARGE_POSTPONEMENT = keccak256(
        "ChargePostponement(string title,uint32 revision,uint8 rank,uint8 later,bytes32 instrument,uint48 deadline)"
    );
    bytes32 private constant CHARGE_ASSIGNMENT = keccak256(
        "ChargeAssignment(string title,uint32 revision,uint8 rank,address assignee,bytes32 instrument,uint48 deadline)"
    );
    bytes32 private constant DISCHARGE_DEED = keccak256(
        "DischargeDeed(string title,uint32 revision,uint8 rank,bytes32 instrument,address conduit,uint48 deadline)"
    );

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

    /// @notice What is signed for a charge's variation.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandInstruments.ChargeVariation calldata deed) internal view returns (bytes32) {
        return
            signed(
                abi.encode(CHARGE_VARIATION, text(deed.titleId), deed.revision, deed.rank, deed.terms, deed.deadline)
            );
    }

    /// @notice What is signed for a charge's postponement.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandInstruments.ChargePostponement calldata deed) internal view returns (bytes32) {
        return
            signed(
                abi.encode(
                    CHARGE_POSTPONEMENT,
                    text(deed.titleId),
                    deed.revision,
                    deed.rank,
                    deed.later,
                    deed.instrument,
                    deed.deadline
                )
            );
    }

    /// @notice What is signed for a charge's assignment.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandInstruments.ChargeAssignment calldata deed) internal view returns (bytes32) {
        return
            signed(
                abi.encode(
                    CHARGE_ASSIGNMENT,
                    text(deed.titleId),
                    deed.revision,
                    deed.rank,
                    deed.assignee,
                    deed.instrument,
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

    /// @notice The EIP-712 digest of a structure, on this chain and for the registry that runs this code.
    /// @param encoded Type hash and fields of the structure.
    /// @return The digest.
    function signed(bytes memory encoded) internal view returns (bytes32) {
        bytes32 domain = keccak256(abi.encode(DOMAIN, NAME, VERSION, block.chainid, address(this)));
        return MessageHashUtils.toTypedDataHash(domain, keccak256(encoded));
    }

    /// @notice Structure hash of a transfer. The registry itself makes the digest of it, with the domain that it keeps:
    /// the act of every day costs a little less.
    /// @param deed Instrument.
    /// @return The hash.
    function hash(ILandInstruments.TransferDeed calldata deed) internal pure returns (bytes32) {
        return
            keccak256(
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
