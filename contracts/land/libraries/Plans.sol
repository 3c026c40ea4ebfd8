// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandPlans} from "../interfaces/ILandPlans.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {Bits} from "./Bits.sol";
import {Burdens} from "./Burdens.sol";
import {Consents} from "./Consents.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {PlanBook} from "./PlanBook.sol";
import {PlanDigests} from "./PlanDigests.sol";
import {PlanRules} from "./PlanRules.sol";
import {Register} from "./Register.sol";

/// @title Plans
/// @notice How titles are divided, merged and given up. Linked to the registry, whose functions of the same names say
/// more.
library Plans {
    using Burdens for Register.Book;
    using Consents for Register.Book;
    using Dealings for Register.Book;
    using Heads for Heads.Head;
    using PlanDigests for ILandPlans.PlanDeed;
    using PlanDigests for ILandPlans.SurrenderDeed;
    using Register for Register.Book;

    /// @notice Divides or merges titles.
    /// @param deed Instrument that every party signed.
    /// @param ownerSignatures Signatures of the owners.
    /// @param consents For each source, the signatures of those whose burdens it has.
    function registerPlan(
        ILandPlans.PlanDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[][] calldata consents
    ) external {
        Register.Book storage book = Register.book();
        PlanRules.requireShape(deed);
        Heads.Head[] memory heads = _headsOf(book, deed);
        PlanRules.requireOwners(book, deed, heads);
        Consents.requireDigest(deed.plan);
        PlanRules.requireArea(deed, heads);
        bytes32 planId = deed.digest();
        _requireConsents(book, deed, heads, planId, ownerSignatures, consents);

        for (uint256 i = 0; i < deed.lots.length; ++i) _open(book, deed, heads, planId, deed.lots[i]);
        for (uint256 i = 0; i < heads.length; ++i) _close(book, deed, heads[i], planId, deed.sources[i].titleId);

        _tell(deed, planId);
    }

    /// @notice Closes a title that its owners give up.
    /// @param deed Instrument that every party signed.
    /// @param ownerSignatures Signatures of the owners.
    /// @param consents Signatures of those whose burdens it has.
    function surrender(
        ILandPlans.SurrenderDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[] calldata consents
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        Consents.requireDigest(deed.instrument);
        book.requireClear(deed.titleId, head, deed.instrument);
        _requireFree(book, deed.titleId, head);
        book.requireCount(deed.titleId, head, head.chargedRanks, consents);
        bytes32 digest = deed.digest();
        book.requireOwners(deed.titleId, head, digest, ownerSignatures);
        book.requireConsents(deed.titleId, head, head.chargedRanks, digest, consents);

        book.close(deed.titleId, head);

        uint32 revision = book.advance(deed.titleId, head);
        emit ILandPlans.TitleSurrendered(deed.titleId, revision, deed.instrument, msg.sender);
    }

    /// @dev Opens a lot, with every burden of every source on it.
    function _open(
        Register.Book storage book,
        ILandPlans.PlanDeed calldata deed,
        Heads.Head[] memory heads,
        bytes32 planId,
        ILandPlans.Lot calldata lot
    ) private {
        Heads.Head memory head = book.openShared(lot.titleId, lot.ownership, lot.area, lot.parcel);
        for (uint256 i = 0; i < heads.length; ++i) {
            bytes32 source = deed.sources[i].titleId;
            _carryCharges(book, source, heads[i].chargedRanks, lot.titleId, head);
            if (heads[i].has(Heads.BURDENED)) book.carry(source, lot.titleId, head);
        }
        book.heads[lot.titleId] = head.pack(); // The burdens are part of its first revision.
        PlanBook.book().entries[lot.titleId].origin = planId;

        emit ILandPlans.LotRegistered(
            lot.titleId,
            head.revision,
            planId,
            lot.ownership,
            lot.area,
            lot.parcel,
            deed.plan,
            msg.sender
        );
    }

    /// @dev Puts the charges of a source on a lot, each at its rank and of its date.
    function _carryCharges(
        Register.Book storage book,
        bytes32 source,
        uint16 ranks,
        bytes32 lot,
        Heads.Head memory head
    ) private {
        for (uint8 rank = 1; rank <= Register.RANKS; ++rank) {
            if (!Bits.has(ranks, rank - 1)) continue;
            ILandTypes.Charge memory charge = book.charges[source][rank];
            if (Bits.has(head.chargedRanks, rank - 1)) {
                revert ILandErrors.RankTaken(lot, rank, book.charges[lot][rank].chargee);
            }
            head.chargedRanks |= uint16(1 << (rank - 1));
            book.charges[lot][rank] = charge;
            emit ILandPlans.ChargeCarried(lot, source, charge.chargee, rank);
        }
    }

    /// @dev Closes a source. Its record stays as it was.
    function _close(
        Register.Book storage book,
        ILandPlans.PlanDeed calldata deed,
        Heads.Head memory head,
        bytes32 planId,
        bytes32 titleId
    ) private {
        book.close(titleId, head);
        PlanBook.Entry storage entry = PlanBook.book().entries[titleId];
        (entry.end, entry.later) = (planId, deed.lots[0].titleId);

        emit ILandPlans.TitleClosed(titleId, book.advance(titleId, head), planId, deed.plan, msg.sender);
    }

    /// @dev Tells the plan whole, in one event.
    function _tell(ILandPlans.PlanDeed calldata deed, bytes32 planId) private {
        bytes32[] memory sources = new bytes32[](deed.sources.length);
        for (uint256 i = 0; i < sources.length; ++i) sources[i] = deed.sources[i].titleId;
        bytes32[] memory lots = new bytes32[](deed.lots.length);
        for (uint256 i = 0; i < lots.length; ++i) lots[i] = deed.lots[i].titleId;

        emit ILandPlans.PlanRegistered(planId, deed.kind, sources, lots, deed.plan, msg.sender);
    }

    /// @dev Nothing stops dealings with a source; its owners signed, and everybody whose burden it has.
    function _requireConsents(
        Register.Book storage book,
        ILandPlans.PlanDeed calldata deed,
        Heads.Head[] memory heads,
        bytes32 planId,
        bytes[] calldata ownerSignatures,
        bytes[][] calldata consents
    ) private {
        if (consents.length != heads.length) revert ILandErrors.ConsentCountMismatch(consents.length, heads.length);
        for (uint256 i = 0; i < heads.length; ++i) {
            bytes32 titleId = deed.sources[i].titleId;
            book.requireClear(titleId, heads[i], deed.plan);
            book.requireCount(titleId, heads[i], heads[i].chargedRanks, consents[i]);
        }
        book.requireOwners(deed.sources[0].titleId, heads[0], planId, ownerSignatures);
        for (uint256 i = 0; i < heads.length; ++i) {
            book.requireConsents(deed.sources[i].titleId, heads[i], heads[i].chargedRanks, planId, consents[i]);
        }
    }

    /// @dev Heads of the sources, each as the parties looked at it and named once.
    function _headsOf(
        Register.Book storage book,
        ILandPlans.PlanDeed calldata deed
    ) private view returns (Heads.Head[] memory heads) {
        heads = new Heads.Head[](deed.sources.length);
        for (uint256 i = 0; i < heads.length; ++i) {
            ILandPlans.Source calldata source = deed.sources[i];
            heads[i] = book.headFor(source.titleId, source.revision, deed.deadline);
            for (uint256 j = 0; j < i; ++j) {
                if (deed.sources[j].titleId == source.titleId) revert ILandPlans.SourceRepeated(source.titleId);
            }
        }
    }

    /// @dev No right would end with the title but restrictions, whose holders consent.
    function _requireFree(Register.Book storage book, bytes32 titleId, Heads.Head memory head) private view {
        if (!head.has(Heads.BURDENED)) return;
        uint256 others = book.liveRights(titleId) & ~book.restrictions(titleId, head);
        for (uint8 slot = 0; others != 0; ++slot) {
            if (others & 1 == 1) revert ILandPlans.RightStands(titleId, slot);
            others >>= 1;
        }
    }
}
