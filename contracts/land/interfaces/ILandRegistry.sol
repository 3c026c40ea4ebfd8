// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandBurdenEvents} from "./ILandBurdenEvents.sol";
import {ILandErrors} from "./ILandErrors.sol";
import {ILandEvents} from "./ILandEvents.sol";
import {ILandFollowing} from "./ILandFollowing.sol";
import {ILandOrders} from "./ILandOrders.sol";
import {ILandPlans} from "./ILandPlans.sol";
import {ILandTypes} from "./ILandTypes.sol";

/// @title Land registry
/// @notice Titles to land, the charges and caveats on them, and the dealings by which they change.
/// @dev A title's id is its public reference itself: the reference's UTF-8 bytes, left-aligned in 32, zero padded, so
/// that a block explorer shows it readable. Every act on a title advances its revision by exactly one; the revision is
/// the nonce of the instruments that parties sign. The parties sign EIP-712 structures named as the instruments below;
/// there the field `titleId` is written `string title`, so that a wallet shows the reference in words.
interface ILandRegistry is
    ILandTypes,
    ILandEvents,
    ILandBurdenEvents,
    ILandErrors,
    ILandOrders,
    ILandPlans,
    ILandFollowing
{
    /// @notice Registers a title for the first time.
    /// @param registration What is put on record.
    function register(Registration calldata registration) external;

    /// @notice Registers many titles for the first time: all of them, or none.
    /// @param registrations What is put on record.
    function registerMany(Registration[] calldata registrations) external;

    /// @notice Registers a title for the first time that several own.
    /// @param registration What is put on record.
    function registerShared(SharedRegistration calldata registration) external;

    /// @notice Registers a transfer of a whole title from its sole owner. The burdens stay on the title.
    /// @param deed Instrument that seller, buyer, every chargee and every holder of a restriction signed.
    /// @param sellerSignature Seller's signature.
    /// @param buyerSignature Buyer's signature.
    /// @param consents Signatures of the chargees, by rising rank, then of the holders, by rising slot.
    function transfer(
        TransferDeed calldata deed,
        bytes calldata sellerSignature,
        bytes calldata buyerSignature,
        bytes[] calldata consents
    ) external;

    /// @notice Registers that a title's owners are others, or have other shares. The burdens stay on the title.
    /// @param deed Instrument that everybody signed whose part changes, every chargee and every holder of a restriction.
    /// @param signatures Signatures of those whose part changes: the present owners in the register's order, then the
    /// new ones in the deed's.
    /// @param consents Signatures of the chargees, by rising rank, then of the holders, by rising slot.
    function transferShares(
        OwnershipDeed calldata deed,
        bytes[] calldata signatures,
        bytes[] calldata consents
    ) external;

    /// @notice Registers a charge.
    /// @param deed Instrument that every owner, the chargee and every holder of a restriction signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param chargeeSignature Chargee's signature.
    /// @param consents Signatures of the holders of restrictions, by rising slot.
    function charge(
        ChargeDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature,
        bytes[] calldata consents
    ) external;

    /// @notice Registers other terms of a charge.
    /// @param deed Instrument that every owner, the chargee, those behind it and every holder of a restriction signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param chargeeSignature Chargee's signature.
    /// @param consents Signatures of the chargees of later ranks, by rising rank, then of the holders, by rising slot.
    function varyCharge(
        ChargeVariation calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature,
        bytes[] calldata consents
    ) external;

    /// @notice Moves a charge back to a later rank, or lets two charges change places.
    /// @param deed Instrument that the chargees signed.
    /// @param signatures The chargee's alone where the rank is free; else those of all chargees from the one rank to
    /// the other, by rising rank.
    function postponeCharge(ChargePostponement calldata deed, bytes[] calldata signatures) external;

    /// @notice Passes a charge to another chargee.
    /// @param deed Instrument that both signed.
    /// @param chargeeSignature Signature of the present chargee.
    /// @param assigneeSignature Signature of the new one.
    function assignCharge(
        ChargeAssignment calldata deed,
        bytes calldata chargeeSignature,
        bytes calldata assigneeSignature
    ) external;

    /// @notice Lifts a charge.
    /// @param deed Instrument that the chargee signed.
    /// @param chargeeSignature Chargee's signature.
    function discharge(DischargeDeed calldata deed, bytes calldata chargeeSignature) external;

    /// @notice Registers a right over a title, in the first free slot; a lapsed right's slot is free.
    /// @param deed Instrument that the owners, the holder, every chargee and every holder of a restriction signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param holderSignatures The holder's signature; those of the owners of the title that a servitude benefits, in
    /// the register's order.
    /// @param consents Signatures of the chargees, by rising rank, then of the holders of restrictions, by rising slot.
    /// @return slot Slot that the right takes.
    function grantRight(
        RightDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[] calldata holderSignatures,
        bytes[] calldata consents
    ) external returns (uint8 slot);

    /// @notice Ends a right that its holder gives up.
    /// @param deed Instrument that the holder signed.
    /// @param holderSignatures The holder's signature; those of the owners of the title that a servitude benefits, in
    /// the register's order.
    function releaseRight(RightRelease calldata deed, bytes[] calldata holderSignatures) external;

    /// @notice Holds the place of one dealing. A title has one notice at a time.
    /// @param notice Instrument that every owner and the beneficiary signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param beneficiarySignature Beneficiary's signature.
    function placeNotice(
        PriorityNotice calldata notice,
        bytes[] calldata ownerSignatures,
        bytes calldata beneficiarySignature
    ) external;

    /// @notice Takes a priority notice back.
    /// @param withdrawal Instrument that the beneficiary signed.
    /// @param beneficiarySignature Beneficiary's signature.
    function withdrawNotice(NoticeWithdrawal calldata withdrawal, bytes calldata beneficiarySignature) external;

    /// @notice Lodges a caveat in the first free slot; a lapsed caveat's slot is free.
    /// @param notice Instrument that the caveator signed.
    /// @param caveatorSignature Caveator's signature.
    /// @return slot Slot that the caveat takes.
    function lodgeCaveat(CaveatNotice calldata notice, bytes calldata caveatorSignature) external returns (uint8 slot);

    /// @notice Changes a caveat's claim or term.
    /// @param variation Instrument that the caveator signed.
    /// @param caveatorSignature Caveator's signature.
    function varyCaveat(CaveatVariation calldata variation, bytes calldata caveatorSignature) external;

    /// @notice Takes a caveat back.
    /// @param withdrawal Instrument that the caveator signed.
    /// @param caveatorSignature Caveator's signature.
    function withdrawCaveat(CaveatWithdrawal calldata withdrawal, bytes calldata caveatorSignature) external;

    /// @notice A title as it stands, in one answer.
    /// @param titleId Title that is asked about.
    /// @return The title; reverts with {TitleUnknown} when there is none.
    function title(bytes32 titleId) external view returns (Title memory);

    /// @notice Whether a title is registered, be it closed since.
    /// @param titleId Reference that is asked about.
    /// @return True when it is.
    function exists(bytes32 titleId) external view returns (bool);

    /// @notice Number of acts on a title so far.
    /// @param titleId Title that is asked about.
    /// @return Its revision; reverts with {TitleUnknown} when there is no such title.
    function revisionOf(bytes32 titleId) external view returns (uint32);

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

    /// @notice Live rights over a title, by rising slot. A lapsed one is not among them.
    /// @param titleId Title that is asked about.
    /// @return The rights; reverts with {TitleUnknown} when there is no such title.
    function rights(bytes32 titleId) external view returns (Right[] memory);

    /// @notice The live priority notice on a title.
    /// @param titleId Title that is asked about.
    /// @return None or one; reverts with {TitleUnknown} when there is no such title.
    function notices(bytes32 titleId) external view returns (Notice[] memory);

    /// @notice Name of the jurisdiction whose land is registered here.
    /// @return The name.
    function jurisdiction() external view returns (string memory);

    /// @notice Contract that draws the title certificates.
    /// @return Its address.
    function certificate() external view returns (address);
}
