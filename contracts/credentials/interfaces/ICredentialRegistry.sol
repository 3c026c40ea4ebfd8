// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRegistry} from "../../common/interfaces/IRegistry.sol";

/// @title Credential registry
/// @notice What agencies state about subjects and may later change: licences, certificates, permits, visas.
/// @dev Several agencies issue here. Whoever changes a credential must sit in the office that its type names, and that
/// office must be able to act. An id begins with the four bytes of its type; the other 28 are a serial. Moments are
/// Unix seconds. A term is half open: it holds from `validFrom` until just before `validUntil`.
interface ICredentialRegistry is IRegistry {
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

    /// @notice A kind of credential was registered.
    /// @param typeId Its four bytes.
    /// @param office Role whose members issue it.
    /// @param actor Account that registered it.
    /// @param maximumTerm Longest term in seconds; zero when there is no limit.
    /// @param holderNeeded Whether every credential names its holder's account.
    /// @param schema Digest of the schema.
    /// @param name Name by which people know the kind.
    event TypeRegistered(
        bytes4 indexed typeId,
        uint64 indexed office,
        address indexed actor,
        uint48 maximumTerm,
        bool holderNeeded,
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

    /// @notice A credential was suspended, or its suspension got another end.
    /// @param id Its id.
    /// @param actor Officer who suspended it.
    /// @param revision Its number after this act.
    /// @param until Second at which the suspension ends by itself; zero when it does not.
    /// @param reason Digest of the reasons.
    event CredentialSuspended(bytes32 indexed id, address indexed actor, uint16 revision, uint48 until, bytes32 reason);

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

    /// @notice A credential was revoked for good.
    /// @param id Its id.
    /// @param actor Officer who revoked it.
    /// @param revision Its number after this act.
    /// @param reason Digest of the reasons.
    event CredentialRevoked(bytes32 indexed id, address indexed actor, uint16 revision, bytes32 reason);

    /// @notice Many credentials were issued under one root.
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
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @param actor Officer who suspended it.
    /// @param reason Digest of the reasons.
    event EntrySuspended(bytes32 indexed root, uint256 index, address actor, bytes32 reason);

    /// @notice The suspension of an entry was lifted.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @param actor Officer who lifted it.
    /// @param reason Digest of the reasons.
    event EntryReinstated(bytes32 indexed root, uint256 index, address actor, bytes32 reason);

    /// @notice An entry of a batch was revoked for good.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @param actor Officer who revoked it.
    /// @param reason Digest of the reasons.
    event EntryRevoked(bytes32 indexed root, uint256 index, address actor, bytes32 reason);

    /// @notice The account may not act for this office now. Ask a member of the office, and see that its agency acts.
    /// @param account Account that called.
    /// @param office Role that the act needs.
    error OfficerUnauthorised(address account, uint64 office);

    /// @notice A type is named by four letters or digits, such as LBUS. Choose such a name.
    /// @param typeId Four bytes that were given.
    error TypeIdInvalid(bytes4 typeId);

    /// @notice The type is registered already and cannot be changed. Choose another id for another kind.
    /// @param typeId Type that was named.
    error TypeAlreadyRegistered(bytes4 typeId);

    /// @notice No such type is registered. Let its agency register it first.
    /// @param typeId Type that was named.
    error TypeUnknown(bytes4 typeId);

    /// @notice A type's name has 1 to 64 bytes, without quotes, backslashes, angle brackets, ampersands or control
    /// characters. Choose a plain name.
    /// @param name Name that was given.
    error TypeNameInvalid(string name);

    /// @notice The role is not an office that its agency has opened. Open it in the authority first.
    /// @param office Role that was given.
    error OfficeUnknown(uint64 office);

    /// @notice The id does not begin with the type under which it was to be issued. Correct one or the other.
    /// @param id Id that was given.
    /// @param typeId Type that was given.
    error TypeMismatch(bytes32 id, bytes4 typeId);

    /// @notice The list is empty. Name at least one credential.
    error IssuancesEmpty();

    /// @notice A credential of this id is on record already. Renew it, or choose another serial.
    /// @param id Id that was given.
    error CredentialAlreadyIssued(bytes32 id);

    /// @notice No credential of this id was issued here.
    /// @param id Id that was given.
    error CredentialUnknown(bytes32 id);

    /// @notice The credential was revoked, which is final. Issue another one.
    /// @param id Id of the credential.
    error CredentialRevokedForGood(bytes32 id);

    /// @notice A suspended credential cannot be renewed. Reinstate it first.
    /// @param id Id of the credential.
    error CredentialStillSuspended(bytes32 id);

    /// @notice Credentials of this type must name the holder's account. Give it, or issue one by one, not by a root.
    /// @param typeId Type of the credential.
    error HolderMissing(bytes4 typeId);

    /// @notice The commitment to the document is missing. Give the salted digest.
    /// @param id Id of the credential.
    error CommitmentMissing(bytes32 id);

    /// @notice The term would have ended when it begins. Give an end that is after the beginning.
    /// @param validFrom First second of the term.
    /// @param validUntil Second at which the term has ended.
    error TermEmpty(uint48 validFrom, uint48 validUntil);

    /// @notice The term is longer than the type allows. Shorten it.
    /// @param term Seconds that the term would last.
    /// @param maximumTerm Seconds that it may last.
    error TermTooLong(uint48 term, uint48 maximumTerm);

    /// @notice A term begins on a quarter of an hour. Give a multiple of 900 seconds, or zero for now.
    /// @param validFrom Second that was given.
    error TermUneven(uint48 validFrom);

    /// @notice The moment cannot be recorded: it lies too far off. For a term without an end give the greatest value.
    /// @param moment Second that was given, or that the chain's clock shows.
    error MomentOutOfRange(uint48 moment);

    /// @notice The suspension would have ended already. Give a later end, or zero for an open one.
    /// @param until End that was given.
    /// @param present Second of the block.
    error SuspensionEndPassed(uint48 until, uint48 present);

    /// @notice The credential was changed in the meantime. Read it again and decide anew.
    /// @param id Id of the credential.
    /// @param expected Revision that the caller had read.
    /// @param current Revision on record.
    error RevisionStale(bytes32 id, uint16 expected, uint16 current);

    /// @notice The credential was changed as often as can be counted; it can only be revoked. Issue another one.
    /// @param id Id of the credential.
    error RevisionsExhausted(bytes32 id);

    /// @notice The root is missing, or the batch has no entry. Give the tree's root and the number of its leaves.
    error BatchEmpty();

    /// @notice A batch under this root is on record already. Salt the documents anew to issue another.
    /// @param root Root that was given.
    error BatchAlreadyIssued(bytes32 root);

    /// @notice No batch was issued under this root here.
    /// @param root Root that was given.
    error BatchUnknown(bytes32 root);

    /// @notice The batch has fewer entries. Indexes run from zero to one less than the count.
    /// @param root Root of the batch.
    /// @param index Index that was given.
    /// @param count Number of entries.
    error EntryUnknown(bytes32 root, uint256 index, uint32 count);

    /// @notice The entry was revoked, which is final. Issue another credential.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    error EntryRevokedForGood(bytes32 root, uint256 index);

    /// @notice Registers a kind of credential, for good. The caller is a member of the office's agency.
    /// @param typeId Four letters or digits.
    /// @param spec What the kind is.
    function registerType(bytes4 typeId, TypeSpec calldata spec) external;

    /// @notice Issues one credential.
    /// @param issuance What to put on record.
    /// @param basis Digest of the decision or of the law that it rests on.
    function issue(Issuance calldata issuance, bytes32 basis) external;

    /// @notice Issues many credentials of one type, each with its own record: all of them or none.
    /// @param typeId Type of every one.
    /// @param issuances What to put on record.
    /// @param basis Digest of the decision or of the law that they rest on.
    function issueMany(bytes4 typeId, Issuance[] calldata issuances, bytes32 basis) external;

    /// @notice Issues any number of credentials of one type under one Merkle root.
    /// @dev A leaf is keccak256(bytes.concat(keccak256(abi.encode(uint256 index, bytes4 typeId, bytes32 commitment)))),
    /// as OpenZeppelin's StandardMerkleTree makes it, so that an inner node is never taken for a leaf.
    /// @param typeId Type of every one.
    /// @param root Root of their tree.
    /// @param count How many there are.
    /// @param validFrom First second of the term, on a quarter of an hour; zero for now.
    /// @param validUntil Second at which the term has ended; the greatest value for never.
    /// @param basis Digest of the decision or of the law that they rest on.
    function issueBatch(
        bytes4 typeId,
        bytes32 root,
        uint32 count,
        uint48 validFrom,
        uint48 validUntil,
        bytes32 basis
    ) external;

    /// @notice Suspends a credential, or gives its suspension another end.
    /// @param id Its id.
    /// @param until Second at which the suspension ends by itself; zero when it lasts until reinstatement.
    /// @param reason Digest of the reasons.
    function suspend(bytes32 id, uint48 until, bytes32 reason) external;

    /// @notice Lifts a suspension.
    /// @param id Id of the credential.
    /// @param reason Digest of the reasons.
    function reinstate(bytes32 id, bytes32 reason) external;

    /// @notice Gives a credential another term, and its document as it is now, under the same id.
    /// @param id Its id.
    /// @param revision Revision that the caller has read.
    /// @param validFrom First second of the new term, on a quarter of an hour; zero for now.
    /// @param validUntil Second at which the new term has ended; the greatest value for never.
    /// @param commitment Salted digest of the document.
    /// @param basis Digest of the decision or of the law that it rests on.
    function renew(
        bytes32 id,
        uint16 revision,
        uint48 validFrom,
        uint48 validUntil,
        bytes32 commitment,
        bytes32 basis
    ) external;

    /// @notice Revokes a credential for good.
    /// @param id Its id.
    /// @param reason Digest of the reasons.
    function revoke(bytes32 id, bytes32 reason) external;

    /// @notice Suspends an entry of a batch until it is reinstated.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @param reason Digest of the reasons.
    function suspendEntry(bytes32 root, uint256 index, bytes32 reason) external;

    /// @notice Lifts the suspension of an entry.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @param reason Digest of the reasons.
    function reinstateEntry(bytes32 root, uint256 index, bytes32 reason) external;

    /// @notice Revokes an entry of a batch for good.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @param reason Digest of the reasons.
    function revokeEntry(bytes32 root, uint256 index, bytes32 reason) external;

    /// @notice The kind of credential that goes by these four bytes.
    /// @param typeId Type that is asked about.
    /// @return What was registered; reverts with {TypeUnknown} when nothing was.
    function typeOf(bytes4 typeId) external view returns (TypeSpec memory);

    /// @notice The record of one credential.
    /// @param id Its id.
    /// @return The record; reverts with {CredentialUnknown} when there is none.
    function credential(bytes32 id) external view returns (Credential memory);

    /// @notice The record of a batch.
    /// @param root Its root.
    /// @return The record; reverts with {BatchUnknown} when there is none.
    function batch(bytes32 root) external view returns (Batch memory);

    /// @notice What an office last did to an entry of a batch.
    /// @param root Root of the batch.
    /// @param index Place in the batch.
    /// @return The state; reverts with {BatchUnknown} or {EntryUnknown} when there is no such entry.
    function entryState(bytes32 root, uint256 index) external view returns (EntryState);

    /// @notice How a credential stands at a moment, as far as its record tells now.
    /// @dev The record keeps the last act and the present term. What held before an earlier act, events tell.
    /// @param id Its id.
    /// @param moment Second to judge by.
    /// @return How it stands; never reverts for want of a record.
    function status(bytes32 id, uint48 moment) external view returns (Status memory);

    /// @notice How an entry of a batch stands at a moment.
    /// @dev No times are kept with an entry's state: a suspended or revoked one is so at every moment, since zero.
    /// @param entry What proves that it is one.
    /// @param moment Second to judge by.
    /// @return How it stands; unknown when the proof does not lead to the root of a batch on record.
    function entryStatus(Entry calldata entry, uint48 moment) external view returns (Status memory);

    /// @notice A certificate that a wallet or a block explorer can show, as a data URI of JSON with an SVG image.
    /// @dev It tells kind, office, standing in the present block, dates and serial, and never a personal field.
    /// @param id Id of the credential.
    /// @return The data URI; reverts with {CredentialUnknown} when there is none.
    function certificate(bytes32 id) external view returns (string memory);
}
