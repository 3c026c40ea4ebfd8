// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7943NonFungible} from "../../common/interfaces/IERC7943NonFungible.sol";
import {Holdings} from "../../common/libraries/Holdings.sol";
import {Persons} from "../../common/libraries/Persons.sol";
import {IIdentities} from "../../identity/interfaces/IIdentities.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandEvents} from "../interfaces/ILandEvents.sol";
import {ILandFollowing} from "../interfaces/ILandFollowing.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {Bits} from "./Bits.sol";
import {Burdens} from "./Burdens.sol";
import {Consents} from "./Consents.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {Identities} from "./Identities.sol";
import {Register} from "./Register.sol";
import {Shares} from "./Shares.sol";

/// @title Following
/// @notice Titles that follow a person from a lost account to the one that took over. Linked to the registry, whose
/// function of the same name says more.
library Following {
    using Burdens for Register.Book;
    using Dealings for Register.Book;
    using Heads for Heads.Head;
    using Holdings for Holdings.Book;
    using Persons for IIdentities;
    using Register for Register.Book;

    /// @notice Puts the account that acts now in the place of one that was succeeded.
    /// @param titleId Title to put right.
    /// @param account Account that was succeeded.
    function followIdentity(bytes32 titleId, address account) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        address successor = Identities.own().requireSuccessor(account);
        Consents.requireParty(successor, address(0));

        bool owned =
            head.form() == ILandInstruments.Form.Sole
                ? _followOwner(book, titleId, head, account, successor)
                : _followPart(book, titleId, account, successor);
        bool burdens = _followBurdens(book, titleId, head, account, successor);
        if (!owned && !burdens) revert ILandFollowing.AccountAbsent(titleId, account);

        uint32 revision = book.advanceFollowing(titleId, head);
        emit ILandFollowing.IdentityFollowed(titleId, revision, account, successor, msg.sender);
    }

    /// @dev The sole owner's place, and the token. A freeze goes with the title.
    function _followOwner(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        address account,
        address successor
    ) private returns (bool) {
        if (head.owner != account) return false;
        head.owner = successor;

        book.holdings.showMoved(uint256(titleId), account, successor);
        if (head.has(Heads.FROZEN)) emit IERC7943NonFungible.Frozen(successor, uint256(titleId), true);
        return true;
    }

    /// @dev A co-owner's place. Nobody owns two parts of one title: what a person should own under one account is for
    /// that person to deal with, or for a court.
    function _followPart(
        Register.Book storage book,
        bytes32 titleId,
        address account,
        address successor
    ) private returns (bool) {
        ILandInstruments.Portion[] memory portions = book.portions[titleId];
        uint256 place = Shares.indexOf(portions, account);
        if (place == portions.length) return false;
        if (Shares.indexOf(portions, successor) != portions.length) revert ILandErrors.OwnerRepeated(successor);
        book.portions[titleId][place].owner = successor;

        emit ILandEvents.ShareHeld(titleId, successor, portions[place].numerator, Shares.sumOf(portions));
        return true;
    }

    /// @dev Every place of one who burdens the title. Whatever has lapsed counts for nothing and stays.
    function _followBurdens(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        address account,
        address successor
    ) private returns (bool found) {
        for (uint256 rank = 1; rank <= Register.RANKS; ++rank) {
            if (!Bits.has(head.chargedRanks, rank - 1) || book.charges[titleId][rank].chargee != account) continue;
            book.charges[titleId][rank].chargee = successor;
            found = true;
        }
        for (uint256 slot = 0; slot < Register.CAVEAT_SLOTS; ++slot) {
            if (!Bits.has(head.caveatSlots, slot) || !book.caveatStands(titleId, slot)) continue;
            if (book.caveats[titleId][slot].caveator != account) continue;
            book.caveats[titleId][slot].caveator = successor;
            found = true;
        }
        if (!head.has(Heads.BURDENED)) return found;
        uint256 rights = book.liveRights(titleId);
        for (uint256 slot = 0; rights >> slot != 0; ++slot) {
            if (!Bits.has(rights, slot) || book.rights[titleId][slot].holder != account) continue;
            book.rights[titleId][slot].holder = successor;
            found = true;
        }
        if (book.noticeStands(titleId) && book.notices[titleId].beneficiary == account) {
            book.notices[titleId].beneficiary = successor;
            found = true;
        }
    }
}
