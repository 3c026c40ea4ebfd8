// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

import {BatchCredentials} from "./BatchCredentials.sol";
import {HolderActs} from "./HolderActs.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {BatchRecord} from "./libraries/BatchRecord.sol";
import {Instruments} from "./libraries/Instruments.sol";
import {Record} from "./libraries/Record.sol";
import {Rule} from "./libraries/Rule.sol";

/// @title Successions
/// @notice One credential in another's place, and one account in another's. See {ICredentialRegistry}.
abstract contract Successions is HolderActs, BatchCredentials {
    mapping(bytes32 id => bytes32 successorId) private _successors;
    mapping(bytes32 id => bytes32 predecessorId) private _predecessors;

    /// @inheritdoc ICredentialRegistry
    function replace(
        bytes32 id,
        uint16 revision,
        Issuance calldata issuance,
        Acceptance calldata acceptance,
        bytes32 basis
    ) external {
        (Record record, Rule rule, address officer) = _decidable(id, revision);
        _requireType(issuance.id, bytes4(id));
        address holder = record.holder();
        if (holder != address(0) && issuance.holder != holder) revert HolderDiffers(id, holder);
        if (rule.acceptanceNeeded()) _requireAcceptance(issuance, acceptance);

        uint16 last = _end(id, rule, record, State.Superseded);
        _link(id, issuance.id);

        emit CredentialReplaced(id, officer, last, issuance.id, basis);
        _issue(issuance, rule, basis);
    }

    /// @inheritdoc ICredentialRegistry
    function replaceEntry(bytes32 batchId, uint256 index, Issuance calldata issuance, bytes32 basis) external {
        BatchRecord record = _officersBatch(batchId);
        _requireType(issuance.id, record.typeId());
        EntryState state = _entryAt(record, batchId, index);
        if (state == EntryState.Suspended) revert EntryStillSuspended(batchId, index);
        if (state != EntryState.Issued) revert EntryEnded(batchId, index, state);

        _setEntryState(record, batchId, index, EntryState.Superseded);
        _link(_entryId(batchId, index), issuance.id);

        emit EntryReplaced(batchId, index, _msgSender(), issuance.id, basis);
        _issue(issuance, _rule(record.typeId()), basis);
    }

    /// @inheritdoc ICredentialRegistry
    function rebind(
        Rebinding calldata rebinding,
        bytes calldata successorSignature,
        bytes calldata holderSignature,
        bytes32 basis
    ) external {
        (address from, uint16 revision) = _rebind(rebinding, successorSignature, holderSignature);

        emit CredentialRebound(
            rebinding.id,
            _msgSender(),
            revision,
            from,
            rebinding.successor,
            holderSignature.length != 0,
            rebinding.commitment,
            basis
        );
    }

    /// @inheritdoc ICredentialRegistry
    function followIdentity(bytes32 id) external {
        _refuseWhileHalted();
        Record record = _existing(id);
        if (record.hasEnded()) revert CredentialEnded(id, record.state());
        address from = record.holder();
        address to = _requireSuccessor(from);

        uint16 revision = _follow(id, _rule(bytes4(id)), record, to);

        emit CredentialFollowed(id, _msgSender(), revision, from, to);
    }

    /// @inheritdoc ICredentialRegistry
    function linksOf(bytes32 id) external view returns (bytes32 predecessorId, bytes32 successorId) {
        return (_predecessors[id], _successors[id]);
    }

    /// @dev Id of the credential that superseded another or an entry; zero when none did.
    function _successorOf(bytes32 id) internal view returns (bytes32) {
        return _successors[id];
    }

    /// @dev By what an entry of a batch goes among the links.
    function _entryId(bytes32 batchId, uint256 index) internal pure returns (bytes32) {
        return Hashes.efficientKeccak256(batchId, bytes32(index)); // As of abi.encode.
    }

    /// @dev The links go both ways. The new one is not on record yet: issuing it sees to it that it never was.
    function _link(bytes32 id, bytes32 successorId) private {
        _successors[id] = successorId;
        _predecessors[successorId] = id;
    }

    /// @dev Writes another holder, as everybody who must has agreed; tells who it was, and the new revision.
    function _rebind(
        Rebinding calldata rebinding,
        bytes calldata successorSignature,
        bytes calldata holderSignature
    ) private returns (address from, uint16 revision) {
        (Record record, Rule rule, ) = _decidable(rebinding.id, rebinding.revision);
        from = record.holder();
        _requireConsent(rebinding, from, successorSignature, holderSignature);

        revision = _advanceTo(rebinding.id, rule, record, rebinding.successor);
        _setCommitment(rebinding.id, rebinding.commitment);
    }

    /// @dev The successor account agrees, and the present holder where its signature was given.
    function _requireConsent(
        Rebinding calldata rebinding,
        address from,
        bytes calldata successorSignature,
        bytes calldata holderSignature
    ) private view {
        if (rebinding.successor == address(0)) revert HolderMissing(bytes4(rebinding.id));
        if (rebinding.successor == from) revert HolderUnchanged(rebinding.id, from);
        if (rebinding.commitment == 0) revert CommitmentMissing(rebinding.id);
        _requireInTime(rebinding.deadline);
        bytes32 structure = Instruments.rebind(_kindOf(rebinding.id), rebinding, from);
        _requireSignature(rebinding.successor, structure, successorSignature);
        if (holderSignature.length != 0) _requireSignature(from, structure, holderSignature);
    }

    /// @dev A replacement is of the same type.
    function _requireType(bytes32 id, bytes4 typeId) private pure {
        if (bytes4(id) != typeId) revert TypeMismatch(id, typeId);
    }
}
