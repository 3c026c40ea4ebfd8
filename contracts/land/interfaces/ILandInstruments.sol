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

    /// @notice What a right over another's land is. A restriction's holder must consent to dealings; a public-law
    /// restriction is imposed and lifted by order alone.
    enum RightKind {
        Lease,
        Servitude,
        Covenant,
        Restriction,
        PublicRestriction
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

    /// @notice Instrument by which the owners charge a title as security. Signed by every owner and by the chargee,
    /// and by the holder of every restriction.
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

    /// @notice Instrument by which a charge's terms become others. Signed by every owner and the chargee; by the
    /// chargees of later ranks, who stand behind it, and the holders of restrictions.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param rank Rank of the charge.
    /// @param terms Digest of the new terms.
    /// @param deadline Last second at which it may be registered.
    struct ChargeVariation {
        bytes32 titleId;
        uint32 revision;
        uint8 rank;
        bytes32 terms;
        uint48 deadline;
    }

    /// @notice Instrument by which a charge takes a later rank: a free one, or that of another charge, which then takes
    /// its own. Signed by its chargee alone where the rank is free; where two change places, by both chargees and by
    /// those of the ranks between, whom another now stands before.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the chargees looked at.
    /// @param rank Rank of the charge that goes back.
    /// @param later Rank that it takes.
    /// @param instrument Digest of the deed.
    /// @param deadline Last second at which it may be registered.
    struct ChargePostponement {
        bytes32 titleId;
        uint32 revision;
        uint8 rank;
        uint8 later;
        bytes32 instrument;
        uint48 deadline;
    }

    /// @notice Instrument by which a charge passes to another chargee. Signed by both.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param rank Rank of the charge.
    /// @param assignee Account of the new chargee.
    /// @param instrument Digest of the deed.
    /// @param deadline Last second at which it may be registered.
    struct ChargeAssignment {
        bytes32 titleId;
        uint32 revision;
        uint8 rank;
        address assignee;
        bytes32 instrument;
        uint48 deadline;
    }

    /// @notice Instrument by which the owners grant a right over their land. Signed by every owner; by the right's
    /// holder, or by the owners of the title that a servitude benefits; by every chargee and holder of a restriction.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param kind What the right is; none that is imposed by order.
    /// @param holder Account of the holder; zero where a title has the benefit.
    /// @param benefited Reference of the title that a servitude benefits, whoever owns it; zero for a holder's own.
    /// @param terms Digest of the terms.
    /// @param until Last second at which it stands; the greatest value means until it is released.
    /// @param deadline Last second at which it may be registered.
    struct RightDeed {
        bytes32 titleId;
        uint32 revision;
        RightKind kind;
        address holder;
        bytes32 benefited;
        bytes32 terms;
        uint48 until;
        uint48 deadline;
    }

    /// @notice Instrument by which a right is given up. Signed by its holder, or by the owners of the title that it
    /// benefits.
    /// @param titleId Reference of the title over which it stands.
    /// @param revision Revision of the title that the holder looked at.
    /// @param slot Slot of the right.
    /// @param instrument Digest of the deed.
    /// @param deadline Last second at which it may be registered.
    struct RightRelease {
        bytes32 titleId;
        uint32 revision;
        uint8 slot;
        bytes32 instrument;
        uint48 deadline;
    }

    /// @notice Instrument by which the place of one named dealing is held: until it ends, no other dealing passes.
    /// Signed by every owner and by the beneficiary.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param beneficiary Account of the one for whom the place is held.
    /// @param dealing Digest that the dealing will name as its instrument, terms or plan.
    /// @param until Last second at which it stands, 120 days away at most.
    /// @param deadline Last second at which it may be placed.
    struct PriorityNotice {
        bytes32 titleId;
        uint32 revision;
        address beneficiary;
        bytes32 dealing;
        uint48 until;
        uint48 deadline;
    }

    /// @notice Instrument by which a beneficiary takes a priority notice back. Signed by the beneficiary.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the beneficiary looked at.
    /// @param deadline Last second at which it may be registered.
    struct NoticeWithdrawal {
        bytes32 titleId;
        uint32 revision;
        uint48 deadline;
    }

    /// @notice Instrument by which a caveat's claim or term becomes another. Signed by the caveator.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the caveator looked at.
    /// @param slot Slot of the caveat.
    /// @param basis Digest of the claim as it is from now on.
    /// @param until Last second at which the caveat stands; the greatest value means until it is withdrawn.
    /// @param deadline Last second at which it may be registered.
    struct CaveatVariation {
        bytes32 titleId;
        uint32 revision;
        uint8 slot;
        bytes32 basis;
        uint48 until;
        uint48 deadline;
    }
}
