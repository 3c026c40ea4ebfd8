// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IConsentTypes} from "./IConsentTypes.sol";

/// @title Consent events
/// @notice What the consent registry tells. See {IConsentRegistry}.
interface IConsentEvents is IConsentTypes {
    /// @notice A holder lets somebody look.
    /// @param consentId Digest of the consent: whoever reads the event can check that it says what was agreed.
    /// @param holder First account of the holder's identity.
    /// @param grantee Account that may look.
    /// @param actor Account that handed it in: the holder, an agent, or anybody with the holder's signature.
    /// @param consent What was agreed.
    event ConsentGiven(
        bytes32 indexed consentId,
        address indexed holder,
        address indexed grantee,
        address actor,
        Consent consent
    );

    /// @notice A consent has ended before its time: the receipt of its termination.
    /// @param consentId Its id.
    /// @param holder First account of the holder's identity.
    /// @param grantee Account that may look no longer.
    /// @param actor Account that brought it about.
    /// @param state How it ended.
    /// @param revision Number of this act of the holder's.
    /// @param accesses How often the grantee had looked.
    /// @param replacedBy Consent that came in its place; zero where it was withdrawn.
    /// @param receipt `keccak256(abi.encode(consentId, state, revision, accesses, second of the block))`.
    event ConsentTerminated(
        bytes32 indexed consentId,
        address indexed holder,
        address indexed grantee,
        address actor,
        State state,
        uint16 revision,
        uint32 accesses,
        bytes32 replacedBy,
        bytes32 receipt
    );

    /// @notice The grantee looked.
    /// @param consentId Consent under which it did.
    /// @param holder First account of the holder's identity.
    /// @param grantee Account that may look.
    /// @param actor Account that acts for the grantee.
    /// @param number Number of this look under the consent, from 1.
    /// @param receipt Digest of what was shown.
    event AccessRecorded(
        bytes32 indexed consentId,
        address indexed holder,
        address indexed grantee,
        address actor,
        uint32 number,
        bytes32 receipt
    );
}
