// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Consent types
/// @notice What the consent registry keeps and takes. See {IConsentRegistry}.
interface IConsentTypes {
    /// @notice What became of a consent. Those after `Given` are ends.
    enum State {
        None,
        Given,
        Withdrawn,
        Replaced
    }

    /// @notice What a holder signs. Its EIP-712 digest is the consent's id.
    /// @param holder Account that consents: the current one of its identity.
    /// @param grantee Account that may look.
    /// @param purpose What for: a term of the W3C Data Privacy Vocabulary, such as `dpv:ServiceProvision`, as text.
    /// @param scope Salted digest of what may be seen: which fields of which credential.
    /// @param from First second at which it is in force.
    /// @param until Second at which it is over.
    /// @param retention Seconds for which the grantee may keep what it saw, counted from each look.
    /// @param replaces Consent in whose place it comes; zero for none.
    /// @param deadline Last second at which it may be handed in.
    struct Consent {
        address holder;
        address grantee;
        bytes32 purpose;
        bytes32 scope;
        uint48 from;
        uint48 until;
        uint32 retention;
        bytes32 replaces;
        uint48 deadline;
    }

    /// @notice What a holder signs to withdraw a consent.
    /// @param consentId Consent.
    /// @param deadline Last second at which it may be handed in.
    struct Withdrawal {
        bytes32 consentId;
        uint48 deadline;
    }

    /// @notice A consent on record, in two words. What it says beside this its id proves.
    /// @param holder First account of the holder's identity: the consent follows a lost key by itself.
    /// @param from First second at which it is in force.
    /// @param until Second at which it is over: what was agreed, or when it was withdrawn or replaced.
    /// @param grantee Account that may look.
    /// @param retention Seconds for which the grantee may keep what it saw, counted from each look.
    /// @param accesses How often the grantee looked.
    /// @param revision How many acts of the holder's it has seen.
    /// @param state What became of it.
    struct Record {
        address holder;
        uint48 from;
        uint48 until;
        address grantee;
        uint32 retention;
        uint32 accesses;
        uint16 revision;
        State state;
    }
}
