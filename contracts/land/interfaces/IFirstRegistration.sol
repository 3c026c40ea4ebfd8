// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFollowing} from "../../common/interfaces/IFollowing.sol";
import {IFirstRegistrationErrors} from "./IFirstRegistrationErrors.sol";
import {IFirstRegistrationEvents} from "./IFirstRegistrationEvents.sol";

/// @title First registration
/// @notice How land that no title stands for comes on the register: the claim is published, whoever has a better right
/// objects in time, a court decides, and only then is the title registered.
/// @dev A member of the registrar's office, by which it registers in the land registry. Objections and withdrawals need
/// nobody's leave: whoever holds the signed paper hands it in, so that no officer can keep one back.
interface IFirstRegistration is IFirstRegistrationEvents, IFirstRegistrationErrors, IFollowing {
    /// @notice Publishes a claim.
    /// @param claim Instrument that every claimant signed.
    /// @param signatures Claimants' signatures, in the order in which the claim names them.
    /// @return claimId Id of the claim.
    function publish(Claim calldata claim, bytes[] calldata signatures) external returns (bytes32 claimId);

    /// @notice Lodges an objection, while the publication lasts.
    /// @param objection Instrument that the objector signed.
    /// @param objectorSignature Objector's signature.
    function lodgeObjection(Objection calldata objection, bytes calldata objectorSignature) external;

    /// @notice Takes an open objection back.
    /// @param withdrawal Instrument that the objector signed.
    /// @param objectorSignature Objector's signature.
    function withdrawObjection(ObjectionWithdrawal calldata withdrawal, bytes calldata objectorSignature) external;

    /// @notice Enters a court's decision on an open objection. When it is upheld, the claim is refused.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param objector Account of the one who objected.
    /// @param upheld Whether the objector is right.
    /// @param reasons Digest of the decision.
    function decide(bytes32 titleId, bytes32 claimId, address objector, bool upheld, bytes32 reasons) external;

    /// @notice Registers a claim whose publication is over and to which no objection is open.
    /// @param claim The claim as it was published.
    function complete(Claim calldata claim) external;

    /// @notice Refuses a claim that cannot be registered: its plan or papers are not in order.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param reasons Digest of the decision.
    function refuse(bytes32 titleId, bytes32 claimId, bytes32 reasons) external;

    /// @notice Takes a claim back.
    /// @param claim The claim as it was published.
    /// @param withdrawal Instrument that one of the claimants signed.
    /// @param claimantSignature That claimant's signature.
    function withdraw(
        Claim calldata claim,
        ClaimWithdrawal calldata withdrawal,
        bytes calldata claimantSignature
    ) external;

    /// @notice How a claim stands.
    /// @param claimId Id of the claim.
    /// @return The standing; its state is unknown when the claim was never published.
    function claimStanding(bytes32 claimId) external view returns (ClaimStanding memory);

    /// @notice The claim that is published for a reference.
    /// @param titleId Reference that is asked about.
    /// @return Id of the claim; zero when there is none.
    function claimOn(bytes32 titleId) external view returns (bytes32);

    /// @notice How an account's objection to a claim stands.
    /// @param claimId Id of the claim.
    /// @param objector Account that is asked about.
    /// @return The state; none when it never objected.
    function objectionState(bytes32 claimId, address objector) external view returns (ObjectionState);

    /// @notice How long a claim is published before it can be registered.
    /// @return Seconds.
    function publicationPeriod() external view returns (uint48);

    /// @notice Registry in which claims are registered.
    /// @return Its address.
    function landRegistry() external view returns (address);
}
