// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRegistry} from "../../common/interfaces/IRegistry.sol";
import {IGroupErrors} from "./IGroupErrors.sol";
import {IGroupEvents} from "./IGroupEvents.sol";
import {IGroups} from "./IGroups.sol";
import {IGroupTypes} from "./IGroupTypes.sol";

/// @title Group registry
/// @notice Anonymous groups of verified identities: who belongs is on record, which of them says something is not.
/// @dev Semaphore v4: a group is a LeanIMT over Poseidon of identity commitments.
interface IGroupRegistry is IRegistry, IGroups, IGroupTypes, IGroupEvents, IGroupErrors {
    /// @notice Opens a group whose tree the chain keeps. The caller heads the office's agency.
    /// @param groupId Name of the group, as text in one word.
    /// @param office Role whose members approve joining and remove members.
    /// @param rootWindow Seconds for which a root is still taken once an addition has superseded it.
    function openGroup(bytes32 groupId, uint64 office, uint32 rootWindow) external;

    /// @notice Opens a group whose list is published. The caller heads the office's agency.
    /// @param groupId Name of the group, as text in one word.
    /// @param office Role whose members publish.
    /// @param rootWindow Seconds for which a root is still taken once an additive list has superseded it.
    /// @param countersigner Role whose members countersign: another agency's, or the same office's.
    /// @param countersignatures How many must countersign beside the officer who posts: 1 to 16.
    function openPublishedGroup(
        bytes32 groupId,
        uint64 office,
        uint32 rootWindow,
        uint64 countersigner,
        uint8 countersignatures
    ) external;

    /// @notice Takes a verified person into a group. For its office.
    /// @param groupId Group.
    /// @param paper What the person asks for.
    /// @param signature The person's.
    function join(bytes32 groupId, Joining calldata paper, bytes calldata signature) external;

    /// @notice Takes several verified people into a group: all of them, or none. For its office.
    /// @param groupId Group.
    /// @param commitments Their commitments.
    /// @param joiners Who they are, in the same order.
    function joinMany(bytes32 groupId, uint256[] calldata commitments, Joiner[] calldata joiners) external;

    /// @notice Takes a member off. For the group's office.
    /// @param groupId Group.
    /// @param account Any account of the member's identity.
    /// @param siblings Nodes beside the leaf's way up, from below, where there are any.
    /// @param reasons Digest of the reasons.
    function remove(bytes32 groupId, address account, uint256[] calldata siblings, bytes32 reasons) external;

    /// @notice Takes a member off who is verified no more: by death, loss of status or lapse. For anybody.
    /// @param groupId Group.
    /// @param account Any account of the member's identity.
    /// @param siblings Nodes beside the leaf's way up, from below, where there are any.
    function removeLapsed(bytes32 groupId, address account, uint256[] calldata siblings) external;

    /// @notice Lets a member go on under another commitment, where the secret was lost or seen. For the group's office.
    /// @param groupId Group.
    /// @param paper What the member asks for.
    /// @param signature The member's, by the identity's current account.
    /// @param siblings Nodes beside the leaf's way up, from below, where there are any.
    function replace(
        bytes32 groupId,
        Replacement calldata paper,
        bytes calldata signature,
        uint256[] calldata siblings
    ) external;

    /// @notice Publishes a group's list anew. For the group's office.
    /// @param groupId Group.
    /// @param paper What is published.
    /// @param countersignatures As many as the group asks for, by rising account.
    function publish(
        bytes32 groupId,
        Publication calldata paper,
        Countersignature[] calldata countersignatures
    ) external;

    /// @notice A group's rules.
    /// @param groupId Group.
    /// @return The group; its kind is None where it was never opened.
    function groupOf(bytes32 groupId) external view returns (Group memory);

    /// @notice Digest of the list that was published last.
    /// @param groupId Group.
    /// @return SHA-256; zero where none was published.
    function listOf(bytes32 groupId) external view returns (bytes32);

    /// @notice Commitment under which an identity belongs to a kept group.
    /// @param groupId Group.
    /// @param account Any account of the identity.
    /// @return Commitment; zero where it does not belong.
    function commitmentOf(bytes32 groupId, address account) external view returns (uint256);

    /// @notice Whether a commitment is or was in a kept group.
    /// @param groupId Group.
    /// @param commitment Commitment.
    /// @return True when it gets in no more.
    function isUsed(bytes32 groupId, uint256 commitment) external view returns (bool);

    /// @notice Place of a commitment in a kept group's tree.
    /// @param groupId Group.
    /// @param commitment Commitment.
    /// @return present Whether it is there now.
    /// @return index Place of the leaf.
    function placeOf(bytes32 groupId, uint256 commitment) external view returns (bool present, uint256 index);

    /// @notice How a root stands.
    /// @param groupId Group.
    /// @param root Root.
    /// @return state Whether proofs made with it are taken.
    /// @return until Last second in which they are, of a recent root; zero otherwise.
    function rootState(bytes32 groupId, uint256 root) external view returns (RootState state, uint256 until);

    /// @notice Where identities are kept.
    /// @return Contract; zero where everybody counts as verified.
    function identities() external view returns (address);

    /// @notice Contract that checks proofs.
    /// @return Verifier of Semaphore v4 proofs of any depth.
    function verifier() external view returns (address);
}
