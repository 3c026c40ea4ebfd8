// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {CredentialTypes} from "./CredentialTypes.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {BatchRecord, BatchRecordFields} from "./libraries/BatchRecord.sol";
import {Span} from "./libraries/Span.sol";

/// @title Batch credentials
/// @notice Credentials that share one word under a Merkle root, and two bits each. See {ICredentialRegistry}.
abstract contract BatchCredentials is CredentialTypes {
    /// @dev The one word that a batch takes.
    struct Cover {
        BatchRecord record;
    }

    /// @dev Entries to a word of states, two bits each.
    uint256 private constant ENTRIES_PER_WORD = 128;

    mapping(bytes32 root => Cover cover) private _covers;
    mapping(bytes32 root => mapping(uint256 word => uint256 states)) private _entryStates;

    /// @inheritdoc ICredentialRegistry
    function issueBatch(
        bytes4 typeId,
        bytes32 root,
        uint32 count,
        uint48 validFrom,
        uint48 validUntil,
        bytes32 basis
    ) external {
        (uint64 office, uint48 maximumTerm, bool holderNeeded) = _rule(typeId);
        _requireOfficer(office);
        if (holderNeeded) revert HolderMissing(typeId);
        if (root == 0 || count == 0) revert BatchEmpty();
        Cover storage cover = _covers[root];
        if (!cover.record.isNone()) revert BatchAlreadyIssued(root);

        uint256 span = _span(maximumTerm, validFrom, validUntil);
        cover.record = BatchRecordFields.pack(typeId, office, count, span);

        emit BatchIssued(root, typeId, _msgSender(), count, Span.firstSecond(span), validUntil, basis);
    }

    /// @inheritdoc ICredentialRegistry
    function suspendEntry(bytes32 root, uint256 index, bytes32 reason) external {
        if (_setEntryState(root, index, EntryState.Suspended)) emit EntrySuspended(root, index, _msgSender(), reason);
    }

    /// @inheritdoc ICredentialRegistry
    function reinstateEntry(bytes32 root, uint256 index, bytes32 reason) external {
        if (_setEntryState(root, index, EntryState.Issued)) emit EntryReinstated(root, index, _msgSender(), reason);
    }

    /// @inheritdoc ICredentialRegistry
    function revokeEntry(bytes32 root, uint256 index, bytes32 reason) external {
        if (_setEntryState(root, index, EntryState.Revoked)) emit EntryRevoked(root, index, _msgSender(), reason);
    }

    /// @inheritdoc ICredentialRegistry
    function batch(bytes32 root) external view returns (Batch memory) {
        BatchRecord record = _existingBatch(root);
        uint256 span = record.span();
        return
            Batch({
                typeId: record.typeId(),
                office: record.office(),
                count: record.count(),
                validFrom: Span.firstSecond(span),
                validUntil: Span.end(span),
                actedAt: Span.actedAtEarliest(span)
            });
    }

    /// @inheritdoc ICredentialRegistry
    function entryState(bytes32 root, uint256 index) external view returns (EntryState) {
        BatchRecord record = _existingBatch(root);
        _requireEntry(record, root, index);
        return _entryState(record, root, index);
    }

    /// @dev The record of the batch that an entry is proven to belong to, or none.
    function _provenBatch(Entry calldata entry) internal view returns (BatchRecord record) {
        record = _covers[entry.root].record;
        if (record.isNone() || entry.index >= record.count()) return BatchRecord.wrap(0);
        bytes32 inner = keccak256(abi.encode(entry.index, record.typeId(), entry.commitment));
        bytes32 leaf = keccak256(bytes.concat(inner));
        if (!MerkleProof.verifyCalldata(entry.proof, entry.root, leaf)) return BatchRecord.wrap(0);
    }

    /// @dev State of an entry that is there: on the cover where it bears the mark, or else in its word.
    function _entryState(BatchRecord record, bytes32 root, uint256 index) internal view returns (EntryState) {
        uint256 marked = record.markedNumber();
        if (marked == 0) return EntryState.Issued; // No entry was ever changed.
        if (marked == index + 1) return record.markedState();
        return EntryState((_entryStates[root][index / ENTRIES_PER_WORD] >> _shift(index)) & 3);
    }

    /// @dev Writes an entry's state; tells whether it was another before.
    function _setEntryState(bytes32 root, uint256 index, EntryState next) private returns (bool) {
        BatchRecord record = _existingBatch(root);
        _requireOfficer(record.office());
        _requireEntry(record, root, index);

        EntryState current = _entryState(record, root, index);
        if (current == next) return false; // The wished state holds.
        if (current == EntryState.Revoked) revert EntryRevokedForGood(root, index);

        uint256 marked = record.markedNumber();
        if (marked == 0 || marked == index + 1) {
            _covers[root].record = record.mark(index, next);
        } else {
            uint256 place = _shift(index);
            mapping(uint256 word => uint256 states) storage words = _entryStates[root];
            uint256 others = words[index / ENTRIES_PER_WORD] & ~(uint256(3) << place);
            words[index / ENTRIES_PER_WORD] = others | (uint256(next) << place);
        }
        return true;
    }

    function _existingBatch(bytes32 root) private view returns (BatchRecord record) {
        record = _covers[root].record;
        if (record.isNone()) revert BatchUnknown(root);
    }

    function _requireEntry(BatchRecord record, bytes32 root, uint256 index) private pure {
        if (index >= record.count()) revert EntryUnknown(root, index, record.count());
    }

    /// @dev Place of an entry's two bits in their word.
    function _shift(uint256 index) private pure returns (uint256) {
        // At most 127 times 2.
        unchecked {
            return (index % ENTRIES_PER_WORD) << 1;
        }
    }
}
