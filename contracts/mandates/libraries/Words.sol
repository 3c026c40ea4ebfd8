// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateTypes} from "../interfaces/IMandateTypes.sol";

/// @title Words
/// @notice A mandate in one word, so that a grant writes once.
/// @dev From the lowest bit: sum 128, count 32, end 40, revision 32, depth 8, state 8, succeeded 8.
library Words {
    uint256 private constant COUNT = 128;
    uint256 private constant UNTIL = 160;
    uint256 private constant REVISION = 200;
    uint256 private constant DEPTH = 232;
    uint256 private constant STATE = 240;
    uint256 private constant SUCCEEDED = 248;

    /// @notice Writes a mandate into a word.
    /// @param mandate The mandate.
    /// @return The word.
    function pack(IMandateTypes.Mandate memory mandate) internal pure returns (uint256) {
        return
            uint256(mandate.sum) |
            (uint256(mandate.count) << COUNT) |
            (uint256(mandate.until) << UNTIL) |
            (uint256(mandate.revision) << REVISION) |
            (uint256(mandate.depth) << DEPTH) |
            (uint256(mandate.state) << STATE) |
            (uint256(mandate.succeeded ? 1 : 0) << SUCCEEDED);
    }

    /// @notice Reads a mandate from a word. Every cast cuts the field that was written there.
    /// @param word The word.
    /// @return The mandate.
    function unpack(uint256 word) internal pure returns (IMandateTypes.Mandate memory) {
        return
            IMandateTypes.Mandate({
                until: uint40(word >> UNTIL),
                count: uint32(word >> COUNT),
                sum: uint128(word),
                depth: uint8(word >> DEPTH),
                revision: revision(word),
                state: state(word),
                succeeded: succeeded(word)
            });
    }

    /// @notice Number of the parties' acts.
    /// @param word The word.
    /// @return The revision.
    function revision(uint256 word) internal pure returns (uint32) {
        return uint32(word >> REVISION);
    }

    /// @notice What became of the mandate.
    /// @param word The word.
    /// @return The state.
    function state(uint256 word) internal pure returns (IMandateTypes.State) {
        return IMandateTypes.State(uint8(word >> STATE));
    }

    /// @notice Whether an account granted it that took another's place.
    /// @param word The word.
    /// @return True when it did.
    function succeeded(uint256 word) internal pure returns (bool) {
        return word >> SUCCEEDED != 0;
    }

    /// @notice Whether neither party has ended the mandate.
    /// @param word The word.
    /// @return True when it was offered or granted.
    function runs(uint256 word) internal pure returns (bool) {
        uint256 standing = uint8(word >> STATE);
        return standing == uint256(IMandateTypes.State.Offered) || standing == uint256(IMandateTypes.State.Granted);
    }

    /// @notice Writes a grant into a word.
    /// @param terms How far it goes.
    /// @param revision_ Number of the act.
    /// @param offered Whether it waits for the agent.
    /// @param succeeded_ Whether an account grants that took another's place.
    /// @return The word.
    function granted(
        IMandateTypes.Terms calldata terms,
        uint32 revision_,
        bool offered,
        bool succeeded_
    ) internal pure returns (uint256) {
        IMandateTypes.State standing = offered ? IMandateTypes.State.Offered : IMandateTypes.State.Granted;
        return
            uint256(terms.sum) |
            (uint256(terms.count) << COUNT) |
            (uint256(terms.until) << UNTIL) |
            (uint256(revision_) << REVISION) |
            (uint256(terms.depth) << DEPTH) |
            (uint256(standing) << STATE) |
            (uint256(succeeded_ ? 1 : 0) << SUCCEEDED);
    }

    /// @notice Counts an act that changes the state.
    /// @param word The word.
    /// @param next The state.
    /// @return The word with the state, and one revision more.
    function advance(uint256 word, IMandateTypes.State next) internal pure returns (uint256) {
        // No mandate sees four thousand million acts, so that the revision stays in its field.
        unchecked {
            return (word & ~(uint256(type(uint8).max) << STATE)) + (uint256(next) << STATE) + (1 << REVISION);
        }
    }
}
