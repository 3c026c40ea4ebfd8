// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateFaults} from "../../mandates/interfaces/IMandateFaults.sol";
import {IConsentTypes} from "./IConsentTypes.sol";

/// @title Consent errors
/// @notice Why the consent registry refuses. See {IConsentRegistry}. What a mandate lacks by which an agent acts is among
/// it, since it comes through the registry.
interface IConsentErrors is IConsentTypes, IMandateFaults {
    /// @notice No consent of this id was given. Check the id, or hand the holder's consent in first.
    /// @param consentId Id that was named.
    error ConsentUnknown(bytes32 consentId);

    /// @notice The same consent was handed in before; a consent is good for once. Ask the holder for a new one.
    /// @param consentId Its id.
    error ConsentAlreadyUsed(bytes32 consentId);

    /// @notice The consent was withdrawn or replaced. Ask the holder for a new one.
    /// @param consentId Its id.
    /// @param state How it ended.
    /// @param endedAt Second since which it is over.
    error ConsentEnded(bytes32 consentId, State state, uint48 endedAt);

    /// @notice The consent's time has passed. Ask the holder for a new one.
    /// @param consentId Its id.
    /// @param until Second at which it was over.
    error ConsentLapsed(bytes32 consentId, uint48 until);

    /// @notice The consent is not in force yet. Wait until it is.
    /// @param consentId Its id.
    /// @param from First second at which it will be.
    error ConsentNotBegun(bytes32 consentId, uint48 from);

    /// @notice A consent can only replace one of the same holder for the same grantee.
    /// @param consentId Consent that was to be replaced.
    error ConsentOfOthers(bytes32 consentId);

    /// @notice The consent's times do not fit: it ends after it begins, after now, and within ten years from now.
    /// @param from First second at which it would be in force.
    /// @param until Second at which it would be over.
    error TermInvalid(uint48 from, uint48 until);

    /// @notice The grantee must be an account other than zero and than the holder's own.
    /// @param grantee Account that was named.
    error GranteeInvalid(address grantee);

    /// @notice The purpose must be 1 to 32 bytes of text, such as `dpv:ServiceProvision`.
    /// @param purpose Word that was given.
    error PurposeInvalid(bytes32 purpose);

    /// @notice The digest of what may be seen is missing. Make it with the fields' salt.
    error ScopeMissing();

    /// @notice The digest of what was shown is missing.
    error ReceiptMissing();

    /// @notice Another account has taken the holder's place. Let that one consent.
    /// @param holder Account that was named.
    /// @param successor Account that acts now.
    error HolderSucceeded(address holder, address successor);

    /// @notice Only the consent's grantee may note a look, with the account that acts for it now.
    /// @param caller Account that tried.
    /// @param consentId Consent that was named.
    error GranteeUnauthorised(address caller, bytes32 consentId);

    /// @notice The signature is not this account's own for what is to be done. Let it sign anew.
    /// @param signer Account whose signature, or whose mandate to the sender, is needed.
    error SignatureInvalid(address signer);

    /// @notice The deadline has passed. Sign anew with a later one.
    /// @param deadline Last second at which it could be used.
    /// @param present Second of the block.
    error DeadlinePassed(uint48 deadline, uint48 present);

    /// @notice The withdrawal names another consent than the one that was handed in with it.
    /// @param consentId Id of what was handed in.
    /// @param named Id that the withdrawal names.
    error ConsentMismatch(bytes32 consentId, bytes32 named);
}
