// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Persons} from "../common/libraries/Persons.sol";
import {ICredentialRegistry} from "../credentials/interfaces/ICredentialRegistry.sol";
import {ICredentialTypes} from "../credentials/interfaces/ICredentialTypes.sol";
import {IDocumentVerifier} from "./interfaces/IDocumentVerifier.sol";
import {FieldTree} from "./libraries/FieldTree.sol";

/// @title Document verifier
/// @notice See {IDocumentVerifier}.
contract DocumentVerifier is IDocumentVerifier {
    /// @inheritdoc IDocumentVerifier
    function requireValid(
        ICredentialRegistry registry,
        bytes32 id,
        Disclosure calldata disclosure
    ) external view returns (ICredentialTypes.Status memory) {
        return _valid(statusOf(registry, id, disclosure));
    }

    /// @inheritdoc IDocumentVerifier
    function requireValidEntry(
        ICredentialRegistry registry,
        ICredentialTypes.Entry calldata entry,
        Disclosure calldata disclosure
    ) external view returns (ICredentialTypes.Status memory) {
        return _valid(entryStatusOf(registry, entry, disclosure));
    }

    /// @inheritdoc IDocumentVerifier
    function shownValue(Disclosure calldata disclosure, string calldata pointer) external pure returns (string memory) {
        bytes32 place = keccak256(bytes(pointer));
        for (uint256 i = 0; i < disclosure.fields.length; ++i) {
            if (keccak256(bytes(disclosure.fields[i].pointer)) == place) return disclosure.fields[i].value;
        }
        revert FieldNotShown(pointer);
    }

    /// @inheritdoc IDocumentVerifier
    function statusOf(
        ICredentialRegistry registry,
        bytes32 id,
        Disclosure calldata disclosure
    ) public view returns (ICredentialTypes.Status memory) {
        ICredentialTypes.Credential memory record = registry.credential(id);
        _requireSchema(registry, record.typeId, disclosure.schema);
        // A record need not name its subject; the commitment does, and is compared whole. It names the account that the
        // subject had then; the record may have followed to a later one.
        if (record.holder != address(0) && !_isOne(registry, disclosure.holder, record.holder)) {
            revert SubjectMismatch(disclosure.holder, record.holder);
        }
        requireCommitted(record.commitment, disclosure);
        return registry.status(id, uint48(block.timestamp));
    }

    /// @inheritdoc IDocumentVerifier
    function entryStatusOf(
        ICredentialRegistry registry,
        ICredentialTypes.Entry calldata entry,
        Disclosure calldata disclosure
    ) public view returns (ICredentialTypes.Status memory status) {
        _requireSchema(registry, entry.typeId, disclosure.schema);
        requireCommitted(entry.commitment, disclosure);
        status = registry.entryStatus(entry, uint48(block.timestamp));
        if (status.standing == ICredentialTypes.Standing.Unknown) revert EntryUnproven(entry.root, entry.index);
    }

    /// @inheritdoc IDocumentVerifier
    function requireCommitted(bytes32 commitment, Disclosure calldata disclosure) public pure {
        bytes32 computed = commitmentOf(disclosure);
        if (computed != commitment) revert CommitmentMismatch(computed, commitment);
    }

    /// @inheritdoc IDocumentVerifier
    function commitmentOf(Disclosure calldata disclosure) public pure returns (bytes32) {
        if (disclosure.salt == 0) revert CommitmentSaltMissing();
        bytes32 root = FieldTree.root(disclosure.fields, disclosure.proof, disclosure.flags);
        return keccak256(abi.encode(disclosure.schema, disclosure.holder, root, disclosure.salt));
    }

    /// @dev A type names its schema for good.
    function _requireSchema(ICredentialRegistry registry, bytes4 typeId, bytes32 given) private view {
        bytes32 expected = registry.typeOf(typeId).schema;
        if (given != expected) revert SchemaMismatch(given, expected);
    }

    /// @dev Whether two accounts are one person's; the registry's identities are asked only where they differ.
    function _isOne(ICredentialRegistry registry, address one, address other) private view returns (bool) {
        return one == other || Persons.areOne(registry.identities(), one, other);
    }

    function _valid(ICredentialTypes.Status memory status) private pure returns (ICredentialTypes.Status memory) {
        if (status.standing != ICredentialTypes.Standing.Valid) revert CredentialNotValid(status.standing);
        return status;
    }
}
