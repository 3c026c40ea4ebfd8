// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateFaults} from "./IMandateFaults.sol";
import {IMandateTypes} from "./IMandateTypes.sol";

/// @title Mandate errors
/// @notice Why the mandate registry refuses. See {IMandateRegistry}.
interface IMandateErrors is IMandateFaults {
    /// @notice The grantor's identity is not verified now, or another account has taken its place. Ask its agency, or
    /// grant from the present account.
    /// @param grantor Account that grants.
    error GrantorNotVerified(address grantor);

    /// @notice Another account has taken this one's place. Act from that one.
    /// @param account Account that was named.
    /// @param successor Account that acts now.
    error AccountSucceeded(address account, address successor);

    /// @notice A mandate needs an agent other than its grantor. Name one.
    /// @param agent Account that was named.
    error AgentInvalid(address agent);

    /// @notice Only the agent asks for its mandate. Send it from that account.
    /// @param agent Account that acts for the agent now.
    error AgentOnly(address agent);

    /// @notice A mandate names a contract or a power. Give a theme.
    error ThemeMissing();

    /// @notice A mandate always has an end, and it is ahead. Give one.
    /// @param until Second that was given.
    error EndMissing(uint40 until);

    /// @notice A mandate lasts 25 years at most. Give a nearer end.
    /// @param until Second that was given.
    /// @param latest Last second that may be given.
    error EndTooFar(uint40 until, uint40 latest);

    /// @notice A mandate that may be used no single time is none. Give a count of one or more.
    error CountMissing();

    /// @notice A mandate is granted onward seven times at most. Give a smaller depth.
    /// @param depth Depth that was given.
    error DepthTooGreat(uint8 depth);

    /// @notice What is granted onward cannot go further than the mandate under which it is granted: neither in its end
    /// nor in its count or sum. Give terms within it.
    /// @param parent Mandate under which it would be granted.
    error WiderThanParent(bytes32 parent);

    /// @notice The mandate was granted, accepted or ended in the meantime, or this paper was used. Read it again and
    /// sign anew.
    /// @param key Mandate.
    /// @param given Revision that was given.
    /// @param present Revision on record.
    error MandateRevisionStale(bytes32 key, uint32 given, uint32 present);

    /// @notice There is nothing to accept: the mandate does not wait for its agent.
    /// @param key Mandate.
    /// @param state Its state.
    error NothingOffered(bytes32 key, IMandateTypes.State state);

    /// @notice What was offered differs from what the agent accepts. Read the offer again.
    /// @param key Mandate.
    error OfferDiffers(bytes32 key);

    /// @notice Nobody granted this mandate, so that there is nothing to give back.
    /// @param key Mandate.
    error MandateUnknown(bytes32 key);

    /// @notice The grantor is not the account that these members make. Check members and threshold.
    /// @param grantor Account that was named.
    /// @param body Account that the members make.
    error BodyDiffers(address grantor, address body);

    /// @notice A body has two to 32 members in rising order, each once, and a threshold among them. Put it right.
    error BodyInvalid();

    /// @notice Signatures come in the members' order, one a person. This one came twice, or out of place.
    /// @param index Member's place.
    error SignerRepeated(uint8 index);

    /// @notice The body has no such member.
    /// @param index Place that was given.
    error SignerUnknown(uint8 index);

    /// @notice Too few members signed. Ask for the others' signatures.
    /// @param given How many signed.
    /// @param needed How many it takes.
    error SignaturesMissing(uint256 given, uint256 needed);

    /// @notice The signature is not the account's own for this paper. Sign exactly this, with that account's key.
    /// @param signer Account that should have signed.
    error SignatureInvalid(address signer);

    /// @notice The paper's deadline has passed. Sign it anew.
    /// @param deadline Last second at which it could be handed in.
    /// @param present Second of the block.
    error DeadlinePassed(uint48 deadline, uint48 present);
}
