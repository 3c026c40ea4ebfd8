// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "../../credentials/interfaces/ICredentialTypes.sol";

/// @title Document errors
/// @notice Why the verifier refuses what it is shown. See {IDocumentVerifier}.
interface IDocumentErrors {
    /// @notice No credential of this id was issued here.
    /// @dev The registry's own refusal, which comes through.
    /// @param id Id that was given.
    error CredentialUnknown(bytes32 id);

    /// @notice No such type is registered. Let its agency register it first.
    /// @dev The registry's own refusal, which comes through.
    /// @param typeId Type that was named.
    error TypeUnknown(bytes4 typeId);

    /// @notice No field is shown, and without one a proof shows nothing of the document. Show at least one.
    error FieldsMissing();

    /// @notice A field comes without its salt. Ask the holder for the disclosure as the document gives it.
    /// @param pointer Place of the field.
    error FieldSaltMissing(string pointer);

    /// @notice The commitment's own salt is missing. Ask the holder for the disclosure as the document gives it.
    error CommitmentSaltMissing();

    /// @notice Two fields claim one place in the document. Trust neither.
    /// @param pointer Place that both claim.
    error FieldRepeated(string pointer);

    /// @notice The proof has too many or too few parts for the fields shown. Ask for the disclosure again.
    error ProofPartsMismatch();

    /// @notice What is shown is not of the document that was committed to: a field, a salt or the proof was changed.
    /// @param computed Commitment to which the disclosure leads.
    /// @param committed Commitment on record.
    error CommitmentMismatch(bytes32 computed, bytes32 committed);

    /// @notice The document follows another schema than its type. Ask its issuer.
    /// @param given Schema that the disclosure names.
    /// @param expected Schema of the type on record.
    error SchemaMismatch(bytes32 given, bytes32 expected);

    /// @notice The document is another subject's than the credential. Ask whose it is.
    /// @param given Account that the disclosure names.
    /// @param expected Account on record.
    error SubjectMismatch(address given, address expected);

    /// @notice The batch is not on record, or the entry's proof does not lead to its root. Ask for the proof again.
    /// @param root Root that was given.
    /// @param index Place in the batch that was given.
    error EntryUnproven(bytes32 root, uint256 index);

    /// @notice The document is genuine, and its credential is not valid now. Do not rely on it.
    /// @param standing How the credential stands.
    error CredentialNotValid(ICredentialTypes.Standing standing);

    /// @notice The disclosure does not show this field. Ask the holder to show it.
    /// @param pointer Place that was asked for.
    error FieldNotShown(string pointer);
}
