// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "./ICredentialTypes.sol";

/// @title Credential errors
/// @notice Why the credentials registry refuses. See {ICredentialRegistry}.
interface ICredentialErrors {
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

    /// @notice Only a type whose credentials name a holder can ask for acceptance or show tokens. Ask for holders too.
    /// @param typeId Type that was named.
    error TypeWithoutHolder(bytes4 typeId);

    /// @notice The credential was revoked, superseded, surrendered or declined, which is final. Issue another one.
    /// @param id Id of the credential.
    /// @param state What ended it.
    error CredentialEnded(bytes32 id, ICredentialTypes.State state);

    /// @notice A suspended credential can only be reinstated or revoked. Reinstate it first.
    /// @param id Id of the credential.
    error CredentialStillSuspended(bytes32 id);

    /// @notice Credentials of this type are issued with their holder's signature. Give the acceptance.
    /// @param typeId Type of the credential.
    error AcceptanceMissing(bytes4 typeId);

    /// @notice The signature is not this account's own for what is to be done. Let it sign anew.
    /// @param signer Account that should have signed.
    error SignatureInvalid(address signer);

    /// @notice The deadline has passed. Sign anew with a later one.
    /// @param deadline Last second at which it could be used.
    /// @param present Second of the block.
    error DeadlinePassed(uint48 deadline, uint48 present);

    /// @notice Only the holder can do this. Act from the account that the credential names, or with its signature.
    /// @param id Id of the credential.
    /// @param account Account that called.
    error HolderOnly(bytes32 id, address account);

    /// @notice A credential can be declined for 30 days after it was issued, while nothing else was done to it and
    /// where it was not accepted by signature. Surrender it instead.
    /// @param id Id of the credential.
    error DeclinePeriodOver(bytes32 id);

    /// @notice The last act lies in a span in which the agency's keys were in the wrong hands. Let the agency look at
    /// the credential first.
    /// @param id Id of the credential.
    error CredentialSuspect(bytes32 id);

    /// @notice A replacement names the same holder. Re-bind the credential to give it to a successor account.
    /// @param id Id of the credential.
    /// @param holder Account that it names.
    error HolderDiffers(bytes32 id, address holder);

    /// @notice The credential names this account already. Name the successor account.
    /// @param id Id of the credential.
    /// @param holder Account that it names.
    error HolderUnchanged(bytes32 id, address holder);

    /// @notice The term has ended, so that it cannot be prolonged without a gap. Renew the credential.
    /// @param id Id of the credential.
    /// @param endedAt Second at which the term had ended.
    error TermOver(bytes32 id, uint48 endedAt);

    /// @notice The new end is not later than the present one. Renew the credential to shorten its term.
    /// @param id Id of the credential.
    /// @param validUntil End that was given.
    /// @param current End on record.
    error TermNotProlonged(bytes32 id, uint48 validUntil, uint48 current);

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

    /// @notice The suspension would have ended already. Give a later end.
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

    /// @notice A batch of this type is on record under this root already. Salt the documents anew to issue another.
    /// @param typeId Type that was given.
    /// @param root Root that was given.
    error BatchAlreadyIssued(bytes4 typeId, bytes32 root);

    /// @notice No such batch was issued here. Its id is made of its type and its root: check both.
    /// @param batchId Id that was given.
    error BatchUnknown(bytes32 batchId);

    /// @notice The batch has fewer entries. Indexes run from zero to one less than the count.
    /// @param batchId Id of the batch.
    /// @param index Index that was given.
    /// @param count Number of entries.
    error EntryUnknown(bytes32 batchId, uint256 index, uint32 count);

    /// @notice The entry was revoked or superseded, which is final. Issue another credential.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    /// @param state What ended it.
    error EntryEnded(bytes32 batchId, uint256 index, ICredentialTypes.EntryState state);

    /// @notice A suspended entry can only be reinstated or revoked. Reinstate it first.
    /// @param batchId Id of the batch.
    /// @param index Place in the batch.
    error EntryStillSuspended(bytes32 batchId, uint256 index);
}
