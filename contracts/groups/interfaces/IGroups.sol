// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Groups
/// @notice What other contracts ask about anonymous groups: whether somebody who belongs to one said something.
/// @dev A proof tells that a member said `message` for `scope`, and not which member. A contract that relies on it must
///
/// 1. name the group itself, and never take its id from whoever sends the proof;
/// 2. hold `scope` to a value of its own that contains its chain, its own address and the occasion, or else a proof made
///    elsewhere counts here too;
/// 3. derive `message` itself from what the member wants done, so that nobody who sees the proof can bend it;
/// 4. keep every `nullifier` by scope and refuse it a second time: the same member has the same one for the same scope.
///    Never key anything on the proof's points: anybody can write a valid proof in another way;
/// 5. decide whether a member may count again after a change of commitment. Members who lost a phone prove with a new
///    secret, which has new nullifiers. Where one person must count once over a whole scope (an election, a benefit),
///    keep the root of {rollOf} when the scope opens and take proofs against that root alone, by {isProof}.
interface IGroups {
    /// @notice A Semaphore v4 proof, in Semaphore's own layout.
    /// @param depth Depth of the circuit: 1 to 32, at least the tree's.
    /// @param root Root of the group that the proof was made with.
    /// @param nullifier The same for the same member and scope, and linked to nothing else.
    /// @param message What the member says.
    /// @param scope What it is said for.
    /// @param points The proof itself.
    struct Proof {
        uint256 depth;
        uint256 root;
        uint256 nullifier;
        uint256 message;
        uint256 scope;
        uint256[8] points;
    }

    /// @notice Whether a proof shows membership of a group now.
    /// @param groupId Group.
    /// @param proof Proof.
    /// @return True when its root is the group's current one, or a recent one that is still taken, and the proof holds.
    function isMember(bytes32 groupId, Proof calldata proof) external view returns (bool);

    /// @notice Reverts unless a proof shows membership of a group now, and says why.
    /// @param groupId Group.
    /// @param proof Proof.
    function requireMember(bytes32 groupId, Proof calldata proof) external view;

    /// @notice Whether a proof holds by itself, against the root that it names. For contracts that kept a root.
    /// @dev Says nothing of any group: compare `proof.root` with the root that was kept.
    /// @param proof Proof.
    /// @return True when it holds.
    function isProof(Proof calldata proof) external view returns (bool);

    /// @notice The group as it stands now.
    /// @param groupId Group.
    /// @return root Root of its tree; zero while it is empty.
    /// @return size Leaves of the tree, those of removed members among them.
    function rollOf(bytes32 groupId) external view returns (uint256 root, uint256 size);
}
