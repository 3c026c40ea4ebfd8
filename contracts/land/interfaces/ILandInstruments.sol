// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Land instruments
/// @notice What parties sign to deal with titles. See {ILandRegistry}.
/// @dev Each names the revision of the title that its parties looked at, which makes it good for one use, and the last
/// second at which it may be registered. One that may be part of a larger bargain names a conduit: the only account
/// through which it may be registered then, such as the contract that holds the price; zero means any registrar.
interface ILandInstruments {
    /// @notice Why ownership passes.
    enum Nature {
        Sale,
        Gift,
        Exchange,
        Settlement,
        Other
    }

    /// @notice How owners hold a title: one alone, several by shares, or several as one with survivorship.
    enum Form {
        Sole,
        InCommon,
        Joint
    }

    /// @notice An owner's part in a title.
    /// @param owner Account of the owner.
    /// @param numerator Parts that are the owner's.
    struct Portion {
        address owner;
        uint64 numerator;
    }

    /// @notice Who owns a title, and how. The portions sum to the denominator; joint owners have equal ones.
    /// @param form How the owners hold it.
    /// @param denominator Parts into which the title is divided.
    /// @param portions Owners with their parts: one where the form is sole, else 2 to 64, each owner once.
    struct Ownership {
        Form form;
        uint64 denominator;
        Portion[] portions;
    }

    /// @notice Instrument by which a title passes whole from its sole owner to another, subject to the burdens on it.
    /// Signed by seller and buyer, by the chargee of every charge and by the holder of every restriction.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param nature Why it passes.
    /// @param seller Account of the present owner.
    /// @param buyer Account of the new owner.
    /// @param instrument Digest of the deed.
    /// @param conduit Account through which alone it may be registered; zero for any registrar.
    /// @param deadline Last second at which it may be registered.
    struct TransferDeed {
        bytes32 titleId;
        uint32 revision;
        Nature nature;
        address seller;
        address buyer;
        bytes32 instrument;
        address conduit;
        uint48 deadline;
    }

    /// @notice Instrument by which a title's owners become those that it names: a share passes, co-owners sell
    /// together, joint owners sever. Signed by every owner, old or new, whose part changes, and by all of them where
    /// the form changes or is joint; by every chargee and every holder of a restriction.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param nature Why ownership passes.
    /// @param ownership Who owns the title afterwards, and how.
    /// @param instrument Digest of the deed.
    /// @param conduit Account through which alone it may be registered; zero for any registrar.
    /// @param deadline Last second at which it may be registered.
    struct OwnershipDeed {
        bytes32 titleId;
        uint32 revision;
        Nature nature;
        Ownership ownership;
        bytes32 instrument;
        address conduit;
        uint48 deadline;
    }

    /// @notice Instrument by which the owners charge a title as security. Signed by every owner and by the chargee.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param chargee Account of the one who is secured.
    /// @param rank Place among the charges on the title, 1 to 16; the lowest is satisfied first.
    /// @param terms Digest of the terms.
    /// @param deadline Last second at which it may be registered.
    struct ChargeDeed {
        bytes32 titleId;
        uint32 revision;
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
    /// @param conduit Account through which alone it may be registered; zero for any registrar.
    /// @param deadline Last second at which it may be registered.
    struct DischargeDeed {
        bytes32 titleId;
        uint32 revision;
        uint8 rank;
        bytes32 instrument;
        address conduit;
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
}
