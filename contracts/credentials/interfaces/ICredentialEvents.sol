// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Credential events
/// @notice What the credentials registry tells of every act. See {ICredentialRegistry}.
interface ICredentialEvents {
    /// @notice A kind of credential was registered.
    /// @param typeId Its four bytes.
    /// @param office Role whose members issue it.
    /// @param actor Account that registered it.
    /// @param maximumTerm Longest term in seconds; zero when there is no limit.
    /// @param holderNeeded Whether every credential names its holder's account.
    /// @param acceptanceNeeded Whether the holder signs for a credential before it is issued.
    /// @param shown Whether credentials show as tokens.
    /// @param schema Digest of the schema.
    /// @param name Name by which people know the kind.
    event TypeRegistered(
        bytes4 indexed typeId,
        uint64 indexed office,
        address indexed actor,
        uint48 maximumTerm,
        bool holderNeeded,
        bool acceptanceNeeded,
        bool shown,
        bytes32 schema,
        string name
    );

    /// @notice A credential was issued.
    /// @param id Its id.
    /// @param holder Account of the subject; zero when none is named.
    /// @param actor Officer who issued it.
    /// @param revision Always one.
    /// @param validFrom First second of the term.
    /// @param validUntil Second at which the term has ended; the greatest value for never.
    /// @param commitment Salted digest of the document.
    /// @param basis Digest of the decision or of the law that it rests on.
    event CredentialIssued(
        bytes32 indexed id,
        address indexed holder,
        address indexed actor,
        uint16 revision,
        uint48 validFrom,
        uint48 validUntil,
        bytes32 commitment,
        bytes32 basis
    );

    /// @notice A credential was suspended until it is reinstated.
    /// @param id Its id.
    /// @param actor Officer who suspended it.
    /// @param revision Its number after this act.
    /// @param reason Digest of the reasons.
    event CredentialSuspended(bytes32 indexed id, address indexed actor, uint16 revision, bytes32 reason);

    /// @notice A credential was suspended for a time, or its suspension got another end.
    /// @param id Its id.
    /// @param actor Officer who suspended it.
    /// @param revision Its number after this act.
    /// @param until Second at which the suspension ends by itself.
    /// @param reason Digest of the reasons.
    event CredentialSuspendedUntil(
        bytes32 indexed id,
        address indexed actor,
        uint16 revision,
        uint48 until,
        bytes32 reason
    );

    /// @notice A suspension was lifted.
    /// @param id Id of the credential.
    /// @param actor Officer who lifted it.
    /// @param revision The credential's number after this act.
    /// @param reason Digest of the reasons.
    event CredentialReinstated(bytes32 indexed id, address indexed actor, uint16 revision, bytes32 reason);

    /// @notice A credential got another term, under the same id.
    /// @param id Its id.
    /// @param actor Officer who renewed it.
    /// @param revision Its number after this act.
    /// @param validFrom First second of the new term.
    /// @param validUntil Second at which the new term has ended; the greatest value for never.
    /// @param commitment Salted digest of the document, as it is now.
    /// @param basis Digest of the decision or of the law that it rests on.
    event CredentialRenewed(
        bytes32 indexed id,
        address indexed actor,
        uint16 revision,
        uint48 validFrom,
        uint48 validUntil,
        bytes32 commitment,
        bytes32 basis
    );

    /// @notice A credential's running term got a later end. Its document stays.
    /// @param id Its id.
    /// @param actor Officer who prolonged it.
    /// @param revision Its number after this act.
    /// @param validUntil Second at which the term has ended; the greatest value for never.
    /// @param basis Digest of the decision or of the law that it rests on.
    event CredentialProlonged(
        bytes32 indexed id,
        address indexed actor,
        uint16 revision,
        uint48 validUntil,
        bytes32 basis
    );

    /// @notice A credential was bound to a successor account of its subject, which signed for it.
    /// @param id Its id.
    /// @param actor Officer who bound it.
    /// @param revision Its number after this act.
    /// @param from Account that it named; zero when none was named.
    /// @param to Account that it names now.
    /// @param holderSigned Whether the account that it named signed too.
    /// @param commitment Salted digest of the document, which names the account.
    /// @param basis Digest of the decision or of the law that it rests on.
    event CredentialRebound(
        bytes32 indexed id,
        address indexed actor,
        uint16 revision,
        address from,
        address indexed to,
        bool holderSigned,
        bytes32 commitment,
        bytes32 basis
    );

    /// @notice A credential followed its subject to the account that acts now. Nobody decided anything: state, term,
    /// document and the time of the last act are as they were.
    /// @param id Its id.
    /// @param actor Account that called.
    /// @param revision Its number after this act.
    /// @param from Account that it named.
    /// @param to Account that it names now.
    event CredentialFollowed(
        bytes32 indexed id,
        address indexed actor,
        uint16 revision,
        address from,
        address indexed to
    );

    /// @notice A credential was superseded by another, for good.
    /// @param id Its id.
    /// @param actor Officer who replaced it.
    /// @param revision Its number after this act.
    /// @param successor Id of the credential that supersedes it.
    /// @param basis Digest of the decision or of the law that it rests on.
    event CredentialReplaced(
        bytes32 indexed id,
        address indexed actor,
        uint16 revision,
        bytes32 indexed successor,
        bytes32 basis
    );

    /// @notice A credential was given back by its holder, for good.
    /// @param id Its id.
    /// @param actor Holder who gave it back.
    /// @param revision Its number after this act.
    /// @param reason Digest of the reasons; may be zero.
    event CredentialSurrendered(bytes32 indexed id, address indexed actor, uint16 revision, bytes32 reason);

    /// @notice A credential was not taken by the one to whom it was issued.
    /// @param id Its id.
    /// @param actor Account that declined it.
    /// @param revision Its number after this act.
    /// @param reason Digest of the reasons; may be zero.
    event CredentialDeclined(bytes32 indexed id, address indexed actor, uint16 revision, bytes32 reason);

    /// @notice A credential was revoked for good.
    /// @param id Its id.
    /// @param actor Officer who revoked it.
    /// @param revision Its number after this act.
    /// @param reason Digest of the reasons.
    event CredentialRevoked(bytes32 indexed id, address indexed actor, uint16 revision, bytes32 reason);

    /// @notice Many credentials were issued under one root. The batch's id, by which the events of its entries go, is
    /// keccak256(abi.encode(bytes4 typeId, bytes32 root)).
    /// @param root Root of their tree.
    /// @param typeId Type of every one.
    /// @param actor Officer who issued them.
    /// @param count How many there are.
    /// @param validFrom First second of the term.
    /// @param validUntil Second at which the term has ended; the greatest value for never.
    /// @param basis Digest of the decision or of the law that it rests on.
    event BatchIssued(
        bytes32 indexed root,
        bytes4 indexed typeId,
        address indexed actor,
        uint32 count,
        uint48 validFrom,
        uint48 validUntil,
        bytes32 basis
    );

    /// @notice An entry of a batch was suspended until it is reinstated.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param actor Officer who suspended it.
    /// @param reason Digest of the reasons.
    event EntrySuspended(bytes32 indexed batchId, uint256 index, address actor, bytes32 reason);

    /// @notice The suspension of an entry was lifted.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param actor Officer who lifted it.
    /// @param reason Digest of the reasons.
    event EntryReinstated(bytes32 indexed batchId, uint256 index, address actor, bytes32 reason);

    /// @notice An entry of a batch was revoked for good.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param actor Officer who revoked it.
    /// @param reason Digest of the reasons.
    event EntryRevoked(bytes32 indexed batchId, uint256 index, address actor, bytes32 reason);

    /// @notice An entry of a batch was superseded by a credential with a record of its own, for good.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param actor Officer who replaced it.
    /// @param successor Id of the credential that supersedes it.
    /// @param basis Digest of the decision or of the law that it rests on.
    event EntryReplaced(
        bytes32 indexed batchId,
        uint256 index,
        address actor,
        bytes32 indexed successor,
        bytes32 basis
    );

    /// @notice A whole batch was revoked for good.
    /// @param batchId Id of the batch.
    /// @param actor Officer who revoked it.
    /// @param reason Digest of the reasons.
    event BatchRevoked(bytes32 indexed batchId, address indexed actor, bytes32 reason);
}
