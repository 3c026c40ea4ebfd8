// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SNARK_SCALAR_FIELD} from "@zk-kit/lean-imt.sol/Constants.sol";

import {Groups} from "./Groups.sol";
import {IGroupRegistry} from "./interfaces/IGroupRegistry.sol";

/// @title Published groups
/// @notice Groups of a list that anybody can recompute. See {IGroupRegistry}.
abstract contract PublishedGroups is Groups {
    /// @dev What was published last.
    struct Roll {
        uint256 root;
        uint64 size;
        bytes32 list;
    }

    bytes32 private constant PUBLICATION_TYPEHASH = keccak256(
        "Publication(string group,uint32 revision,uint256 root,uint64 size,bytes32 list,bool additive,"
        "uint48 deadline)"
    );
    /// @dev Most leaves that a proof of the greatest depth can reach.
    uint64 private constant LARGEST_SIZE = 2 ** 32;

    mapping(bytes32 groupId => Roll roll) private _rolls;

    /// @inheritdoc IGroupRegistry
    function publish(
        bytes32 groupId,
        Publication calldata paper,
        Countersignature[] calldata countersignatures
    ) external {
        Group storage group = _group(groupId, Kind.Published);
        address officer = _requireOfficer(group.office);
        uint32 next = group.revision + 1;
        if (paper.revision != next) revert PublicationStale(groupId, paper.revision, next);
        if (paper.root == 0 || paper.root >= SNARK_SCALAR_FIELD || paper.size == 0 || paper.size > LARGEST_SIZE) {
            revert RollInvalid(paper.root, paper.size);
        }
        if (paper.list == 0) revert DigestMissing();
        address[] memory countersigners = _requireCountersigned(groupId, group, officer, paper, countersignatures);

        Roll storage roll = _rolls[groupId];
        _supersede(groupId, group, roll.root, paper.additive);
        group.revision = next;
        (roll.root, roll.size, roll.list) = (paper.root, paper.size, paper.list);

        emit ListPublished(groupId, next, officer, paper.root, paper.size, paper.list, paper.additive, countersigners);
    }

    /// @inheritdoc IGroupRegistry
    function listOf(bytes32 groupId) external view returns (bytes32) {
        return _rolls[groupId].list;
    }

    /// @dev Root and size of a published group's list.
    function _publishedRoll(bytes32 groupId) internal view returns (uint256 root, uint256 size) {
        Roll storage roll = _rolls[groupId];
        return (roll.root, roll.size);
    }

    /// @dev As many officers as the group asks for signed the publication, each another than the one who posts it.
    function _requireCountersigned(
        bytes32 groupId,
        Group storage group,
        address officer,
        Publication calldata paper,
        Countersignature[] calldata given
    ) private view returns (address[] memory countersigners) {
        if (given.length < group.countersignatures) {
            revert CountersignaturesMissing(given.length, group.countersignatures);
        }
        bytes32 digest = _publication(groupId, paper);
        countersigners = new address[](given.length);
        address previous = address(0);
        for (uint256 i = 0; i < given.length; ++i) {
            address signer = given[i].officer;
            if (signer <= previous || signer == officer) revert CountersignerRepeated(signer);
            if (!_mayAct(signer, group.countersigner)) revert OfficerUnauthorised(signer, group.countersigner);
            _requireSigned(signer, digest, paper.deadline, given[i].signature);
            (countersigners[i], previous) = (signer, signer);
        }
    }

    function _publication(bytes32 groupId, Publication calldata paper) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    PUBLICATION_TYPEHASH,
                    _nameOf(groupId),
                    paper.revision,
                    paper.root,
                    paper.size,
                    paper.list,
                    paper.additive,
                    paper.deadline
                )
            );
    }
}
