// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Reference} from "../../common/libraries/Reference.sol";
import {IConsentTypes} from "../interfaces/IConsentTypes.sol";

/// @title Consent papers
/// @notice EIP-712 structure hashes of what holders sign.
/// @dev The purpose is signed as text: a wallet then shows the term, not a word of hex.
library ConsentPapers {
    bytes32 private constant CONSENT = keccak256(
        "Consent(address holder,address grantee,string purpose,bytes32 scope,uint48 from,uint48 until,"
        "uint32 retention,bytes32 replaces,uint48 deadline)"
    );
    bytes32 private constant WITHDRAWAL = keccak256("Withdrawal(bytes32 consent,uint48 deadline)");

    /// @notice Structure hash of a consent.
    /// @param paper What the holder agrees to.
    /// @return The hash.
    function hash(IConsentTypes.Consent calldata paper) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    CONSENT,
                    paper.holder,
                    paper.grantee,
                    keccak256(bytes(Reference.toString(paper.purpose))),
                    paper.scope,
                    paper.from,
                    paper.until,
                    paper.retention,
                    paper.replaces,
                    paper.deadline
                )
            );
    }

    /// @notice Structure hash of a withdrawal.
    /// @param paper What the holder withdraws.
    /// @return The hash.
    function hash(IConsentTypes.Withdrawal calldata paper) internal pure returns (bytes32) {
        return keccak256(abi.encode(WITHDRAWAL, paper.consentId, paper.deadline));
    }
}
