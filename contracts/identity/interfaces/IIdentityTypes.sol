// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Identity types
/// @notice What the identity registry says of an account. See {IIdentityRegistry}.
interface IIdentityTypes {
    /// @notice What stands behind an account.
    enum Kind {
        None,
        Person,
        Organisation
    }

    /// @notice What was last done to an account's record.
    enum State {
        Unknown,
        Verified,
        Withdrawn,
        Ended,
        Succeeded
    }

    /// @notice All that is said of an account, in one storage word.
    /// @param kind What stands behind it.
    /// @param state What was last done.
    /// @param revision How often the record was acted upon; zero when there is none.
    /// @param since Second since which this account stands for a verified identity.
    /// @param until Second at which the verification is over.
    /// @param changedAt Second of the last act.
    /// @param office Role that verified it.
    struct Identity {
        Kind kind;
        State state;
        uint32 revision;
        uint48 since;
        uint48 until;
        uint48 changedAt;
        uint64 office;
    }

    /// @notice An account to verify.
    /// @param account Account.
    /// @param kind What stands behind it.
    /// @param until Second at which the verification is over.
    struct Verification {
        address account;
        Kind kind;
        uint48 until;
    }

    /// @notice One account in another's place: what the successor agrees to, what the account of a rotation orders, and
    /// what the account of an announced succession objects to.
    /// @param account Current account of the identity.
    /// @param successor Account that takes over; it was never named here before.
    /// @param revision Revision of the account's record, so that the paper is good once.
    /// @param deadline Last second at which the paper can be used.
    struct Succession {
        address account;
        address successor;
        uint32 revision;
        uint48 deadline;
    }

    /// @notice A succession that waits for its time, or that was objected to.
    /// @param successor Account that is to take over; zero when none is announced.
    /// @param until Second from which the succession can be completed. Without a successor: second until which the
    /// holder cannot rotate, because it objected to a succession; zero when it did not.
    struct Pending {
        address successor;
        uint48 until;
    }
}
