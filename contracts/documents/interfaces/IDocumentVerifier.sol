// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../../credentials/interfaces/ICredentialRegistry.sol";
import {ICredentialTypes} from "../../credentials/interfaces/ICredentialTypes.sol";
import {IDocumentErrors} from "./IDocumentErrors.sol";
import {IDocumentTypes} from "./IDocumentTypes.sol";

/// @title Document verifier
/// @notice Checks on chain that fields of a document are those which an agency committed to, and how the credential
/// stands now.
/// @dev It keeps nothing and asks nobody but the registry that the caller names: name one that you trust. Whoever shows
/// a document need not be its subject: where that matters, see that the account itself calls or signs that the record
/// names now, which may have followed the document's `holder`. And whatever a transaction shows, everybody can read for
/// ever: show on chain what is meant for the public.
interface IDocumentVerifier is IDocumentTypes, IDocumentErrors {
    /// @notice How the credential of a document stands in this block.
    /// @param registry Registry that has it on record.
    /// @param id Id of the credential.
    /// @param disclosure Fields of its document.
    /// @return How it stands; reverts unless the fields, the schema and the subject are the credential's.
    function statusOf(
        ICredentialRegistry registry,
        bytes32 id,
        Disclosure calldata disclosure
    ) external view returns (ICredentialTypes.Status memory);

    /// @notice How the entry of a batch that a document belongs to stands in this block.
    /// @dev A batch names no holders: the subject is the one that the commitment binds.
    /// @param registry Registry that has the batch on record.
    /// @param entry What proves the entry.
    /// @param disclosure Fields of its document.
    /// @return How it stands; reverts unless it is an entry, and fields and schema are its own.
    function entryStatusOf(
        ICredentialRegistry registry,
        ICredentialTypes.Entry calldata entry,
        Disclosure calldata disclosure
    ) external view returns (ICredentialTypes.Status memory);

    /// @notice Reverts unless the fields are those of a credential that is valid in this block.
    /// @param registry Registry that has it on record.
    /// @param id Id of the credential.
    /// @param disclosure Fields of its document.
    /// @return Since when and until when it is valid.
    function requireValid(
        ICredentialRegistry registry,
        bytes32 id,
        Disclosure calldata disclosure
    ) external view returns (ICredentialTypes.Status memory);

    /// @notice Reverts unless the fields are those of an entry of a batch that is valid in this block.
    /// @param registry Registry that has the batch on record.
    /// @param entry What proves the entry.
    /// @param disclosure Fields of its document.
    /// @return Since when and until when it is valid.
    function requireValidEntry(
        ICredentialRegistry registry,
        ICredentialTypes.Entry calldata entry,
        Disclosure calldata disclosure
    ) external view returns (ICredentialTypes.Status memory);

    /// @notice Reverts unless the fields are those of the document behind a commitment, wherever that stands.
    /// @param commitment Commitment to the document.
    /// @param disclosure Fields of it.
    function requireCommitted(bytes32 commitment, Disclosure calldata disclosure) external pure;

    /// @notice The commitment to which a disclosure leads: keccak256(abi.encode(bytes32 schema, address holder, bytes32
    /// fieldsRoot, bytes32 salt)). It proves nothing before it is compared with one on record.
    /// @dev A field's leaf is keccak256(bytes.concat(keccak256(abi.encode(bytes32 salt, string pointer, string
    /// value)))), the tree that of OpenZeppelin's StandardMerkleTree.
    /// @param disclosure Fields of a document.
    /// @return The commitment; reverts where fields, salts or parts of the proof are missing or repeated.
    function commitmentOf(Disclosure calldata disclosure) external pure returns (bytes32);

    /// @notice The value of a field that is shown.
    /// @param disclosure Fields of a document, which another function has proven.
    /// @param pointer Place of the field.
    /// @return JSON in its canonical form; reverts with {FieldNotShown} where the field is not among them.
    function shownValue(Disclosure calldata disclosure, string calldata pointer) external pure returns (string memory);
}
