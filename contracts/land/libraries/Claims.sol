// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFirstRegistrationTypes} from "../interfaces/IFirstRegistrationTypes.sol";
import {Instruments} from "./Instruments.sol";

/// @title Claims
/// @notice EIP-712 structure hashes of what claimants and objectors sign.
/// @dev A title is signed as `string title`, as in {Instruments}.
library Claims {
    bytes32 private constant CLAIM = keccak256(
        "Claim(string title,Ownership ownership,uint40 area,bytes32 parcel,bytes32 source,uint48 deadline)"
        "Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)"
    );
    bytes32 private constant OBJECTION = keccak256(
        "Objection(string title,bytes32 claim,address objector,bytes32 basis,uint48 deadline)"
    );
    bytes32 private constant OBJECTION_WITHDRAWAL = keccak256(
        "ObjectionWithdrawal(string title,bytes32 claim,address objector,uint48 deadline)"
    );
    bytes32 private constant CLAIM_WITHDRAWAL = keccak256(
        "ClaimWithdrawal(string title,bytes32 claim,address claimant,uint48 deadline)"
    );

    /// @notice Structure hash of a claim.
    /// @param claim Instrument.
    /// @return The hash.
    function hash(IFirstRegistrationTypes.Claim calldata claim) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    CLAIM,
                    Instruments.text(claim.registration.titleId),
                    Instruments.hash(claim.registration.ownership),
                    claim.registration.area,
                    claim.registration.parcel,
                    claim.registration.source,
                    claim.deadline
                )
            );
    }

    /// @notice Structure hash of an objection.
    /// @param objection Instrument.
    /// @return The hash.
    function hash(IFirstRegistrationTypes.Objection calldata objection) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    OBJECTION,
                    Instruments.text(objection.titleId),
                    objection.claimId,
                    objection.objector,
                    objection.basis,
                    objection.deadline
                )
            );
    }

    /// @notice Structure hash of an objection's withdrawal.
    /// @param withdrawal Instrument.
    /// @return The hash.
    function hash(IFirstRegistrationTypes.ObjectionWithdrawal calldata withdrawal) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    OBJECTION_WITHDRAWAL,
                    Instruments.text(withdrawal.titleId),
                    withdrawal.claimId,
                    withdrawal.objector,
                    withdrawal.deadline
                )
            );
    }

    /// @notice Structure hash of a claim's withdrawal.
    /// @param withdrawal Instrument.
    /// @return The hash.
    function hash(IFirstRegistrationTypes.ClaimWithdrawal calldata withdrawal) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    CLAIM_WITHDRAWAL,
                    Instruments.text(withdrawal.titleId),
                    withdrawal.claimId,
                    withdrawal.claimant,
                    withdrawal.deadline
                )
            );
    }
}
