// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Credential types
/// @notice What the credentials registry keeps and takes. See {ICredentialRegistry}.
interface ICredentialTypes {
    /// @notice What was last done to a credential. How it stands at a moment is another matter: see {status}.
    /// @dev From Revoked on a state is final.
    enum State {
        None,
        Issued,
        Suspended,
        SuspendedUntil,
        Revoked,
        Superseded,
        Surrendered,
        Declined
    }

    /// @notice What an office last did to an entry of a batch.
    /// @dev From Revoked on a state is final.
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
        IssuerCompromised,
        Superseded,
        Surrendered,
        Declined
    }

    /// @notice A kind of credential. It never changes once it is registered.
    /// @param office Role whose members issue credentials of this type and change them.
    /// @param maximumTerm Longest term in seconds; zero when there is no limit.
    /// @param holderNeeded Whether every credential names its holder's account, which a batch under a root cannot do.
    /// @param acceptanceNeeded Whether the holder signs for a credential before it is issued; only where one is named.
    /// @param shown Whether credentials show as locked ERC-721 tokens of their holders; only where one is named.
    /// @param schema Digest of the schema that the document follows.
    /// @param name Name by which people know the kind.
    struct TypeSpec {
        uint64 office;
        uint48 maximumTerm;
        bool holderNeeded;
        bool acceptanceNeeded;
        bool shown;
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

    /// @notice What a holder signs for a credential before it is issued to the account: the whole issuance, as
    /// `CredentialAcceptance(string kind,bytes32 id,address holder,uint48 validFrom,uint48 validUntil,bytes32
    /// commitment,uint48 deadline)`. Left empty where the type asks for none.
    /// @param deadline Second after which the signature is void.
    /// @param signature The holder's.
    struct Acceptance {
        uint48 deadline;
        bytes signature;
    }

    /// @notice What a successor account signs, and the present holder where it can, as `CredentialRebinding(string
    /// kind,bytes32 id,uint16 revision,address holder,address successor,bytes32 commitment,uint48 deadline)`.
    /// @param id Id of the credential.
    /// @param revision Revision that they have read.
    /// @param successor Account that the credential is to name.
    /// @param commitment Salted digest of the document, which names the successor.
    /// @param deadline Second after which the signatures are void.
    struct Rebinding {
        bytes32 id;
        uint16 revision;
        address successor;
        bytes32 commitment;
        uint48 deadline;
    }

    /// @notice What a holder sends or signs to give a credential back or to decline it, as `CredentialSurrender(string
    /// kind,bytes32 id,uint16 revision,bytes32 reason,uint48 deadline)` or `CredentialDecline` of the same fields.
    /// @param id Id of the credential.
    /// @param revision Revision that the holder has read.
    /// @param reason Digest of the reasons; may be zero.
    /// @param deadline Second after which it is void.
    struct HolderNotice {
        bytes32 id;
        uint16 revision;
        bytes32 reason;
        uint48 deadline;
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
    /// @param revoked Whether all of it was revoked.
    /// @param count How many entries there are; indexes run from zero.
    /// @param validFrom First second of the term.
    /// @param validUntil Second at which the term has ended; the greatest value for never.
    /// @param actedAt Second of issuing, rounded down to a multiple of 64 after the start of 2020.
    struct Batch {
        bytes4 typeId;
        uint64 office;
        bool revoked;
        uint32 count;
        uint48 validFrom;
        uint48 validUntil;
        uint48 actedAt;
    }

    /// @notice What proves that a credential is an entry of a batch.
    /// @param typeId Type of the batch.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @param commitment Salted digest of the document.
    /// @param proof Siblings from the leaf to the root.
    struct Entry {
        bytes4 typeId;
        bytes32 root;
        uint256 index;
        bytes32 commitment;
        bytes32[] proof;
    }

    /// @notice How a credential stands at a moment, and for how long.
    /// @param standing How it stands.
    /// @param since Second since which it stands so; zero where no such second is on record.
    /// @param until Second at which this ends by itself; zero when it does not, the greatest value for never.
    /// @param successor Id of the credential that superseded it; zero when none did.
    struct Status {
        Standing standing;
        uint48 since;
        uint48 until;
        bytes32 successor;
    }
}
