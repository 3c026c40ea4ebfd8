// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ISemaphoreVerifier} from "@semaphore-protocol/contracts/interfaces/ISemaphoreVerifier.sol";
import {SNARK_SCALAR_FIELD} from "@zk-kit/lean-imt.sol/Constants.sol";

import {Reference} from "../common/libraries/Reference.sol";
import {Roles} from "../common/libraries/Roles.sol";
import {Signatures} from "../common/libraries/Signatures.sol";
import {Registry} from "../common/Registry.sol";
import {IGroupRegistry} from "./interfaces/IGroupRegistry.sol";
import {IGroups} from "./interfaces/IGroups.sol";

/// @title Groups
/// @notice Which groups there are, whose they are, and which of their roots are taken. See {IGroupRegistry}.
abstract contract Groups is Registry, EIP712, IGroupRegistry {
    /// @dev A root that was superseded, and the epoch in which it was current.
    struct PastRoot {
        uint48 supersededAt;
        uint32 epoch;
    }

    /// @dev Longest window, in seconds: no proof is thirty days in flight.
    uint32 private constant LONGEST_WINDOW = 30 days;
    uint8 private constant MOST_COUNTERSIGNATURES = 16;
    /// @dev Depths that the verifier has keys for; it does not check them itself.
    uint256 private constant LEAST_DEPTH = 1;
    uint256 private constant GREATEST_DEPTH = 32;

    ISemaphoreVerifier private immutable _VERIFIER;

    mapping(bytes32 groupId => Group group) private _groups;
    mapping(bytes32 groupId => mapping(uint256 root => PastRoot past)) private _past;

    /// @notice Names the verifier of proofs, for ever.
    /// @param verifier_ Verifier of Semaphore v4 proofs.
    constructor(ISemaphoreVerifier verifier_) {
        _VERIFIER = verifier_;
    }

    /// @inheritdoc IGroupRegistry
    function openGroup(bytes32 groupId, uint64 office, uint32 rootWindow) external {
        _open(groupId, Group(office, 0, rootWindow, 0, 0, 0, Kind.Kept));
    }

    /// @inheritdoc IGroupRegistry
    function openPublishedGroup(
        bytes32 groupId,
        uint64 office,
        uint32 rootWindow,
        uint64 countersigner,
        uint8 countersignatures
    ) external {
        _requireOffice(countersigner);
        if (countersignatures == 0 || countersignatures > MOST_COUNTERSIGNATURES) {
            revert CountersignaturesInvalid(countersignatures);
        }
        _open(groupId, Group(office, countersigner, rootWindow, 0, 0, countersignatures, Kind.Published));
    }

    /// @inheritdoc IGroups
    function isMember(bytes32 groupId, Proof calldata proof) external view returns (bool) {
        (RootState state, ) = rootState(groupId, proof.root);
        return (state == RootState.Current || state == RootState.Recent) && isProof(proof);
    }

    /// @inheritdoc IGroups
    function requireMember(bytes32 groupId, Proof calldata proof) external view {
        if (_groups[groupId].kind == Kind.None) revert GroupUnknown(groupId);
        (RootState state, ) = rootState(groupId, proof.root);
        if (state == RootState.Unknown) revert RootUnknown(groupId, proof.root);
        if (state == RootState.Ended) revert RootEnded(groupId, proof.root);
        if (state == RootState.Expired) revert RootExpired(groupId, proof.root);
        if (!isProof(proof)) revert ProofInvalid();
    }

    /// @inheritdoc IGroupRegistry
    function groupOf(bytes32 groupId) external view returns (Group memory) {
        return _groups[groupId];
    }

    /// @inheritdoc IGroupRegistry
    function verifier() external view returns (address) {
        return address(_VERIFIER);
    }

    /// @inheritdoc IGroups
    function isProof(Proof calldata proof) public view returns (bool) {
        if (proof.depth < LEAST_DEPTH || proof.depth > GREATEST_DEPTH) return false;
        // An empty tree's root is no node of any circuit's; the other is the field's second name for the same number.
        if (proof.root == 0 || proof.root >= SNARK_SCALAR_FIELD || proof.nullifier >= SNARK_SCALAR_FIELD) return false;
        uint256[8] calldata points = proof.points;
        return
            _VERIFIER.verifyProof(
                [points[0], points[1]],
                [[points[2], points[3]], [points[4], points[5]]],
                [points[6], points[7]],
                [proof.root, proof.nullifier, _signal(proof.message), _signal(proof.scope)],
                proof.depth
            );
    }

    /// @inheritdoc IGroupRegistry
    function rootState(bytes32 groupId, uint256 root) public view returns (RootState state, uint256 until) {
        if (root == 0) return (RootState.Unknown, 0);
        (uint256 current, ) = rollOf(groupId);
        if (root == current) return (RootState.Current, 0);
        PastRoot memory past = _past[groupId][root];
        if (past.supersededAt == 0) return (RootState.Unknown, 0);
        Group storage group = _groups[groupId];
        if (past.epoch != group.epoch) return (RootState.Ended, 0);
        until = uint256(past.supersededAt) + group.rootWindow;
        return block.timestamp > until ? (RootState.Expired, uint256(0)) : (RootState.Recent, until);
    }

    /// @inheritdoc IGroups
    function rollOf(bytes32 groupId) public view virtual returns (uint256 root, uint256 size);

    /// @dev Notes that a root is no longer the current one. It stays good for the window, unless members were taken off.
    function _supersede(bytes32 groupId, Group storage group, uint256 root, bool additive) internal {
        if (root == 0) return; // The group was empty.
        _past[groupId][root] = PastRoot(uint48(block.timestamp), group.epoch);
        if (!additive) ++group.epoch;
    }

    /// @dev How a group is kept.
    function _kindOf(bytes32 groupId) internal view returns (Kind) {
        return _groups[groupId].kind;
    }

    /// @dev A group of one kind.
    function _group(bytes32 groupId, Kind kind) internal view returns (Group storage group) {
        group = _groups[groupId];
        if (group.kind == kind) return group;
        if (group.kind == Kind.None) revert GroupUnknown(groupId);
        revert GroupKindWrong(groupId, group.kind);
    }

    /// @dev The caller, who may act for an office now. One call tells of pause, suspension and membership.
    function _requireOfficer(uint64 office) internal view returns (address officer) {
        officer = _msgSender();
        if (_mayAct(officer, office)) return officer;
        _refuseWhileHalted();
        revert OfficerUnauthorised(officer, office);
    }

    /// @dev Whether an account may act for an office here now.
    function _mayAct(address account, uint64 office) internal view returns (bool) {
        return _authority().mayAct(account, office, address(this));
    }

    /// @dev An account signed a paper, and its time is not over.
    function _requireSigned(address signer, bytes32 paper, uint48 deadline, bytes calldata signature) internal view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline, uint48(block.timestamp));
        if (!Signatures.isSignedBy(signer, _hashTypedDataV4(paper), signature)) revert SignatureInvalid(signer);
    }

    /// @dev A group's name as people sign it.
    function _nameOf(bytes32 groupId) internal pure returns (bytes32) {
        return keccak256(bytes(Reference.toString(groupId)));
    }

    /// @dev A new group, opened by the head of the agency that it belongs to.
    function _open(bytes32 groupId, Group memory group) private {
        if (!Reference.isValid(groupId)) revert GroupIdInvalid(groupId);
        _requireOffice(group.office);
        address actor = _requireOfficer(Roles.agencyOf(group.office));
        if (group.rootWindow > LONGEST_WINDOW) revert RootWindowTooLong(group.rootWindow, LONGEST_WINDOW);
        if (_groups[groupId].kind != Kind.None) revert GroupAlreadyOpen(groupId);

        _groups[groupId] = group;

        emit GroupOpened(
            groupId,
            group.office,
            actor,
            group.kind,
            group.rootWindow,
            group.countersigner,
            group.countersignatures
        );
    }

    /// @dev An office that its agency governs.
    function _requireOffice(uint64 office) private view {
        uint64 agency = Roles.agencyOf(office);
        if (!Roles.isOffice(office) || _authority().getRoleAdmin(office) != agency) revert OfficeUnknown(office);
    }

    /// @dev What Semaphore's circuit is given of a message or scope: a digest that fits the field.
    function _signal(uint256 word) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(word))) >> 8;
    }
}
