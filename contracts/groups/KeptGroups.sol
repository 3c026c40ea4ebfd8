// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SNARK_SCALAR_FIELD} from "@zk-kit/lean-imt.sol/Constants.sol";
import {InternalLeanIMT, LeanIMTData, WrongSiblingNodes} from "@zk-kit/lean-imt.sol/InternalLeanIMT.sol";

import {Persons} from "../common/libraries/Persons.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {Groups} from "./Groups.sol";
import {IGroupRegistry} from "./interfaces/IGroupRegistry.sol";

/// @title Kept groups
/// @notice Groups whose tree the chain holds. See {IGroupRegistry}.
abstract contract KeptGroups is Groups {
    using InternalLeanIMT for LeanIMTData;
    using Persons for IIdentities;

    bytes32 private constant JOINING_TYPEHASH = keccak256(
        "Joining(string group,address account,uint256 commitment,uint48 deadline)"
    );
    bytes32 private constant REPLACEMENT_TYPEHASH = keccak256(
        "Replacement(string group,address account,uint256 former,uint256 commitment,uint48 deadline)"
    );

    IIdentities private immutable _IDENTITIES;

    mapping(bytes32 groupId => LeanIMTData tree) private _trees;

    /// @dev Members by the root of their identity, so that a succession neither ends a membership nor makes a second.
    mapping(bytes32 groupId => mapping(address member => uint256 commitment)) private _commitments;

    /// @dev Commitments that were taken off. Those in the tree are known to the tree.
    mapping(bytes32 groupId => mapping(uint256 commitment => bool spent)) private _spent;

    /// @notice Names the registry of identities, for ever.
    /// @param identities_ Identities; zero where everybody counts as verified.
    constructor(IIdentities identities_) {
        _IDENTITIES = identities_;
    }

    /// @inheritdoc IGroupRegistry
    function join(bytes32 groupId, Joining calldata paper, bytes calldata signature) external {
        Group storage group = _group(groupId, Kind.Kept);
        address officer = _requireOfficer(group.office);
        LeanIMTData storage tree = _trees[groupId];
        address member = _admit(groupId, officer, paper.account, paper.commitment);
        _requireSigned(
            paper.account,
            _joining(_nameOf(groupId), paper.account, paper.commitment, paper.deadline),
            paper.deadline,
            signature
        );

        _supersede(groupId, group, _rootOf(tree), true);
        uint256 index = tree.size;
        uint256 root = tree._insert(paper.commitment);

        emit MemberJoined(groupId, member, paper.commitment, officer, index, root);
    }

    /// @inheritdoc IGroupRegistry
    function joinMany(bytes32 groupId, uint256[] calldata commitments, Joiner[] calldata joiners) external {
        Group storage group = _group(groupId, Kind.Kept);
        address officer = _requireOfficer(group.office);
        if (commitments.length == 0 || commitments.length != joiners.length) {
            revert BatchUneven(commitments.length, joiners.length);
        }
        address[] memory members = new address[](commitments.length);
        bytes32 name = _nameOf(groupId);
        for (uint256 i = 0; i < commitments.length; ++i) {
            Joiner calldata joiner = joiners[i];
            members[i] = _admit(groupId, officer, joiner.account, commitments[i]);
            bytes32 paper = _joining(name, joiner.account, commitments[i], joiner.deadline);
            _requireSigned(joiner.account, paper, joiner.deadline, joiner.signature);
        }

        LeanIMTData storage tree = _trees[groupId];
        _supersede(groupId, group, _rootOf(tree), true);
        uint256 index = tree.size;
        uint256 root = tree._insertMany(commitments);

        emit MembersJoined(groupId, officer, index, root, commitments, members);
    }

    /// @inheritdoc IGroupRegistry
    function remove(bytes32 groupId, address account, uint256[] calldata siblings, bytes32 reasons) external {
        address officer = _requireOfficer(_group(groupId, Kind.Kept).office);
        if (reasons == 0) revert DigestMissing();
        _takeOff(groupId, _IDENTITIES.rootFor(account), siblings, officer, reasons);
    }

    /// @inheritdoc IGroupRegistry
    function removeLapsed(bytes32 groupId, address account, uint256[] calldata siblings) external {
        _refuseWhileHalted();
        _group(groupId, Kind.Kept);
        address member = _IDENTITIES.rootFor(account);
        if (_IDENTITIES.isPersonVerified(member)) revert MemberVerified(groupId, member);
        _takeOff(groupId, member, siblings, _msgSender(), 0);
    }

    /// @inheritdoc IGroupRegistry
    function replace(
        bytes32 groupId,
        Replacement calldata paper,
        bytes calldata signature,
        uint256[] calldata siblings
    ) external {
        address officer = _requireOfficer(_group(groupId, Kind.Kept).office);
        (address member, bool verified) = _IDENTITIES.standingFor(paper.account);
        if (!verified) revert AccountUnverified(paper.account);
        _requireUnconcerned(officer, member, paper.account);
        uint256 former = _commitment(groupId, member);
        if (former != paper.former) revert CommitmentStale(groupId, paper.former, former);
        _requireUnused(groupId, paper.commitment);
        _requireSigned(paper.account, _replacement(_nameOf(groupId), paper), paper.deadline, signature);

        _commitments[groupId][member] = paper.commitment;
        (uint256 index, uint256 root) = _change(groupId, former, paper.commitment, siblings);

        emit CommitmentReplaced(groupId, member, former, paper.commitment, officer, index, root);
    }

    /// @inheritdoc IGroupRegistry
    function commitmentOf(bytes32 groupId, address account) external view returns (uint256) {
        return _commitments[groupId][_IDENTITIES.rootFor(account)];
    }

    /// @inheritdoc IGroupRegistry
    function isUsed(bytes32 groupId, uint256 commitment) external view returns (bool) {
        return _isUsed(groupId, commitment);
    }

    /// @inheritdoc IGroupRegistry
    function placeOf(bytes32 groupId, uint256 commitment) external view returns (bool present, uint256 index) {
        LeanIMTData storage tree = _trees[groupId];
        present = tree._has(commitment);
        if (present) index = tree._indexOf(commitment);
    }

    /// @inheritdoc IGroupRegistry
    function identities() external view returns (address) {
        return address(_IDENTITIES);
    }

    /// @dev Root and size of a kept group's tree.
    function _keptRoll(bytes32 groupId) internal view returns (uint256 root, uint256 size) {
        LeanIMTData storage tree = _trees[groupId];
        return (_rootOf(tree), tree.size);
    }

    /// @dev Puts a person on record as a member, once. The caller checks the signature and plants the leaf.
    function _admit(
        bytes32 groupId,
        address officer,
        address account,
        uint256 commitment
    ) private returns (address member) {
        bool verified;
        (member, verified) = _IDENTITIES.standingFor(account);
        if (!verified) revert AccountUnverified(account);
        _requireUnconcerned(officer, member, account);
        if (_commitments[groupId][member] != 0) revert MemberAlreadyJoined(groupId, member);
        _requireUnused(groupId, commitment);
        _commitments[groupId][member] = commitment;
    }

    /// @dev Empties a member's leaf, and ends every root that came before.
    function _takeOff(
        bytes32 groupId,
        address member,
        uint256[] calldata siblings,
        address actor,
        bytes32 reasons
    ) private {
        uint256 commitment = _commitment(groupId, member);
        delete _commitments[groupId][member];
        (uint256 index, uint256 root) = _change(groupId, commitment, 0, siblings);

        emit MemberRemoved(groupId, member, commitment, actor, index, root, reasons);
    }

    /// @dev Uses up the commitment of a leaf, puts another one or zero in its place, and ends every root before.
    function _change(
        bytes32 groupId,
        uint256 former,
        uint256 commitment,
        uint256[] calldata siblings
    ) private returns (uint256 index, uint256 root) {
        LeanIMTData storage tree = _trees[groupId];
        index = tree._indexOf(former);
        _requireEnough(tree, index, siblings.length);

        _supersede(groupId, _group(groupId, Kind.Kept), _rootOf(tree), false);
        _spent[groupId][former] = true;
        root = tree._update(former, commitment, siblings);
    }

    /// @dev Commitment under which an identity belongs.
    function _commitment(bytes32 groupId, address member) private view returns (uint256 commitment) {
        commitment = _commitments[groupId][member];
        if (commitment == 0) revert MemberUnknown(groupId, member);
    }

    /// @dev A commitment that an identity may have, and that the group never saw.
    function _requireUnused(bytes32 groupId, uint256 commitment) private view {
        if (commitment == 0 || commitment >= SNARK_SCALAR_FIELD) revert CommitmentInvalid(commitment);
        if (_isUsed(groupId, commitment)) revert CommitmentUsed(groupId, commitment);
    }

    function _isUsed(bytes32 groupId, uint256 commitment) private view returns (bool) {
        return _trees[groupId]._has(commitment) || _spent[groupId][commitment];
    }

    /// @dev Root of a tree; zero while it is empty.
    function _rootOf(LeanIMTData storage tree) private view returns (uint256) {
        return tree.size == 0 ? 0 : tree._root();
    }

    /// @dev As many siblings as a leaf has: with fewer the tree's library would fail without a reason, and more it
    /// would pass over.
    function _requireEnough(LeanIMTData storage tree, uint256 index, uint256 given) private view {
        uint256 last = tree.size - 1;
        uint256 needed = 0;
        for (uint256 level = 0; level < tree.depth; ++level) {
            if ((index >> level) & 1 == 1 || index >> level != last >> level) ++needed;
        }
        if (given != needed) revert WrongSiblingNodes();
    }

    /// @dev Nobody approves the own paper.
    function _requireUnconcerned(address officer, address member, address account) private pure {
        if (officer == account || officer == member) revert OfficerIsParty(officer);
    }

    function _joining(
        bytes32 name,
        address account,
        uint256 commitment,
        uint48 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(JOINING_TYPEHASH, name, account, commitment, deadline));
    }

    function _replacement(bytes32 name, Replacement calldata paper) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(REPLACEMENT_TYPEHASH, name, paper.account, paper.former, paper.commitment, paper.deadline)
            );
    }
}
