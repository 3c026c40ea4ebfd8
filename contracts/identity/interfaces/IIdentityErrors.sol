// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentityTypes} from "./IIdentityTypes.sol";

/// @title Identity errors
/// @notice Why the identity registry refuses. See {IIdentityRegistry}.
interface IIdentityErrors {
    /// @notice The account may not act for this office now. Ask a member of the office, and see that its agency acts.
    /// @param account Account that called.
    /// @param office Role that the act needs.
    error OfficerUnauthorised(address account, uint64 office);

    /// @notice The role is not an office that its agency has opened. Open it in the authority first.
    /// @param office Role that was given.
    error OfficeUnknown(uint64 office);

    /// @notice The office does not verify here. Let the cabinet admit it.
    /// @param office Role that was given, or that verified the account.
    error OfficeNotAdmitted(uint64 office);

    /// @notice The office's agency is suspended. Let the cabinet reinstate it first.
    /// @param agency Role of the agency.
    /// @param suspendedAt Second since which it is.
    error AgencySuspended(uint64 agency, uint48 suspendedAt);

    /// @notice The zero account is nobody's. Name an account.
    error AccountMissing();

    /// @notice The verification does not say whether a person or an organisation stands behind the account. Say which.
    /// @param account Account that was to be verified.
    error KindMissing(address account);

    /// @notice The account stands for another kind, which cannot change. Verify another account.
    /// @param account Account that was to be verified.
    /// @param kind Kind on record.
    error KindFixed(address account, IIdentityTypes.Kind kind);

    /// @notice The list is empty. Name at least one account.
    error VerificationsEmpty();

    /// @notice The act names no digest. Give the digest of the reasons, with a salt.
    error DigestMissing();

    /// @notice The account's verification is in force. Prolong it, or let the office that gave it withdraw it first.
    /// @param account Account that was named.
    /// @param until Second at which the verification is over.
    error AccountAlreadyVerified(address account, uint48 until);

    /// @notice No office ever verified this account here.
    /// @param account Account that was named.
    error IdentityUnknown(address account);

    /// @notice The account is one of a person that died or of an organisation that was dissolved. That is final.
    /// @param account Account that was named.
    error AccountEnded(address account);

    /// @notice Another account took over from this one for good. Name that one.
    /// @param account Account that was named.
    /// @param successor The identity's current account.
    error AccountSucceeded(address account, address successor);

    /// @notice The account's verification was withdrawn. Let the office reinstate it first.
    /// @param account Account that was named.
    error VerificationNotInForce(address account);

    /// @notice The verification is over. Verify the account anew.
    /// @param account Account that was named.
    /// @param until Second at which it was over.
    error VerificationOver(address account, uint48 until);

    /// @notice The end of the verification is not after the present. Give a later one.
    /// @param until End that was given.
    /// @param present Second of the block.
    error UntilPassed(uint48 until, uint48 present);

    /// @notice The verification would last too long. Give an earlier end.
    /// @param until End that was given.
    /// @param latest Latest end that is possible now.
    error UntilTooFar(uint48 until, uint48 latest);

    /// @notice The new end is not after the present one. Withdraw the verification to shorten it.
    /// @param account Account that was named.
    /// @param until End that was given.
    /// @param current End on record.
    error UntilNotLater(address account, uint48 until, uint48 current);

    /// @notice The record was changed in the meantime. Read it again and decide anew.
    /// @param account Account that was named.
    /// @param expected Revision that was given.
    /// @param current Revision on record.
    error IdentityRevisionStale(address account, uint32 expected, uint32 current);

    /// @notice The account cannot take over: it was verified, took over or was succeeded before, is announced for
    /// another, or is the account itself. Make a new one.
    /// @param successor Account that was to take over.
    error SuccessorNotFresh(address successor);

    /// @notice A succession is announced already. Object to it, withdraw it or complete it first.
    /// @param account Account that is to be succeeded.
    /// @param successor Account that is announced.
    error SuccessionPending(address account, address successor);

    /// @notice No succession is announced for this account.
    /// @param account Account that was named.
    error SuccessionNotPending(address account);

    /// @notice The objection names another successor than the one announced. Sign anew.
    /// @param account Account that objects.
    /// @param successor Account that is announced.
    error SuccessorDiffers(address account, address successor);

    /// @notice The account can still object. Complete the succession later.
    /// @param account Account that is to be succeeded.
    /// @param completableAt Second from which it can be completed.
    error ObjectionPeriodRunning(address account, uint48 completableAt);

    /// @notice The time to object is over. The succession can only be completed, or withdrawn by the office.
    /// @param account Account that objects.
    /// @param completableAt Second from which the succession can be completed.
    error ObjectionPeriodOver(address account, uint48 completableAt);

    /// @notice The succession was announced while the agency's keys were in the wrong hands. Let the agency withdraw it.
    /// @param account Account that is to be succeeded.
    error SuccessionSuspect(address account);

    /// @notice The holder objected to a succession, so that two claim this identity. Wait until the office had time to
    /// look.
    /// @param account Account that was to be rotated.
    /// @param until Second from which it can be.
    error IdentityContested(address account, uint48 until);

    /// @notice The period to object must be 1 second to 365 days.
    /// @param period Seconds that were given.
    error ObjectionPeriodInvalid(uint48 period);

    /// @notice The signature is not this account's own for what is to be done. Let it sign anew.
    /// @param signer Account that should have signed.
    error SignatureInvalid(address signer);

    /// @notice The deadline has passed. Sign anew with a later one.
    /// @param deadline Last second at which it could be used.
    /// @param present Second of the block.
    error DeadlinePassed(uint48 deadline, uint48 present);
}
