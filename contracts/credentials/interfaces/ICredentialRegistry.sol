// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7858} from "../../common/interfaces/IERC7858.sol";
import {IFollowing} from "../../common/interfaces/IFollowing.sol";
import {ILockedToken} from "../../common/interfaces/ILockedToken.sol";
import {IRegistry} from "../../common/interfaces/IRegistry.sol";
import {ICredentialErrors} from "./ICredentialErrors.sol";
import {ICredentialEvents} from "./ICredentialEvents.sol";
import {ICredentialTypes} from "./ICredentialTypes.sol";

/// @title Credential registry
/// @notice What agencies state about subjects and may later change: licences, certificates, permits, visas.
/// @dev Credentials of types that are shown are ERC-721 tokens too, whose number is the id: locked (ERC-5192), with a
/// term (ERC-7858), and gone once they are revoked, superseded, surrendered or declined. What a token tells is its
/// holder and term; whether it is worth anything now, {status} tells. Several agencies issue here. Whoever changes a credential must sit in the office that its type names, and that
/// office must be able to act. An id begins with the four bytes of its type; the other 28 are a serial. Moments are
/// Unix seconds. A term is half open: it holds from `validFrom` until just before `validUntil`.
interface ICredentialRegistry is
    IRegistry,
    ILockedToken,
    IERC7858,
    IFollowing,
    ICredentialTypes,
    ICredentialEvents,
    ICredentialErrors
{
    /// @notice Registers a kind of credential, for good. The caller is a member of the office's agency.
    /// @param typeId Four letters or digits.
    /// @param spec What the kind is.
    function registerType(bytes4 typeId, TypeSpec calldata spec) external;

    /// @notice Issues one credential.
    /// @param issuance What to put on record.
    /// @param basis Digest of the decision or of the law that it rests on.
    function issue(Issuance calldata issuance, bytes32 basis) external;

    /// @notice Issues one credential for which its holder has signed.
    /// @param issuance What to put on record.
    /// @param acceptance The holder's signature.
    /// @param basis Digest of the decision or of the law that it rests on.
    function issueAccepted(Issuance calldata issuance, Acceptance calldata acceptance, bytes32 basis) external;

    /// @notice Issues many credentials of one type, each with its own record: all of them or none.
    /// @param typeId Type of every one.
    /// @param issuances What to put on record.
    /// @param basis Digest of the decision or of the law that they rest on.
    function issueMany(bytes4 typeId, Issuance[] calldata issuances, bytes32 basis) external;

    /// @notice Issues any number of credentials of one type under one Merkle root.
    /// @dev A leaf is keccak256(bytes.concat(keccak256(abi.encode(uint256 index, bytes4 typeId, bytes32 commitment)))),
    /// as OpenZeppelin's StandardMerkleTree makes it, so that an inner node is never taken for a leaf. The batch's id is
    /// keccak256(abi.encode(bytes4 typeId, bytes32 root)): the same root under another type is another batch.
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

    /// @notice Suspends a credential until it is reinstated.
    /// @param id Its id.
    /// @param reason Digest of the reasons.
    function suspend(bytes32 id, bytes32 reason) external;

    /// @notice Suspends a credential for a time, or gives its suspension another end.
    /// @param id Its id.
    /// @param until Second at which the suspension ends by itself.
    /// @param reason Digest of the reasons.
    function suspendUntil(bytes32 id, uint48 until, bytes32 reason) external;

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

    /// @notice Gives a credential's running term a later end, and leaves its document as it is.
    /// @dev The new end is at most the type's longest term away, from now or from a beginning yet to come.
    /// @param id Its id.
    /// @param revision Revision that the caller has read.
    /// @param validUntil Second at which the term has ended; the greatest value for never.
    /// @param basis Digest of the decision or of the law that it rests on.
    function prolong(bytes32 id, uint16 revision, uint48 validUntil, bytes32 basis) external;

    /// @notice Revokes a credential for good.
    /// @param id Its id.
    /// @param reason Digest of the reasons.
    function revoke(bytes32 id, bytes32 reason) external;

    /// @notice Issues a credential that supersedes another of the same type and holder, for good.
    /// @param id Id of the old one.
    /// @param revision Revision of the old one that the caller has read.
    /// @param issuance What to put on record.
    /// @param acceptance The holder's signature where the type asks for it.
    /// @param basis Digest of the decision or of the law that it rests on.
    function replace(
        bytes32 id,
        uint16 revision,
        Issuance calldata issuance,
        Acceptance calldata acceptance,
        bytes32 basis
    ) external;

    /// @notice Binds a credential to a successor account of its subject, such as the one that follows a lost key.
    /// @dev The successor always signs, so that no credential goes to an account that nobody has or that does not want
    /// it. The present holder signs where it can; the event tells whether it did.
    /// @param rebinding What they sign.
    /// @param successorSignature The successor's.
    /// @param holderSignature The present holder's; empty where it cannot be had.
    /// @param basis Digest of the decision or of the law that it rests on.
    function rebind(
        Rebinding calldata rebinding,
        bytes calldata successorSignature,
        bytes calldata holderSignature,
        bytes32 basis
    ) external;

    /// @notice Puts the account that acts now in the place of a holder that was succeeded. Anybody may call; a suspended
    /// credential stays suspended, and a suspect one suspect. Reverts with {SuccessorNone} where nobody took over.
    /// @param id Id of the credential.
    function followIdentity(bytes32 id) external;

    /// @notice Gives a credential back, for good. For its holder, or for anyone who has the holder's signature.
    /// @param notice What the holder sends or signs.
    /// @param signature The holder's; empty where the holder sends it.
    function surrender(HolderNotice calldata notice, bytes calldata signature) external;

    /// @notice Declines a credential within 30 days of its issuing, before anything else was done to it. For its holder,
    /// or for anyone who has the holder's signature.
    /// @param notice What the holder sends or signs.
    /// @param signature The holder's; empty where the holder sends it.
    function decline(HolderNotice calldata notice, bytes calldata signature) external;

    /// @notice Suspends an entry of a batch until it is reinstated.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param reason Digest of the reasons.
    function suspendEntry(bytes32 batchId, uint256 index, bytes32 reason) external;

    /// @notice Lifts the suspension of an entry.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param reason Digest of the reasons.
    function reinstateEntry(bytes32 batchId, uint256 index, bytes32 reason) external;

    /// @notice Revokes an entry of a batch for good.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param reason Digest of the reasons.
    function revokeEntry(bytes32 batchId, uint256 index, bytes32 reason) external;

    /// @notice Issues a credential that supersedes an entry of a batch of the same type, for good.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param issuance What to put on record.
    /// @param basis Digest of the decision or of the law that it rests on.
    function replaceEntry(bytes32 batchId, uint256 index, Issuance calldata issuance, bytes32 basis) external;

    /// @notice Revokes a whole batch for good. Entries that were superseded stay so.
    /// @param batchId Id of the batch.
    /// @param reason Digest of the reasons.
    function revokeBatch(bytes32 batchId, bytes32 reason) external;

    /// @notice The relay that takes acts by signature for this registry. See {ICredentialRelay}.
    /// @return Contract; the registry made it.
    function relay() external view returns (address);

    /// @notice The kind of credential that goes by these four bytes.
    /// @param typeId Type that is asked about.
    /// @return What was registered; reverts with {TypeUnknown} when nothing was.
    function typeOf(bytes4 typeId) external view returns (TypeSpec memory);

    /// @notice The record of one credential.
    /// @param id Its id.
    /// @return The record; reverts with {CredentialUnknown} when there is none.
    function credential(bytes32 id) external view returns (Credential memory);

    /// @notice The record of a batch.
    /// @param batchId Its id: keccak256(abi.encode(bytes4 typeId, bytes32 root)).
    /// @return The record; reverts with {BatchUnknown} when there is none.
    function batch(bytes32 batchId) external view returns (Batch memory);

    /// @notice What an office last did to an entry of a batch.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @return The state; reverts with {BatchUnknown} or {EntryUnknown} when there is no such entry.
    function entryState(bytes32 batchId, uint256 index) external view returns (EntryState);

    /// @notice What a credential superseded, and what superseded it.
    /// @dev An entry of a batch goes by keccak256(abi.encode(bytes32 batchId, uint256 index)).
    /// @param id Id of the credential, or of the entry.
    /// @return predecessorId The one that it superseded; zero when it superseded none.
    /// @return successorId The one that superseded it; zero when none did.
    function linksOf(bytes32 id) external view returns (bytes32 predecessorId, bytes32 successorId);

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
