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

    /// @notice The title was closed: it was divided, merged or surrendered, and never changes again. Deal with the titles
    /// that came of it.
    /// @param titleId Title that was named.
    error TitleHistoric(bytes32 titleId);

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

    /// @notice The instrument may be registered through one account alone, as part of what was agreed there. Have it
    /// registered there, or have one without a conduit signed.
    /// @param conduit Account that the instrument names.
    /// @param caller Account that tried.
    error ConduitMismatch(address conduit, address caller);

    /// @notice A sole owner is one, and co-owners are 2 to 64. Give the owners that the form asks for.
    /// @param given Owners that were given.
    error OwnerCountInvalid(uint256 given);

    /// @notice An owner comes twice. Give each owner once, with its whole part.
    /// @param owner Account that comes twice.
    error OwnerRepeated(address owner);

    /// @notice An owner has no part. Leave the owner out, or give it a part.
    /// @param owner Account without a part.
    error ShareZero(address owner);

    /// @notice The shares do not sum to the whole. Give parts that sum to the denominator exactly.
    /// @param sum Sum of the parts.
    /// @param denominator Parts into which the title is divided.
    error SharesNotWhole(uint256 sum, uint64 denominator);

    /// @notice Joint owners own the title as one, so that their parts are equal. Give equal parts, or register them as
    /// owners in common.
    /// @param owner Account whose part differs from the first owner's.
    error JointSharesUnequal(address owner);

    /// @notice The deed leaves every owner the share that it has. There is nothing to register.
    /// @param titleId Title that was named.
    error OwnershipUnchanged(bytes32 titleId);

    /// @notice Another number of signatures is needed. Give one by each who has to sign, in order.
    /// @param given Signatures that were given.
    /// @param expected Accounts that have to sign.
    error SignatureCountMismatch(uint256 given, uint256 expected);

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

    /// @notice Everybody must consent whose burden the act touches: give exactly one signature by each chargee who is
    /// asked, by rising rank, and then by each holder of a live restriction, by rising slot.
    /// @param given Signatures that were given.
    /// @param expected Burdens whose holders are asked.
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

    /// @notice A charge goes back to a later rank, from 2 to 16. Give one that is greater than its own.
    /// @param rank Rank of the charge.
    /// @param later Rank that was given for it.
    error PostponementInvalid(uint8 rank, uint8 later);

    /// @notice No such right stands over the title: it never did, or it was released, lifted or has lapsed.
    /// @param titleId Title that was named.
    /// @param slot Slot that was given.
    error RightUnknown(bytes32 titleId, uint8 slot);

    /// @notice Thirty-two rights stand over the title, and no more can. Wait until one of them ends.
    /// @param titleId Title that was named.
    error RightSlotsFull(bytes32 titleId);

    /// @notice The right would lapse at once. Let it stand until a moment in the future.
    /// @param until Last second at which it would stand.
    /// @param present Second of the block.
    error RightTermInvalid(uint48 until, uint48 present);

    /// @notice A public-law restriction is imposed and lifted by order alone. No deed can do it.
    error RightByOrderOnly();

    /// @notice Only a servitude benefits a title, which is another current one, and then it has no holder of its own.
    /// @param benefited Reference that was given.
    error BenefitInvalid(bytes32 benefited);

    /// @notice A priority notice holds the place of another dealing. Wait until that is registered, or the notice is
    /// withdrawn, removed by order or lapses.
    /// @param titleId Title that was named.
    /// @param beneficiary Account of the one for whom the place is held.
    /// @param dealing Digest of the dealing whose place it is.
    /// @param until Last second at which it stands.
    error NoticeStands(bytes32 titleId, address beneficiary, bytes32 dealing, uint48 until);

    /// @notice No priority notice stands on the title.
    /// @param titleId Title that was named.
    error NoticeUnknown(bytes32 titleId);

    /// @notice A priority notice stands until a moment in the future, 120 days away at most.
    /// @param until Last second at which it would stand.
    /// @param latest Last second that could be given.
    error NoticeTermInvalid(uint48 until, uint48 latest);

    /// @notice No such caveat stands on the title: it never did, or it was withdrawn, removed or has lapsed.
    /// @param titleId Title that was named.
    /// @param slot Slot that was given.
    error CaveatUnknown(bytes32 titleId, uint8 slot);

    /// @notice Eight caveats stand on the title, and no more can. Wait until one of them ends.
    /// @param titleId Title that was named.
    error CaveatSlotsFull(bytes32 titleId);

    /// @notice The caveat would lapse at once. Let it stand until a moment in the future.
    /// @param until Last second at which it would stand.
    /// @param present Second of the block.
    error CaveatTermInvalid(uint48 until, uint48 present);

    /// @notice The list of registrations is empty. Give at least one.
    error BatchEmpty();
}
