// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Land errors
/// @notice Why the land registry refuses. See {ILandRegistry}.
interface ILandErrors {
    /// @notice No title is registered under this reference. Check the reference, or register the title first.
    /// @param titleId Reference that was named.
    error TitleUnknown(bytes32 titleId);

    /// @notice A title is registered under this reference already. Choose another reference.
    /// @param titleId Reference that was named.
    error TitleAlreadyRegistered(bytes32 titleId);

    /// @notice The reference cannot be a title's: it must be 1 to 32 bytes of UTF-8 text without control characters,
    /// quotation marks, ampersand, angle brackets or backslash.
    /// @param titleId Reference that was given.
    error TitleIdInvalid(bytes32 titleId);

    /// @notice The instrument speaks of another revision of the title. Read the title again and have it signed anew.
    /// @param titleId Title that was named.
    /// @param given Revision in the instrument.
    /// @param present Revision of the title.
    error RevisionStale(bytes32 titleId, uint32 given, uint32 present);

    /// @notice The instrument's deadline has passed. Have a new one signed.
    /// @param deadline Last second at which it could be registered.
    /// @param present Second of the block.
    error DeadlinePassed(uint48 deadline, uint48 present);

    /// @notice The account in the instrument does not own the title. Only the present owner can deal with it.
    /// @param titleId Title that was named.
    /// @param given Account in the instrument.
    /// @param present Account of the owner.
    error OwnerMismatch(bytes32 titleId, address given, address present);

    /// @notice The account cannot be this party: it is zero, the registry itself, or the other party as well.
    /// @param party Account that was given.
    error PartyInvalid(address party);

    /// @notice The act names no document that it rests on. Give the document's digest, which is never zero.
    error DigestMissing();

    /// @notice The signature is not this account's for this instrument on this registry and chain. Have the account
    /// sign exactly what is registered.
    /// @param signer Account that should have signed.
    error SignatureInvalid(address signer);

    /// @notice A court has frozen the title. No dealing is possible until the court lifts the freeze.
    /// @param titleId Title that was named.
    error TitleFrozen(bytes32 titleId);

    /// @notice A caveat stops dealings with the title. Wait until it is withdrawn, removed by order or lapses.
    /// @param titleId Title that was named.
    /// @param slot Slot of the caveat.
    /// @param caveator Account of the one who claims.
    /// @param until Last second at which it stands; the greatest value means until it is withdrawn.
    error CaveatStands(bytes32 titleId, uint8 slot, address caveator, uint48 until);

    /// @notice Every chargee must consent, by rising rank: give exactly one signature a live charge.
    /// @param given Signatures that were given.
    /// @param expected Charges on the title.
    error ConsentCountMismatch(uint256 given, uint256 expected);

    /// @notice A charge's rank must be from 1 to 16.
    /// @param rank Rank that was given.
    error RankInvalid(uint8 rank);

    /// @notice A charge of this rank stands on the title already. Choose another rank, or discharge that charge first.
    /// @param titleId Title that was named.
    /// @param rank Rank that was given.
    /// @param chargee Account that holds the rank.
    error RankTaken(bytes32 titleId, uint8 rank, address chargee);

    /// @notice No charge of this rank stands on the title. Read the title's charges again.
    /// @param titleId Title that was named.
    /// @param rank Rank that was given.
    error ChargeUnknown(bytes32 titleId, uint8 rank);

    /// @notice No such caveat stands on the title: it never did, or it was withdrawn, removed or has lapsed.
    /// @param titleId Title that was named.
    /// @param slot Slot that was given.
    error CaveatUnknown(bytes32 titleId, uint8 slot);

    /// @notice Sixteen caveats stand on the title, and no more can. Wait until one of them ends.
    /// @param titleId Title that was named.
    error CaveatSlotsFull(bytes32 titleId);

    /// @notice The caveat would lapse at once. Let it stand until a moment in the future.
    /// @param until Last second at which it would stand.
    /// @param present Second of the block.
    error CaveatTermInvalid(uint48 until, uint48 present);

    /// @notice The list of registrations is empty. Give at least one.
    error BatchEmpty();
}
