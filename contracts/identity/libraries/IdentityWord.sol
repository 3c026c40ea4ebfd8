// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentityTypes} from "../interfaces/IIdentityTypes.sol";

/// @notice All that is said of an account, in one word: 64 bits of office, 48 each of last act, end and beginning, 32 of
/// revision, 8 each of state and kind. Zero when there is none.
type IdentityWord is uint256;

using IdentityWords for IdentityWord global;

/// @title Identity words
/// @notice Makes words of records and reads them. By hand, as the compiler would read and write the slot field by field.
library IdentityWords {
    uint256 private constant STATE_SHIFT = 8;
    uint256 private constant REVISION_SHIFT = 16;
    uint256 private constant SINCE_SHIFT = 48;
    uint256 private constant UNTIL_SHIFT = 96;
    uint256 private constant CHANGED_SHIFT = 144;
    uint256 private constant OFFICE_SHIFT = 192;

    /// @notice Makes the word of an account that is verified now. Whole words here spare the masking of every step;
    /// callers hold them in their own sizes.
    /// @param kind What stands behind it.
    /// @param revision Revision of the record.
    /// @param until_ Second at which the verification is over.
    /// @param office Role that verifies it.
    /// @return The word.
    function verified(
        uint256 kind,
        uint256 revision,
        uint256 until_,
        uint256 office
    ) internal view returns (IdentityWord) {
        return
            IdentityWord.wrap(
                kind |
                    (uint256(IIdentityTypes.State.Verified) << STATE_SHIFT) |
                    (revision << REVISION_SHIFT) |
                    (block.timestamp << SINCE_SHIFT) |
                    (until_ << UNTIL_SHIFT) |
                    (block.timestamp << CHANGED_SHIFT) |
                    (office << OFFICE_SHIFT)
            );
    }

    /// @notice Makes the word of a record.
    /// @param identity Record.
    /// @return The word.
    function pack(IIdentityTypes.Identity memory identity) internal pure returns (IdentityWord) {
        return
            IdentityWord.wrap(
                uint256(identity.kind) |
                    (uint256(identity.state) << STATE_SHIFT) |
                    (uint256(identity.revision) << REVISION_SHIFT) |
                    (uint256(identity.since) << SINCE_SHIFT) |
                    (uint256(identity.until) << UNTIL_SHIFT) |
                    (uint256(identity.changedAt) << CHANGED_SHIFT) |
                    (uint256(identity.office) << OFFICE_SHIFT)
            );
    }

    /// @notice Reads the record of a word.
    /// @param word Word.
    /// @return The record.
    function unpack(IdentityWord word) internal pure returns (IIdentityTypes.Identity memory) {
        uint256 bits = IdentityWord.unwrap(word);
        return
            IIdentityTypes.Identity({
                kind: IIdentityTypes.Kind(uint8(bits)),
                state: state(word),
                revision: uint32(bits >> REVISION_SHIFT),
                since: uint48(bits >> SINCE_SHIFT),
                until: until(word),
                changedAt: uint48(bits >> CHANGED_SHIFT),
                office: uint64(bits >> OFFICE_SHIFT)
            });
    }

    /// @notice Whether nothing was ever said of the account.
    /// @param word Word.
    /// @return True when there is no record.
    function isNone(IdentityWord word) internal pure returns (bool) {
        return IdentityWord.unwrap(word) == 0;
    }

    /// @notice What was last done to the record.
    /// @param word Word.
    /// @return State.
    function state(IdentityWord word) internal pure returns (IIdentityTypes.State) {
        return IIdentityTypes.State(uint8(IdentityWord.unwrap(word) >> STATE_SHIFT));
    }

    /// @notice When the verification is over.
    /// @param word Word.
    /// @return Second.
    function until(IdentityWord word) internal pure returns (uint48) {
        return uint48(IdentityWord.unwrap(word) >> UNTIL_SHIFT);
    }
}
