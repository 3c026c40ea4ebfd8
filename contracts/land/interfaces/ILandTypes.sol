// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Land types
/// @notice What the land registry keeps and takes. See {ILandRegistry}.
interface ILandTypes {
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
}
