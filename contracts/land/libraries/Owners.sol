// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandEvents} from "../interfaces/ILandEvents.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {Consents} from "./Consents.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {Instruments} from "./Instruments.sol";
import {Register} from "./Register.sol";
import {Shares} from "./Shares.sol";

/// @title Owners
/// @notice Titles that several own. Linked to the registry, whose functions of the same names say more.
library Owners {
    using Consents for Register.Book;
    using Dealings for Register.Book;
    using Instruments for ILandInstruments.OwnershipDeed;
    using Register for Register.Book;
    using Heads for Heads.Head;

    /// @notice Registers a title for the first time.
    /// @param registration What is put on record.
    function registerShared(ILandTypes.SharedRegistration calldata registration) external {
        Register.Book storage book = Register.book();
        Consents.requireDigest(registration.source);
        book.openShared(registration.titleId, registration.ownership, registration.area, registration.parcel);

        emit ILandEvents.SharedTitleRegistered(
            registration.titleId,
            1,
            registration.ownership,
            registration.area,
            registration.parcel,
            registration.source,
            msg.sender
        );
    }

    /// @notice Registers that a title's owners are others, or have other shares.
    /// @param deed Instrument that everybody signed whose part changes.
    /// @param signatures Theirs: the present owners in the register's order, then the new ones in the deed's.
    /// @param consents Signatures of those whose burdens the dealing touches.
    function transferShares(
        ILandInstruments.OwnershipDeed calldata deed,
        bytes[] calldata signatures,
        bytes[] calldata consents
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        ILandInstruments.Ownership memory later = deed.ownership;
        Shares.requireWhole(later);
        Consents.requireConduit(deed.conduit);
        Consents.requireDigest(deed.instrument);
        address[] memory signers = Shares.signersOf(book.ownershipOf(deed.titleId, head), later);
        if (signers.length == 0) revert ILandErrors.OwnershipUnchanged(deed.titleId);
        book.requireClear(deed.titleId, head, deed.instrument);
        book.requireCount(deed.titleId, head, head.chargedRanks, consents);

        bytes32 digest = deed.digest();
        Consents.requireAll(signers, digest, signatures);
        book.requireConsents(deed.titleId, head, head.chargedRanks, digest, consents);

        book.settle(deed.titleId, head, later);

        emit ILandEvents.OwnershipRegistered(
            deed.titleId,
            book.advance(deed.titleId, head),
            deed.nature,
            later,
            deed.instrument,
            msg.sender
        );
    }
}
