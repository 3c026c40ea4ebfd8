// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandErrors} from "./ILandErrors.sol";
import {ILandEvents} from "./ILandEvents.sol";
import {ILandTypes} from "./ILandTypes.sol";

/// @title Land registry
/// @notice Titles to land, the charges and caveats on them, and the dealings by which they change.
/// @dev A title's id is its public reference itself: the reference's UTF-8 bytes, left-aligned in 32, zero padded, so
/// that a block explorer shows it readable. Every act on a title advances its revision by exactly one; the revision is
/// the nonce of the instruments that parties sign. The parties sign EIP-712 structures named as the instruments below;
/// there the field `titleId` is written `string title`, so that a wallet shows the reference in words.
interface ILandRegistry is ILandTypes, ILandEvents, ILandErrors {
    /// @notice Registers a title for the first time.
    /// @param registration What is put on record.
    function register(Registration calldata registration) external;

    /// @notice Registers many titles for the first time: all of them, or none.
    /// @param registrations What is put on record.
    function registerMany(Registration[] calldata registrations) external;

    /// @notice Registers a transfer. The charges stay on the title.
    /// @param deed Instrument that seller, buyer and every chargee signed.
    /// @param sellerSignature Seller's signature.
    /// @param buyerSignature Buyer's signature.
    /// @param consents Signatures of the chargees, by rising rank.
    function transfer(
        TransferDeed calldata deed,
        bytes calldata sellerSignature,
        bytes calldata buyerSignature,
        bytes[] calldata consents
    ) external;

    /// @notice Registers a charge.
    /// @param deed Instrument that owner and chargee signed.
    /// @param ownerSignature Owner's signature.
    /// @param chargeeSignature Chargee's signature.
    function charge(ChargeDeed calldata deed, bytes calldata ownerSignature, bytes calldata chargeeSignature) external;

    /// @notice Lifts a charge.
    /// @param deed Instrument that the chargee signed.
    /// @param chargeeSignature Chargee's signature.
    function discharge(DischargeDeed calldata deed, bytes calldata chargeeSignature) external;

    /// @notice Lodges a caveat in the first free slot; a lapsed caveat's slot is free.
    /// @param notice Instrument that the caveator signed.
    /// @param caveatorSignature Caveator's signature.
    /// @return slot Slot that the caveat takes.
    function lodgeCaveat(CaveatNotice calldata notice, bytes calldata caveatorSignature) external returns (uint8 slot);

    /// @notice Takes a caveat back.
    /// @param withdrawal Instrument that the caveator signed.
    /// @param caveatorSignature Caveator's signature.
    function withdrawCaveat(CaveatWithdrawal calldata withdrawal, bytes calldata caveatorSignature) external;

    /// @notice Removes a caveat by order of a court.
    /// @param titleId Title on which it stands.
    /// @param slot Slot of the caveat.
    /// @param caveator Account of the one who claimed: an order never hits a caveat that took the slot since.
    /// @param order Digest of the order.
    function removeCaveat(bytes32 titleId, uint8 slot, address caveator, bytes32 order) external;

    /// @notice Stops all dealings with a title by order of a court. Nothing happens when it is frozen already.
    /// @param titleId Title to freeze.
    /// @param order Digest of the order.
    function freeze(bytes32 titleId, bytes32 order) external;

    /// @notice Allows dealings with a title again by order of a court. Nothing happens when it is not frozen.
    /// @param titleId Title to unfreeze.
    /// @param order Digest of the order.
    function unfreeze(bytes32 titleId, bytes32 order) external;

    /// @notice A title as it stands, in one answer.
    /// @param titleId Title that is asked about.
    /// @return The title; reverts with {TitleUnknown} when there is none.
    function title(bytes32 titleId) external view returns (Title memory);

    /// @notice Whether a title is registered.
    /// @param titleId Reference that is asked about.
    /// @return True when it is.
    function exists(bytes32 titleId) external view returns (bool);

    /// @notice Owners of a title with their shares.
    /// @param titleId Title that is asked about.
    /// @return The shares; reverts with {TitleUnknown} when there is no such title.
    function owners(bytes32 titleId) external view returns (Share[] memory);

    /// @notice Live charges on a title, by rising rank.
    /// @param titleId Title that is asked about.
    /// @return The charges; reverts with {TitleUnknown} when there is no such title.
    function charges(bytes32 titleId) external view returns (Charge[] memory);

    /// @notice Live caveats on a title, by rising slot. A lapsed one is not among them.
    /// @param titleId Title that is asked about.
    /// @return The caveats; reverts with {TitleUnknown} when there is no such title.
    function caveats(bytes32 titleId) external view returns (Caveat[] memory);

    /// @notice Name of the jurisdiction whose land is registered here.
    /// @return The name.
    function jurisdiction() external view returns (string memory);

    /// @notice Contract that draws the title certificates.
    /// @return Its address.
    function certificate() external view returns (address);
}
