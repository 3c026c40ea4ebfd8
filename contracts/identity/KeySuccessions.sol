// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {Signatures} from "../common/libraries/Signatures.sol";
import {IIdentities} from "./interfaces/IIdentities.sol";
import {IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";
import {IdentityWord} from "./libraries/IdentityWord.sol";
import {KeyPapers} from "./libraries/KeyPapers.sol";
import {Verifications} from "./Verifications.sol";

/// @title Key successions
/// @notice One account in another's place: announced by an office, or ordered by the holder. See {IIdentityRegistry}.
/// @dev An account that was never named here takes over, and takes over once: so an identity is a line without branches
/// or circles, and its root and its current account find each other in one step.
abstract contract KeySuccessions is Verifications, EIP712 {
    using KeyPapers for Succession;

    mapping(address account => address root) private _roots;
    mapping(address root => address account) private _currents;
    mapping(address account => Pending pending) private _pending;
    mapping(address successor => address account) private _promised;

    /// @inheritdoc IIdentityRegistry
    function announceSuccession(
        Succession calldata succession,
        bytes calldata successorSignature,
        bytes32 basis
    ) external {
        address account = succession.account;
        (Identity memory identity, address officer) = _forOfficer(account, succession.revision);
        _requireDigest(basis);
        _requireSucceedable(succession, identity);
        _requireAgreed(succession.successor, succession.acceptance(), successorSignature);

        uint48 completableAt = uint48(block.timestamp) + objectionPeriod();
        _pending[account] = Pending(succession.successor, completableAt);
        _promised[succession.successor] = account;
        uint32 next = _write(account, identity);

        emit SuccessionAnnounced(account, succession.successor, officer, next, completableAt, basis);
    }

    /// @inheritdoc IIdentityRegistry
    function withdrawSuccession(address account, uint32 revision, bytes32 reason) external {
        (Identity memory identity, address officer) = _forOfficer(account, revision);
        _requireDigest(reason);
        address successor = _announced(account).successor;

        _forget(account, successor);
        uint32 next = _write(account, identity);

        emit SuccessionWithdrawn(account, successor, officer, next, reason);
    }

    /// @inheritdoc IIdentityRegistry
    function object(Succession calldata objection, bytes calldata signature) external {
        address account = objection.account;
        Identity memory identity = _known(account);
        _requireInTime(objection.deadline);
        _requireRevision(account, identity, objection.revision);
        Pending memory pending = _announced(account);
        if (objection.successor != pending.successor) revert SuccessorDiffers(account, pending.successor);
        if (block.timestamp >= pending.until) revert ObjectionPeriodOver(account, pending.until);
        _requireAgreed(account, objection.objection(), signature);

        uint48 contestedUntil = uint48(block.timestamp) + objectionPeriod();
        _forget(account, pending.successor);
        _pending[account].until = contestedUntil;
        uint32 next = _write(account, identity);

        emit SuccessionObjected(account, pending.successor, next, contestedUntil);
    }

    /// @inheritdoc IIdentityRegistry
    function completeSuccession(address account) external {
        _refuseWhileHalted();
        Identity memory identity = _known(account);
        _requireVerified(account, identity);
        Pending memory pending = _announced(account);
        if (block.timestamp < pending.until) revert ObjectionPeriodRunning(account, pending.until);
        if (!_isSound(identity.office, pending.until - objectionPeriod())) revert SuccessionSuspect(account);
        _requireNew(pending.successor);

        _forget(account, pending.successor);
        (address root, uint32 revision) = _succeed(account, pending.successor, identity);

        emit SuccessionCompleted(account, pending.successor, root, revision);
    }

    /// @inheritdoc IIdentityRegistry
    function rotate(
        Succession calldata rotation,
        bytes calldata accountSignature,
        bytes calldata successorSignature
    ) external {
        _refuseWhileHalted();
        (address account, address successor) = (rotation.account, rotation.successor);
        Identity memory identity = _known(account);
        _requireRevision(account, identity, rotation.revision);
        _requireSucceedable(rotation, identity);
        uint48 contestedUntil = _pending[account].until;
        if (block.timestamp < contestedUntil) revert IdentityContested(account, contestedUntil);
        bytes32 paper = rotation.rotation();
        _requireAgreed(account, paper, accountSignature);
        _requireAgreed(successor, paper, successorSignature);

        (address root, uint32 revision) = _succeed(account, successor, identity);

        emit AccountRotated(account, successor, root, revision);
    }

    /// @inheritdoc IIdentityRegistry
    function pendingSuccession(address account) external view returns (Pending memory) {
        return _pending[account];
    }

    /// @inheritdoc IIdentities
    function identify(address account) external view returns (address root, bool verified) {
        return (rootOf(account), isVerified(account));
    }

    /// @inheritdoc IIdentities
    function successorOf(address account) public view override returns (address current) {
        current = _currents[rootOf(account)];
        if (current == account) return address(0);
    }

    /// @inheritdoc IIdentities
    function rootOf(address account) public view returns (address root) {
        root = _roots[account];
        if (root == address(0)) return account;
    }

    /// @inheritdoc IIdentities
    function isVerified(address account) public view returns (bool) {
        IdentityWord word = _wordOf(account);
        return word.state() == State.Verified && block.timestamp < word.until();
    }

    /// @dev Voids what is announced for an account.
    function _voidSuccession(address account) internal override {
        address successor = _pending[account].successor;
        if (successor == address(0)) return;
        _forget(account, successor);

        emit SuccessionVoided(account, successor);
    }

    /// @dev Moves an identity to a fresh account: what is said of it, and its place at the end of the line.
    function _succeed(
        address account,
        address successor,
        Identity memory identity
    ) private returns (address root, uint32 revision) {
        root = rootOf(account);
        _roots[successor] = root;
        _currents[root] = successor;

        _write(
            successor,
            Identity({
                kind: identity.kind,
                state: State.Verified,
                revision: 0,
                since: uint48(block.timestamp),
                until: identity.until,
                changedAt: 0,
                office: identity.office
            })
        );
        identity.state = State.Succeeded;
        revision = _write(account, identity);
    }

    function _forget(address account, address successor) private {
        delete _pending[account];
        delete _promised[successor];
    }

    /// @dev A succession that is announced.
    function _announced(address account) private view returns (Pending memory pending) {
        pending = _pending[account];
        if (pending.successor == address(0)) revert SuccessionNotPending(account);
    }

    /// @dev The identity can be taken over, by this account, by a paper that is good now.
    function _requireSucceedable(Succession calldata paper, Identity memory identity) private view {
        _requireInTime(paper.deadline);
        _requireVerified(paper.account, identity);
        address announced = _pending[paper.account].successor;
        if (announced != address(0)) revert SuccessionPending(paper.account, announced);
        _requireNew(paper.successor);
        if (paper.successor == paper.account || _promised[paper.successor] != address(0)) {
            revert SuccessorNotFresh(paper.successor);
        }
    }

    /// @dev An account that was never in an identity. Whatever ever was has a record.
    function _requireNew(address successor) private view {
        if (successor == address(0)) revert AccountMissing();
        if (!_wordOf(successor).isNone()) revert SuccessorNotFresh(successor);
    }

    /// @dev The account sends this or has signed it.
    function _requireAgreed(address signer, bytes32 paper, bytes calldata signature) private view {
        if (signature.length == 0 && _msgSender() == signer) return;
        if (!Signatures.isSignedBy(signer, _hashTypedDataV4(paper), signature)) revert SignatureInvalid(signer);
    }

    function _requireInTime(uint48 deadline) private view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline, uint48(block.timestamp));
    }
}
