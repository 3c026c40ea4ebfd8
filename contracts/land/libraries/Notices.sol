// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandBurdenEvents} from "../interfaces/ILandBurdenEvents.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {BurdenInstruments} from "./BurdenInstruments.sol";
import {Burdens} from "./Burdens.sol";
import {Consents} from "./Consents.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {Register} from "./Register.sol";

/// @title Notices
/// @notice Places that are held for dealings. Linked to the registry, whose functions of the same names say more.
library Notices {
    using BurdenInstruments for ILandInstruments.PriorityNotice;
    using BurdenInstruments for ILandInstruments.NoticeWithdrawal;
    using Burdens for Register.Book;
    using Consents for Register.Book;
    using Dealings for Register.Book;
    using Register for Register.Book;

    /// @dev The longest time for which a place is held.
    uint48 private constant LONGEST = 120 days;

    /// @notice Holds the place of one dealing.
    /// @param notice Instrument that every owner and the beneficiary signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param beneficiarySignature Beneficiary's signature.
    function placeNotice(
        ILandInstruments.PriorityNotice calldata notice,
        bytes[] calldata ownerSignatures,
        bytes calldata beneficiarySignature
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(notice.titleId, notice.revision, notice.deadline);
        Consents.requireParty(notice.beneficiary, address(0));
        Consents.requireDigest(notice.dealing);
        uint48 latest = uint48(block.timestamp) + LONGEST;
        if (notice.until <= block.timestamp || notice.until > latest) {
            revert ILandErrors.NoticeTermInvalid(notice.until, latest);
        }
        book.requireOpen(notice.titleId, head);
        if (book.noticeStands(notice.titleId)) {
            ILandTypes.Notice storage other = book.notices[notice.titleId];
            revert ILandErrors.NoticeStands(notice.titleId, other.beneficiary, other.dealing, other.until);
        }

        bytes32 digest = notice.digest();
        book.requireOwners(notice.titleId, head, digest, ownerSignatures);
        Consents.requireSignature(notice.beneficiary, digest, beneficiarySignature);

        book.place(
            notice.titleId,
            head,
            ILandTypes.Notice(notice.beneficiary, uint48(block.timestamp), notice.until, notice.dealing)
        );

        emit ILandBurdenEvents.NoticePlaced(
            notice.titleId,
            book.advance(notice.titleId, head),
            notice.beneficiary,
            notice.dealing,
            notice.until,
            msg.sender
        );
    }

    /// @notice Takes a priority notice back.
    /// @param withdrawal Instrument that the beneficiary signed.
    /// @param beneficiarySignature Beneficiary's signature.
    function withdrawNotice(
        ILandInstruments.NoticeWithdrawal calldata withdrawal,
        bytes calldata beneficiarySignature
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(withdrawal.titleId, withdrawal.revision, withdrawal.deadline);
        if (!book.noticeStands(withdrawal.titleId)) revert ILandErrors.NoticeUnknown(withdrawal.titleId);
        ILandTypes.Notice memory notice = book.notices[withdrawal.titleId];
        Consents.requireSignature(notice.beneficiary, withdrawal.digest(), beneficiarySignature);

        book.end(withdrawal.titleId, head);

        emit ILandBurdenEvents.NoticeWithdrawn(
            withdrawal.titleId,
            book.advance(withdrawal.titleId, head),
            notice.beneficiary,
            notice.dealing,
            msg.sender
        );
    }
}
