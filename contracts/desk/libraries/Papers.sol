// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Reference} from "../../common/libraries/Reference.sol";
import {IDeskTypes} from "../interfaces/IDeskTypes.sol";

/// @title Papers
/// @notice EIP-712 structure hashes of what applicants sign.
/// @dev A service is signed as `string service`: a wallet then shows the name that people know, not a word of hex.
library Papers {
    bytes32 private constant APPLICATION = keccak256(
        "Application(string service,uint32 revision,address applicant,address payer,address token,uint256 fee,"
        "bytes32 commitment,bytes32 dossier,uint48 deadline)"
    );
    bytes32 private constant ANSWER = keccak256(
        "Answer(bytes32 application,uint32 revision,bytes32 supplement,uint48 deadline)"
    );
    bytes32 private constant APPEAL = keccak256(
        "Appeal(bytes32 application,uint32 revision,bytes32 grounds,uint48 deadline)"
    );
    bytes32 private constant WITHDRAWAL = keccak256("Withdrawal(bytes32 application,uint32 revision,uint48 deadline)");

    /// @notice Structure hash of an application.
    /// @param paper What the applicant asks for.
    /// @return The hash.
    function hash(IDeskTypes.Application calldata paper) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    APPLICATION,
                    keccak256(bytes(Reference.toString(paper.serviceId))),
                    paper.revision,
                    paper.applicant,
                    paper.payer,
                    paper.token,
                    paper.fee,
                    paper.commitment,
                    paper.dossier,
                    paper.deadline
                )
            );
    }

    /// @notice Structure hash of an answer.
    /// @param paper What the applicant states.
    /// @return The hash.
    function hash(IDeskTypes.Answer calldata paper) internal pure returns (bytes32) {
        return keccak256(abi.encode(ANSWER, paper.applicationId, paper.revision, paper.supplement, paper.deadline));
    }

    /// @notice Structure hash of an appeal.
    /// @param paper What the applicant states.
    /// @return The hash.
    function hash(IDeskTypes.Appeal calldata paper) internal pure returns (bytes32) {
        return keccak256(abi.encode(APPEAL, paper.applicationId, paper.revision, paper.grounds, paper.deadline));
    }

    /// @notice Structure hash of a withdrawal.
    /// @param paper What the applicant states.
    /// @return The hash.
    function hash(IDeskTypes.Withdrawal calldata paper) internal pure returns (bytes32) {
        return keccak256(abi.encode(WITHDRAWAL, paper.applicationId, paper.revision, paper.deadline));
    }
}
