// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Land registry
/// @notice Titles to land, the charges and caveats on them, and the dealings by which they change.
/// @dev A title's id is its public reference itself: the reference's UTF-8 bytes, left-aligned in 32, zero padded, so
/// that a block explorer shows it readable. Every act on a title advances its revision by exactly one; the revision is
/// the nonce of the instruments that parties sign. The parties sign EIP-712 structures named as the instruments below;
/// there the field `titleId` is written `string title`, so that a wallet shows the reference in words.
interface ILandRegistry {
    /// @notice What a first registration puts on record.
    /// @param titleId Reference of the title.
    /// @param owner Account of the sole owner.
    /// @param parcel Keccak-256 of the parcel's GeoJSON geometry, canonical as in RFC 8785; zero when no plan exists.
    /// @param source Digest of the document that the registration rests on.
    struct Registration {
        bytes32 titleId;
        address owner;
        bytes32 parcel;
        bytes32 source;
    }

    /// @notice Instrument by which a title passes to a new owner, subject to the charges on it. Signed by seller,
    /// buyer and the chargee of every charge.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param seller Account of the present owner.
    /// @param buyer Account of the new owner.
    /// @param instrument Digest of the deed.
    /// @param deadline Last second at which it may be registered.
    struct TransferDeed {
        bytes32 titleId;
        uint32 revision;
        address seller;
        address buyer;
        bytes32 instrument;
        uint48 deadline;
    }

    /// @notice Instrument by which an owner charges a title as security. Signed by owner and chargee.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param owner Account of the present owner.
    /// @param chargee Account of the one who is secured.
    /// @param rank Place among the charges on the title, 1 to 16; the lowest is satisfied first.
    /// @param terms Digest of the terms.
    /// @param deadline Last second at which it may be registered.
    struct ChargeDeed {
        bytes32 titleId;
        uint32 revision;
        address owner;
        address chargee;
        uint8 rank;
        bytes32 terms;
        uint48 deadline;
    }

    /// @notice Instrument by which a chargee lets go of a charge. Signed by the chargee.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the chargee looked at.
    /// @param rank Rank of the charge.
    /// @param instrument Digest of the deed of discharge.
    /// @param deadline Last second at which it may be registered.
    struct DischargeDeed {
        bytes32 titleId;
        uint32 revision;
        uint8 rank;
        bytes32 instrument;
        uint48 deadline;
    }

    /// @notice Instrument by which somebody warns of a claim and stops dealings. Signed by the caveator.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the caveator looked at.
    /// @param caveator Account of the one who claims.
    /// @param basis Digest of the claim.
    /// @param until Last second at which the caveat stands; the greatest value means until it is withdrawn.
    /// @param deadline Last second at which it may be lodged.
    struct CaveatNotice {
        bytes32 titleId;
        uint32 revision;
        address caveator;
        bytes32 basis;
        uint48 until;
        uint48 deadline;
    }

    /// @notice Instrument by which a caveator takes a caveat back. Signed by the caveator.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the caveator looked at.
    /// @param slot Slot of the caveat.
    /// @param deadline Last second at which it may be registered.
    struct CaveatWithdrawal {
        bytes32 titleId;
        uint32 revision;
        uint8 slot;
        uint48 deadline;
    }

    /// @notice An owner's part in a title. The shares of a title sum to its denominator.
    /// @param owner Account of the owner.
    /// @param numerator Parts that are the owner's.
    /// @param denominator Parts into which the title is divided.
    struct Share {
        address owner;
        uint32 numerator;
        uint32 denominator;
    }

    /// @notice A live charge.
    /// @param chargee Account of the one who is secured.
    /// @param rank Place among the charges on the title.
    /// @param registeredAt Second at which it was registered.
    struct Charge {
        address chargee;
        uint8 rank;
        uint48 registeredAt;
    }

    /// @notice A live caveat.
    /// @param caveator Account of the one who claims.
    /// @param slot Slot that it takes, 0 to 15.
    /// @param lodgedAt Second at which it was lodged.
    /// @param until Last second at which it stands; the greatest value means until it is withdrawn.
    struct Caveat {
        address caveator;
        uint8 slot;
        uint48 lodgedAt;
        uint48 until;
    }

    /// @notice A title as it stands.
    /// @param parcel Digest of the parcel's geometry; zero when no plan exists.
    /// @param revision Number of acts on the title so far, its registration included.
    /// @param frozen Whether a court has stopped all dealings.
    /// @param owners Owners with their shares.
    /// @param charges Live charges, by rising rank.
    /// @param caveats Live caveats, by rising slot.
    struct Title {
        bytes32 parcel;
        uint32 revision;
        bool frozen;
        Share[] owners;
        Charge[] charges;
        Caveat[] caveats;
    }

    /// @notice A title was registered for the first time.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about; always 1.
    /// @param owner Account of the owner.
    /// @param parcel Digest of the parcel's geometry.
    /// @param source Digest of the document that the registration rests on.
    /// @param actor Account that registered it.
    event TitleRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed owner,
        bytes32 parcel,
        bytes32 source,
        address indexed actor
    );

    /// @notice A title passed to a new owner.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param seller Account of the former owner.
    /// @param buyer Account of the new owner.
    /// @param instrument Digest of the deed.
    /// @param actor Account that registered it.
    event TitleTransferred(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed seller,
        address indexed buyer,
        bytes32 instrument,
        address actor
    );

    /// @notice A title was charged.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param owner Account of the owner.
    /// @param chargee Account of the one who is secured.
    /// @param rank Place among the charges on the title.
    /// @param terms Digest of the terms.
    /// @param actor Account that registered it.
    event ChargeRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed owner,
        address indexed chargee,
        uint8 rank,
        bytes32 terms,
        address actor
    );

    /// @notice A charge was lifted.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param chargee Account of the one who was secured.
    /// @param rank Rank of the charge.
    /// @param instrument Digest of the deed of discharge.
    /// @param actor Account that registered it.
    event ChargeDischarged(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed chargee,
        uint8 rank,
        bytes32 instrument,
        address indexed actor
    );

    /// @notice A caveat was lodged. Dealings are stopped while it stands.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param caveator Account of the one who claims.
    /// @param slot Slot that it takes.
    /// @param basis Digest of the claim.
    /// @param until Last second at which it stands; the greatest value means until it is withdrawn.
    /// @param actor Account that lodged it.
    event CaveatLodged(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed caveator,
        uint8 slot,
        bytes32 basis,
        uint48 until,
        address indexed actor
    );

    /// @notice A caveat was taken back by its caveator.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param caveator Account of the one who claimed.
    /// @param slot Slot that is free again.
    /// @param actor Account that registered it.
    event CaveatWithdrawn(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed caveator,
        uint8 slot,
        address indexed actor
    );

    /// @notice A caveat was removed by order of a court.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param caveator Account of the one who claimed.
    /// @param slot Slot that is free again.
    /// @param order Digest of the order.
    /// @param actor Account that entered the order.
    event CaveatRemoved(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed caveator,
        uint8 slot,
        bytes32 order,
        address indexed actor
    );

    /// @notice A court stopped all dealings with a title.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param order Digest of the order.
    /// @param actor Account that entered the order.
    event FreezeOrdered(bytes32 indexed titleId, uint32 revision, bytes32 order, address indexed actor);

    /// @notice A court allowed dealings with a title again.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param order Digest of the order.
    /// @param actor Account that entered the order.
    event FreezeLifted(bytes32 indexed titleId, uint32 revision, bytes32 order, address indexed actor);

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
