// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGroupTypes} from "./IGroupTypes.sol";

/// @title Group events
/// @notice What happened to groups. With these alone a kept group's tree can be rebuilt. See {IGroupRegistry}.
interface IGroupEvents {
    /// @notice A group was opened.
    /// @param groupId Group.
    /// @param office Role whose members approve joining, remove members and publish.
    /// @param actor Head of the agency.
    /// @param kind How the group is kept.
    /// @param rootWindow Seconds for which a root is still taken once an addition has superseded it.
    /// @param countersigner Role whose members countersign publications; zero in a kept group.
    /// @param countersignatures How many must countersign.
    event GroupOpened(
        bytes32 indexed groupId,
        uint64 indexed office,
        address actor,
        IGroupTypes.Kind kind,
        uint32 rootWindow,
        uint64 countersigner,
        uint8 countersignatures
    );

    /// @notice A person joined.
    /// @param groupId Group.
    /// @param member First account of the person's identity.
    /// @param commitment The person's commitment.
    /// @param actor Officer who approved.
    /// @param index Place of the leaf.
    /// @param root Root since.
    event MemberJoined(
        bytes32 indexed groupId,
        address indexed member,
        uint256 commitment,
        address actor,
        uint256 index,
        uint256 root
    );

    /// @notice Several people joined.
    /// @param groupId Group.
    /// @param actor Officer who approved.
    /// @param index Place of the first leaf; the others follow.
    /// @param root Root since.
    /// @param commitments The people's commitments.
    /// @param members First accounts of their identities, in the same order.
    event MembersJoined(
        bytes32 indexed groupId,
        address actor,
        uint256 index,
        uint256 root,
        uint256[] commitments,
        address[] members
    );

    /// @notice A member was taken off. The leaf is zero, and every earlier root has ended.
    /// @param groupId Group.
    /// @param member First account of the member's identity.
    /// @param commitment Commitment that was taken off.
    /// @param actor Who did it: an officer, or anybody where the identity is verified no more.
    /// @param index Place of the leaf.
    /// @param root Root since.
    /// @param reasons Digest of the reasons; zero where the identity is verified no more.
    event MemberRemoved(
        bytes32 indexed groupId,
        address indexed member,
        uint256 commitment,
        address actor,
        uint256 index,
        uint256 root,
        bytes32 reasons
    );

    /// @notice A member goes on under another commitment. Every earlier root has ended.
    /// @param groupId Group.
    /// @param member First account of the member's identity.
    /// @param former Commitment that was taken off.
    /// @param commitment Commitment in its place.
    /// @param actor Officer who approved.
    /// @param index Place of the leaf.
    /// @param root Root since.
    event CommitmentReplaced(
        bytes32 indexed groupId,
        address indexed member,
        uint256 former,
        uint256 commitment,
        address actor,
        uint256 index,
        uint256 root
    );

    /// @notice A list was published.
    /// @param groupId Group.
    /// @param revision Number of the publication.
    /// @param actor Officer who posted it.
    /// @param root Root of the LeanIMT over the list.
    /// @param size Leaves in the list.
    /// @param list SHA-256 of the list.
    /// @param additive Whether earlier roots are taken for the window.
    /// @param countersigners Officers who countersigned.
    event ListPublished(
        bytes32 indexed groupId,
        uint32 indexed revision,
        address actor,
        uint256 root,
        uint64 size,
        bytes32 list,
        bool additive,
        address[] countersigners
    );
}
