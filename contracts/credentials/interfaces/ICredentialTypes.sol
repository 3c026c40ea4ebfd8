// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Credential types
/// @notice What the credentials registry keeps and takes. See {ICredentialRegistry}.
interface ICredentialTypes {
    /// @notice What an office last did to a credential. How it stands at a moment is another matter: see {status}.
    enum State {
        None,
        Issued,
        Suspended,
        SuspendedUntil,
        Revoked
    }

    /// @notice What an office last did to an entry of a batch.
    /// @dev Superseded is kept for replacements; nothing sets it yet.
    enum EntryState {
        Issued,
        Suspended,
        Revoked,
        Superseded
    }

    /// @notice How a credential stands at a moment.
    enum Standing {
        Unknown,
        Valid,
        NotYetValid,
        Suspended,
        Revoked,
        Expired,
        IssuerSuspended,
        IssuerCompromised
    }

    /// @notice A kind of credential. It never changes once it is registered.
    /// @param office Role whose members issue credentials of this type and change them.
    /// @param maximumTerm Longest term in seconds; zero when there is no limit.
    /// @param holderNeeded Whether every credential names its holder's account, which a batch under a root cannot do.
    /// @param schema Digest of the schema that the document follows.
    /// @param name Name by which people know the kind.
    struct TypeSpec {
        uint64 office;
        uint48 maximumTerm;
        bool holderNeeded;
        bytes32 schema;
        string name;
    }

    /// @notice What is put on record when one credential is issued.
    /// @param id Four bytes of the type, then the serial.
    /// @param holder Account of the subject; zero where the type allows it.
    /// @param validFrom First second of the term, on a quarter of an hour; zero for now.
    /// @param validUntil Second at which the term has ended; the greatest value for never.
    /// @param commitment Salted digest of the document.
    struct Issuance {
        bytes32 id;
        address holder;
        uint48 validFrom;
        uint48 validUntil;
        bytes32 commitment;
    }

    /// @notice The record of one credential.
    /// @param typeId Its type.
    /// @param state What was last done to it.
    /// @param revision How often it was acted upon, the issuing included.
    /// @param holder Account of the subject; zero when none is named.
    /// @param validFrom First second of its term.
    /// @param validUntil Second at which its term has ended; the greatest value for never.
    /// @param actedAt Second of the last act, rounded down to a multiple of 64 after the start of 2020.
    /// @param suspendedUntil Second at which the suspension ends; zero when it is open-ended or there is none.
    /// @param commitment Salted digest of the document.
    struct Credential {
        bytes4 typeId;
        State state;
        uint16 revision;
        address holder;
        uint48 validFrom;
        uint48 validUntil;
        uint48 actedAt;
        uint48 suspendedUntil;
        bytes32 commitment;
    }

    /// @notice The record of many credentials under one Merkle root.
    /// @param typeId Type of every entry.
    /// @param office Role whose members change its entries.
    /// @param count How many entries there are; indexes run from zero.
    /// @param validFrom First second of the term.
    /// @param validUntil Second at which the term has ended; the greatest value for never.
    /// @param actedAt Second of issuing, rounded down to a multiple of 64 after the start of 2020.
    struct Batch {
        bytes4 typeId;
        uint64 office;
        uint32 count;
        uint48 validFrom;
        uint48 validUntil;
        uint48 actedAt;
    }

    /// @notice What proves that a credential is an entry of a batch.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @param commitment Salted digest of the document.
    /// @param proof Siblings from the leaf to the root.
    struct Entry {
        bytes32 root;
        uint256 index;
        bytes32 commitment;
        bytes32[] proof;
    }

    /// @notice How a credential stands at a moment, and for how long.
    /// @param standing How it stands.
    /// @param since Second since which it stands so; zero where no such second is on record.
    /// @param until Second at which this ends by itself; zero when it does not, the greatest value for never.
    struct Status {
        Standing standing;
        uint48 since;
        uint48 until;
    }
}
