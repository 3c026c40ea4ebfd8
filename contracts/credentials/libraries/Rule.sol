// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "../interfaces/ICredentialTypes.sol";

/// @notice What every act on a credential asks of its type, in one word: 64 bits of office, 48 of longest term, and a
/// bit each for holder, acceptance and token. Zero when there is no such type.
type Rule is uint256;

using RuleFields for Rule global;

/// @title Rule fields
/// @notice Makes rules and reads their fields.
library RuleFields {
    uint256 private constant TERM_SHIFT = 64;
    uint256 private constant HOLDER_BIT = 1 << 112;
    uint256 private constant ACCEPTANCE_BIT = 1 << 113;
    uint256 private constant SHOWN_BIT = 1 << 114;

    /// @notice Makes a rule.
    /// @param spec What was registered of the type.
    /// @return The rule.
    function pack(ICredentialTypes.TypeSpec calldata spec) internal pure returns (Rule) {
        return
            Rule.wrap(
                uint256(spec.office) |
                    (uint256(spec.maximumTerm) << TERM_SHIFT) |
                    (spec.holderNeeded ? HOLDER_BIT : 0) |
                    (spec.acceptanceNeeded ? ACCEPTANCE_BIT : 0) |
                    (spec.shown ? SHOWN_BIT : 0)
            );
    }

    /// @notice Whether no such type was registered.
    /// @param rule Rule that is read.
    /// @return True when there is none.
    function isNone(Rule rule) internal pure returns (bool) {
        return Rule.unwrap(rule) == 0;
    }

    /// @notice Role whose members issue credentials of the type and change them.
    /// @param rule Rule that is read.
    /// @return Role.
    function office(Rule rule) internal pure returns (uint64) {
        return uint64(Rule.unwrap(rule));
    }

    /// @notice Longest term.
    /// @param rule Rule that is read.
    /// @return Seconds; zero when there is no limit.
    function maximumTerm(Rule rule) internal pure returns (uint48) {
        return uint48(Rule.unwrap(rule) >> TERM_SHIFT);
    }

    /// @notice Whether every credential names its holder's account.
    /// @param rule Rule that is read.
    /// @return True when it does.
    function holderNeeded(Rule rule) internal pure returns (bool) {
        return Rule.unwrap(rule) & HOLDER_BIT != 0;
    }

    /// @notice Whether a holder signs for a credential before it is issued.
    /// @param rule Rule that is read.
    /// @return True when it does.
    function acceptanceNeeded(Rule rule) internal pure returns (bool) {
        return Rule.unwrap(rule) & ACCEPTANCE_BIT != 0;
    }

    /// @notice Whether credentials show as tokens.
    /// @param rule Rule that is read.
    /// @return True when they do.
    function shown(Rule rule) internal pure returns (bool) {
        return Rule.unwrap(rule) & SHOWN_BIT != 0;
    }
}
