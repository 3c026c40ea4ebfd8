// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {CredentialTypes} from "./CredentialTypes.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {BatchRecord, BatchRecordFields} from "./libraries/BatchRecord.sol";
import {Rule} from "./libraries/Rule.sol";
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

    mapping(bytes32 batchId => Cover cover) private _covers;
    mapping(bytes32 batchId => mapping(uint256 word => uint256 states)) private _entryStates;

    /// @inheritdoc ICredentialRegistry
    function issueBatch(
        bytes4 typeId,
        bytes32 root,
        uint32 count,
        uint48 validFrom,
        uint48 validUntil,
        bytes32 basis
    ) external {
        Rule rule = _rule(typeId);
        _requireOfficer(rule.office());
        if (rule.holderNeeded()) revert HolderMissing(typeId);
        if (root == 0 || count == 0) revert BatchEmpty();
        Cover storage cover = _covers[_batchId(typeId, root)];
        if (!cover.record.isNone()) revert BatchAlreadyIssued(typeId, root);

        uint256 span = _span(rule.maximumTerm(), validFrom, validUntil);
        cover.record = BatchRecordFields.pack(typeId, rule.office(), count, span);

        emit BatchIssued(root, typeId, _msgSender(), count, Span.firstSecond(span), validUntil, basis);
    }

    /// @inheritdoc ICredentialRegistry
    function suspendEntry(bytes32 batchId, uint256 index, bytes32 reason) external {
        if (_changeEntry(batchId, index, EntryState.Suspended))
            emit EntrySuspended(batchId, index, _msgSender(), reason);
    }

    /// @inheritdoc ICredentialRegistry
    function reinstateEntry(bytes32 batchId, uint256 index, bytes32 reason) external {
        if (_changeEntry(batchId, index, EntryState.Issued)) emit EntryReinstated(batchId, index, _msgSender(), reason);
    }

    /// @inheritdoc ICredentialRegistry
    function revokeEntry(bytes32 batchId, uint256 index, bytes32 reason) external {
        if (_changeEntry(batchId, index, EntryState.Revoked)) emit EntryRevoked(batchId, index, _msgSender(), reason);
    }

    /// @inheritdoc ICredentialRegistry
    function revokeBatch(bytes32 batchId, bytes32 reason) external {
        BatchRecord record = _officersBatch(batchId);
        if (record.revoked()) return; // The wished state holds.

        _covers[batchId].record = record.revoke();

        emit BatchRevoked(batchId, _msgSender(), reason);
    }

    /// @inheritdoc ICredentialRegistry
    function batch(bytes32 batchId) external view returns (Batch memory) {
        BatchRecord record = _existingBatch(batchId);
        uint256 span = record.span();
        return
            Batch({
                typeId: record.typeId(),
                office: record.office(),
                revoked: record.revoked(),
                count: record.count(),
                validFrom: Span.firstSecond(span),
                validUntil: Span.end(span),
                actedAt: Span.actedAtEarliest(span)
            });
    }

    /// @inheritdoc ICredentialRegistry
    function entryState(bytes32 batchId, uint256 index) external view returns (EntryState) {
        return _entryAt(_existingBatch(batchId), batchId, index);
    }

    /// @dev Writes the state of an entry whose present state is known not to be final.
    function _setEntryState(BatchRecord record, bytes32 batchId, uint256 index, EntryState next) internal {
        uint256 marked = record.markedNumber();
        if (marked == 0 || marked == index + 1) {
            _covers[batchId].record = record.mark(index, next);
            return;
        }
        uint256 place = _shift(index);
        mapping(uint256 word => uint256 states) storage words = _entryStates[batchId];
        uint256 others = words[index / ENTRIES_PER_WORD] & ~(uint256(3) << place);
        words[index / ENTRIES_PER_WORD] = others | (uint256(next) << place);
    }

    /// @dev The record of the batch that an entry is proven to belong to, or none.
    function _provenBatch(Entry calldata entry) internal view returns (bytes32 batchId, BatchRecord record) {
        batchId = _batchId(entry.typeId, entry.root);
        record = _covers[batchId].record;
        if (record.isNone() || entry.index >= record.count()) return (batchId, BatchRecord.wrap(0));
        bytes32 inner = keccak256(abi.encode(entry.index, entry.typeId, entry.commitment));
        bytes32 leaf = keccak256(bytes.concat(inner));
        if (!MerkleProof.verifyCalldata(entry.proof, entry.root, leaf)) return (batchId, BatchRecord.wrap(0));
    }

    /// @dev State of an entry that is there: on the cover where it bears the mark, or else in its word.
    function _entryState(BatchRecord record, bytes32 batchId, uint256 index) internal view returns (EntryState state) {
        uint256 marked = record.markedNumber();
        if (marked == index + 1)
            state = record.markedState();
            // Without a mark no entry was ever changed.
        else if (marked != 0) {
            state = EntryState((_entryStates[batchId][index / ENTRIES_PER_WORD] >> _shift(index)) & 3);
        }
        if (record.revoked() && state != EntryState.Superseded) return EntryState.Revoked;
    }

    /// @dev State of an entry; reverts when there is no such entry.
    function _entryAt(BatchRecord record, bytes32 batchId, uint256 index) internal view returns (EntryState) {
        if (index >= record.count()) revert EntryUnknown(batchId, index, record.count());
        return _entryState(record, batchId, index);
    }

    /// @dev The record of a batch in whose office the caller acts.
    function _officersBatch(bytes32 batchId) internal view returns (BatchRecord record) {
        record = _existingBatch(batchId);
        _requireOfficer(record.office());
    }

    /// @dev An officer's act on an entry; tells whether it changed anything.
    function _changeEntry(bytes32 batchId, uint256 index, EntryState next) private returns (bool) {
        BatchRecord record = _officersBatch(batchId);
        EntryState current = _entryAt(record, batchId, index);
        if (current == next) return false; // The wished state holds.
        if (current >= EntryState.Revoked) revert EntryEnded(batchId, index, current);

        _setEntryState(record, batchId, index, next);
        return true;
    }

    function _existingBatch(bytes32 batchId) private view returns (BatchRecord record) {
        record = _covers[batchId].record;
        if (record.isNone()) revert BatchUnknown(batchId);
    }

    /// @dev Id of a batch: the type stands in it, so that no agency can put another's root on record first.
    function _batchId(bytes4 typeId, bytes32 root) private pure returns (bytes32) {
        return Hashes.efficientKeccak256(typeId, root); // As of abi.encode.
    }

    /// @dev Place of an entry's two bits in their word.
    function _shift(uint256 index) private pure returns (uint256) {
        // At most 127 times 2.
        unchecked {
            return (index % ENTRIES_PER_WORD) << 1;
        }
    }
}
