// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Reference} from "../../common/libraries/Reference.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";

/// @title Instruments
/// @notice EIP-712 structure hashes of what parties sign.
/// @dev A title is signed as `string title`: a wallet then shows the reference that people know, not a word of hex.
library Instruments {
    bytes32 private constant TRANSFER_DEED = keccak256(
        "TransferDeed(string title,uint32 revision,address seller,address buyer,bytes32 instrument,uint48 deadline)"
    );
    bytes32 private constant CHARGE_DEED = keccak256(
        "ChargeDeed(string title,uint32 revision,address owner,address chargee,uint8 rank,bytes32 terms,"
        "uint48 deadline)"
    );
    bytes32 private constant DISCHARGE_DEED = keccak256(
        "DischargeDeed(string title,uint32 revision,uint8 rank,bytes32 instrument,uint48 deadline)"
    );
    bytes32 private constant CAVEAT_NOTICE = keccak256(
        "CaveatNotice(string title,uint32 revision,address caveator,bytes32 basis,uint48 until,uint48 deadline)"
    );
    bytes32 private constant CAVEAT_WITHDRAWAL = keccak256(
        "CaveatWithdrawal(string title,uint32 revision,uint8 slot,uint48 deadline)"
    );

    /// @notice Structure hash of a transfer.
    /// @param deed Instrument.
    /// @return The hash.
    function hash(ILandTypes.TransferDeed calldata deed) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    TRANSFER_DEED,
                    _text(deed.titleId),
                    deed.revision,
                    deed.seller,
                    deed.buyer,
                    deed.instrument,
                    deed.deadline
                )
            );
    }

    /// @notice Structure hash of a charge.
    /// @param deed Instrument.
    /// @return The hash.
    function hash(ILandTypes.ChargeDeed calldata deed) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    CHARGE_DEED,
                    _text(deed.titleId),
                    deed.revision,
                    deed.owner,
                    deed.chargee,
                    deed.rank,
                    deed.terms,
                    deed.deadline
                )
            );
    }

    /// @notice Structure hash of a discharge.
    /// @param deed Instrument.
    /// @return The hash.
    function hash(ILandTypes.DischargeDeed calldata deed) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    DISCHARGE_DEED,
                    _text(deed.titleId),
                    deed.revision,
                    deed.rank,
                    deed.instrument,
                    deed.deadline
                )
            );
    }

    /// @notice Structure hash of a caveat.
    /// @param notice Instrument.
    /// @return The hash.
    function hash(ILandTypes.CaveatNotice calldata notice) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    CAVEAT_NOTICE,
                    _text(notice.titleId),
                    notice.revision,
                    notice.caveator,
                    notice.basis,
                    notice.until,
                    notice.deadline
                )
            );
    }

    /// @notice Structure hash of a caveat's withdrawal.
    /// @param withdrawal Instrument.
    /// @return The hash.
    function hash(ILandTypes.CaveatWithdrawal calldata withdrawal) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    CAVEAT_WITHDRAWAL,
                    _text(withdrawal.titleId),
                    withdrawal.revision,
                    withdrawal.slot,
                    withdrawal.deadline
                )
            );
    }

    /// @dev How EIP-712 hashes the reference as a text.
    function _text(bytes32 titleId) private pure returns (bytes32) {
        return keccak256(bytes(Reference.toString(titleId)));
    }
}
