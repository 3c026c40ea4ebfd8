// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "./ILandInstruments.sol";

/// @title Land types
/// @notice What the land registry keeps and tells. See {ILandRegistry}.
interface ILandTypes is ILandInstruments {
    /// @notice Where a title is in its life. A historic one was divided, merged or surrendered, and never changes again.
    enum TitleState {
        Unknown,
        Current,
        Historic
    }

    /// @notice What a first registration puts on record.
    /// @param titleId Reference of the title.
    /// @param owner Account of the sole owner.
    /// @param area Square metres; zero when unknown.
    /// @param parcel Keccak-256 of the parcel's GeoJSON geometry, canonical as in RFC 8785; zero when no plan exists.
    /// @param source Digest of the document that the registration rests on.
    struct Registration {
        bytes32 titleId;
        address owner;
        uint40 area;
        bytes32 parcel;
        bytes32 source;
    }

    /// @notice What a first registration puts on record where several own the title.
    /// @param titleId Reference of the title.
    /// @param ownership Who owns it, and how.
    /// @param area Square metres; zero when unknown.
    /// @param parcel Keccak-256 of the parcel's GeoJSON geometry, canonical as in RFC 8785; zero when no plan exists.
    /// @param source Digest of the document that the registration rests on.
    struct SharedRegistration {
        bytes32 titleId;
        Ownership ownership;
        uint40 area;
        bytes32 parcel;
        bytes32 source;
    }

    /// @notice An owner's share of a title. The shares of a title sum to one.
    /// @param owner Account of the owner.
    /// @param numerator Parts that are the owner's.
    /// @param denominator Parts into which the title is divided.
    struct Share {
        address owner;
        uint64 numerator;
        uint64 denominator;
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
    /// @param slot Slot that it takes, 0 to 7.
    /// @param lodgedAt Second at which it was lodged.
    /// @param until Last second at which it stands; the greatest value means until it is withdrawn.
    struct Caveat {
        address caveator;
        uint8 slot;
        uint48 lodgedAt;
        uint48 until;
    }

    /// @notice A live right over a title.
    /// @param kind What it is.
    /// @param slot Slot that it takes, 0 to 31.
    /// @param holder Account of the holder; zero where a title has the benefit, or the public.
    /// @param benefited Reference of the title that a servitude benefits; zero for a holder's own.
    /// @param registeredAt Second at which it was registered.
    /// @param until Last second at which it stands; the greatest value means until it is released.
    struct Right {
        RightKind kind;
        uint8 slot;
        address holder;
        bytes32 benefited;
        uint48 registeredAt;
        uint48 until;
    }

    /// @notice A live priority notice.
    /// @param beneficiary Account of the one for whom a place is held.
    /// @param placedAt Second at which it was placed.
    /// @param until Last second at which it stands.
    /// @param dealing Digest of the dealing whose place it is.
    struct Notice {
        address beneficiary;
        uint48 placedAt;
        uint48 until;
        bytes32 dealing;
    }

    /// @notice A title as it stands. Of a historic title, as it stood when it was closed.
    /// @param state Where it is in its life.
    /// @param form How its owners hold it.
    /// @param frozen Whether a court has stopped all dealings.
    /// @param revision Number of acts on the title so far, its registration included.
    /// @param area Square metres; zero when unknown.
    /// @param parcel Digest of the parcel's geometry; zero when no plan exists.
    /// @param owners Owners with their shares.
    /// @param charges Live charges, by rising rank.
    /// @param caveats Live caveats, by rising slot.
    /// @param rights Live rights of others, by rising slot.
    /// @param notices The live priority notice; none or one.
    struct Title {
        TitleState state;
        Form form;
        bool frozen;
        uint32 revision;
        uint40 area;
        bytes32 parcel;
        Share[] owners;
        Charge[] charges;
        Caveat[] caveats;
        Right[] rights;
        Notice[] notices;
    }

    /// @notice What the survey says of a title.
    /// @param area Square metres; zero when unknown.
    /// @param parcel Digest of the parcel's geometry; zero when no plan exists.
    struct Particulars {
        uint40 area;
        bytes32 parcel;
    }
}
