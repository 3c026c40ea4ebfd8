// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {Instruments} from "./Instruments.sol";

/// @title Burden instruments
/// @notice EIP-712 digests of what parties sign for rights, priority notices and caveats.
library BurdenInstruments {
    bytes32 private constant RIGHT_DEED = keccak256(
        "RightDeed(string title,uint32 revision,uint8 kind,address holder,string benefited,bytes32 terms,uint48 until,"
        "uint48 deadline)"
    );
    bytes32 private constant RIGHT_RELEASE = keccak256(
        "RightRelease(string title,uint32 revision,uint8 slot,bytes32 instrument,uint48 deadline)"
    );
    bytes32 private constant PRIORITY_NOTICE = keccak256(
        "PriorityNotice(string title,uint32 revision,address beneficiary,bytes32 dealing,uint48 until,uint48 deadline)"
    );
    bytes32 private constant NOTICE_WITHDRAWAL = keccak256(
        "NoticeWithdrawal(string title,uint32 revision,uint48 deadline)"
    );
    bytes32 private constant CAVEAT_NOTICE = keccak256(
        "CaveatNotice(string title,uint32 revision,address caveator,bytes32 basis,uint48 until,uint48 deadline)"
    );
    bytes32 private constant CAVEAT_VARIATION = keccak256(
        "CaveatVariation(string title,uint32 revision,uint8 slot,bytes32 basis,uint48 until,uint48 deadline)"
    );
    bytes32 private constant CAVEAT_WITHDRAWAL = keccak256(
        "CaveatWithdrawal(string title,uint32 revision,uint8 slot,uint48 deadline)"
    );

    /// @notice What is signed for a right.
    /// @param paper Instrument.
    /// @return The digest.
    function digest(ILandInstruments.RightDeed calldata paper) internal view returns (bytes32) {
        return
            Instruments.signed(
                abi.encode(
                    RIGHT_DEED,
                    Instruments.text(paper.titleId),
                    paper.revision,
                    paper.kind,
                    paper.holder,
                    Instruments.text(paper.benefited),
                    paper.terms,
                    paper.until,
                    paper.deadline
                )
            );
    }

    /// @notice What is signed for a right's release.
    /// @param paper Instrument.
    /// @return The digest.
    function digest(ILandInstruments.RightRelease calldata paper) internal view returns (bytes32) {
        return
            Instruments.signed(
                abi.encode(
                    RIGHT_RELEASE,
                    Instruments.text(paper.titleId),
                    paper.revision,
                    paper.slot,
                    paper.instrument,
                    paper.deadline
                )
            );
    }

    /// @notice What is signed for a priority notice.
    /// @param paper Instrument.
    /// @return The digest.
    function digest(ILandInstruments.PriorityNotice calldata paper) internal view returns (bytes32) {
        return
            Instruments.signed(
                abi.encode(
                    PRIORITY_NOTICE,
                    Instruments.text(paper.titleId),
                    paper.revision,
                    paper.beneficiary,
                    paper.dealing,
                    paper.until,
                    paper.deadline
                )
            );
    }

    /// @notice What is signed for a priority notice's withdrawal.
    /// @param paper Instrument.
    /// @return The digest.
    function digest(ILandInstruments.NoticeWithdrawal calldata paper) internal view returns (bytes32) {
        return
            Instruments.signed(
                abi.encode(NOTICE_WITHDRAWAL, Instruments.text(paper.titleId), paper.revision, paper.deadline)
            );
    }

    /// @notice What is signed for a caveat.
    /// @param paper Instrument.
    /// @return The digest.
    function digest(ILandInstruments.CaveatNotice calldata paper) internal view returns (bytes32) {
        return
            Instruments.signed(
                abi.encode(
                    CAVEAT_NOTICE,
                    Instruments.text(paper.titleId),
                    paper.revision,
                    paper.caveator,
                    paper.basis,
                    paper.until,
                    paper.deadline
                )
            );
    }

    /// @notice What is signed for a caveat's variation.
    /// @param paper Instrument.
    /// @return The digest.
    function digest(ILandInstruments.CaveatVariation calldata paper) internal view returns (bytes32) {
        return
            Instruments.signed(
                abi.encode(
                    CAVEAT_VARIATION,
                    Instruments.text(paper.titleId),
                    paper.revision,
                    paper.slot,
                    paper.basis,
                    paper.until,
                    paper.deadline
                )
            );
    }

    /// @notice What is signed for a caveat's withdrawal.
    /// @param paper Instrument.
    /// @return The digest.
    function digest(ILandInstruments.CaveatWithdrawal calldata paper) internal view returns (bytes32) {
        return
            Instruments.signed(
                abi.encode(
                    CAVEAT_WITHDRAWAL,
                    Instruments.text(paper.titleId),
                    paper.revision,
                    paper.slot,
                    paper.deadline
                )
            );
    }
}
