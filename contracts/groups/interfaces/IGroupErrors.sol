// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGroupTypes} from "./IGroupTypes.sol";

/// @title Group errors
/// @notice Why the registry of groups refuses. See {IGroupRegistry}.
interface IGroupErrors {
    /// @notice A group is named by 1 to 32 bytes of printable text. Choose such a name.
    /// @param groupId Name that was given.
    error GroupIdInvalid(bytes32 groupId);

    /// @notice The group is open already. Choose another name.
    /// @param groupId Group.
    error GroupAlreadyOpen(bytes32 groupId);

    /// @notice No such group was ever opened here. Check its name.
    /// @param groupId Name that was given.
    error GroupUnknown(bytes32 groupId);

    /// @notice The group is kept in another way: nobody joins a published list on chain, nor is a list published for a
    /// group that the chain keeps.
    /// @param groupId Group.
    /// @param kind How it is kept.
    error GroupKindWrong(bytes32 groupId, IGroupTypes.Kind kind);

    /// @notice The role is no office of an agency that was opened. Check its number.
    /// @param office Role that was named.
    error OfficeUnknown(uint64 office);

    /// @notice The account may not act for the office now. Use an officer's account.
    /// @param account Account that would act.
    /// @param office Role of the office.
    error OfficerUnauthorised(address account, uint64 office);

    /// @notice An officer cannot approve the own joining. Let a colleague do it.
    /// @param officer Account that called.
    error OfficerIsParty(address officer);

    /// @notice Old roots cannot be taken for so long. Give a shorter window.
    /// @param rootWindow Seconds that were given.
    /// @param longest Most seconds that are taken.
    error RootWindowTooLong(uint32 rootWindow, uint32 longest);

    /// @notice A published group needs between one and sixteen countersignatures.
    /// @param countersignatures Number that was given.
    error CountersignaturesInvalid(uint8 countersignatures);

    /// @notice The account is not that of a verified person or organisation now.
    /// @param account Account that was named.
    error AccountUnverified(address account);

    /// @notice The identity belongs to the group already, under one of its accounts. Nobody joins twice.
    /// @param groupId Group.
    /// @param member First account of the identity.
    error MemberAlreadyJoined(bytes32 groupId, address member);

    /// @notice The identity does not belong to the group.
    /// @param groupId Group.
    /// @param member First account of the identity.
    error MemberUnknown(bytes32 groupId, address member);

    /// @notice The member is verified still: only the office can take the member off.
    /// @param groupId Group.
    /// @param member First account of the identity.
    error MemberVerified(bytes32 groupId, address member);

    /// @notice The member's commitment is another one by now. Read it and sign anew.
    /// @param groupId Group.
    /// @param given Commitment that was named.
    /// @param current Commitment that the member has.
    error CommitmentStale(bytes32 groupId, uint256 given, uint256 current);

    /// @notice The commitment is zero or beyond the field: no identity has it.
    /// @param commitment Commitment that was given.
    error CommitmentInvalid(uint256 commitment);

    /// @notice The commitment is or was in the group, and gets in no second time. Make a new identity.
    /// @param groupId Group.
    /// @param commitment Commitment that was given.
    error CommitmentUsed(bytes32 groupId, uint256 commitment);

    /// @notice The batch is empty, or has not as many commitments as people.
    /// @param commitments Commitments that were given.
    /// @param joiners People who were named.
    error BatchUneven(uint256 commitments, uint256 joiners);

    /// @notice The act names no digest of what it rests on.
    error DigestMissing();

    /// @notice The time in which the signature was good is over. Have it signed anew.
    /// @param deadline Last second in which it was good.
    /// @param present Present second.
    error DeadlinePassed(uint48 deadline, uint48 present);

    /// @notice The signature is not the account's, or is on something else.
    /// @param signer Account that should have signed.
    error SignatureInvalid(address signer);

    /// @notice The publication has not the number that comes next. Read the group and publish anew.
    /// @param groupId Group.
    /// @param given Number that was given.
    /// @param next Number that comes next.
    error PublicationStale(bytes32 groupId, uint32 given, uint32 next);

    /// @notice The published root or size is none of a tree of members.
    /// @param root Root that was given.
    /// @param size Size that was given.
    error RollInvalid(uint256 root, uint64 size);

    /// @notice Fewer officers countersigned than the group asks for.
    /// @param given Countersignatures that were given.
    /// @param needed Countersignatures that the group asks for.
    error CountersignaturesMissing(uint256 given, uint8 needed);

    /// @notice Countersignatures come by rising account, so that nobody counts twice, and not from whoever posts.
    /// @param officer Account that is out of order.
    error CountersignerRepeated(address officer);

    /// @notice The root was never one of the group.
    /// @param groupId Group.
    /// @param root Root of the proof.
    error RootUnknown(bytes32 groupId, uint256 root);

    /// @notice The root was superseded longer ago than the group's window. Make the proof anew.
    /// @param groupId Group.
    /// @param root Root of the proof.
    error RootExpired(bytes32 groupId, uint256 root);

    /// @notice A member was taken off after this root. Make the proof anew with the current one.
    /// @param groupId Group.
    /// @param root Root of the proof.
    error RootEnded(bytes32 groupId, uint256 root);

    /// @notice The proof does not hold: it is for another message, scope or depth, or its numbers are none of the field.
    error ProofInvalid();
}
