// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Holdings} from "../../common/libraries/Holdings.sol";
import {Reference} from "../../common/libraries/Reference.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandEvents} from "../interfaces/ILandEvents.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {Heads} from "./Heads.sol";
import {Shares} from "./Shares.sol";

/// @title Register
/// @notice The one storage of a land registry, on which all its libraries work, and how a title is found, opened,
/// changed and closed in it.
library Register {
    using Heads for Heads.Head;
    using Holdings for Holdings.Book;

    /// @notice A taken caveat slot, in one word.
    struct Lodged {
        address caveator;
        uint48 lodgedAt;
        uint48 until;
    }

    /// @notice Which rights and notice stand over a title, in one word that is read where the head is BURDENED.
    struct Burden {
        uint32 rights; // Bit n is set while slot n is taken, though its right may have lapsed.
        uint32 restrictions; // The bits among them whose holders consent to dealings.
        uint48 noticeUntil; // Zero without a priority notice.
    }

    /// @notice A taken right slot, in one word. The greatest moment means until it is released.
    struct Held {
        address holder;
        ILandInstruments.RightKind kind;
        uint40 registeredAt;
        uint40 until;
    }

    /// @notice The last unbroken run of acts on a title by which successors came in their own places, and nothing else.
    struct Followed {
        uint32 from; // Revision before the first of them.
        uint32 to; // Revision that the last of them brought about.
    }

    /// @notice Everything that a land registry keeps.
    /// @custom:storage-location erc7201:civitas.land.register
    struct Book {
        mapping(bytes32 titleId => uint256 head) heads; // One word each, as {Heads} packs it.
        mapping(bytes32 titleId => bytes32 digest) parcels;
        mapping(bytes32 titleId => ILandInstruments.Portion[] portions) portions;
        mapping(bytes32 titleId => mapping(uint256 rank => ILandTypes.Charge charge)) charges;
        mapping(bytes32 titleId => mapping(uint256 slot => Lodged caveat)) caveats;
        Holdings.Book holdings;
        mapping(bytes32 titleId => Burden burden) burdens;
        mapping(bytes32 titleId => mapping(uint256 slot => Held right)) rights;
        mapping(bytes32 titleId => mapping(uint256 slot => bytes32 benefited)) benefits;
        mapping(bytes32 titleId => ILandTypes.Notice notice) notices;
        mapping(bytes32 titleId => Followed span) followed;
    }

    /// @notice Ranks that charges can have, 1 to this.
    uint8 internal constant RANKS = 16;

    /// @notice Rights that can stand over a title at a time.
    uint8 internal constant RIGHT_SLOTS = 32;

    /// @notice Caveats that can stand on a title at a time.
    uint8 internal constant CAVEAT_SLOTS = 8;

    /// @dev Where the book lies, as ERC-7201 derives it from "civitas.land.register": the registry and every library
    /// linked to it find it there, so that an act reaches its library with the very calldata that came.
    bytes32 private constant BOOK = 0x1c9c2a451536912a049bd3cb1096a3aa269b37b9b530cdba3db27c44e69c3e00;

    /// @notice Puts a new title on record for one owner.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param owner Its sole owner.
    /// @param area Square metres.
    /// @param parcel Digest of its geometry.
    /// @return head Its head, at revision 1.
    function open(
        Book storage self,
        bytes32 titleId,
        address owner,
        uint40 area,
        bytes32 parcel
    ) internal returns (Heads.Head memory head) {
        head = _fresh(self, titleId, area, parcel);
        if (owner == address(0) || owner == address(this)) revert ILandErrors.PartyInvalid(owner);
        head.owner = owner;
        advance(self, titleId, head);

        self.holdings.showNew(uint256(titleId), owner);
    }

    /// @notice Puts a new title on record for one owner or several.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param ownership Who owns it, and how.
    /// @param area Square metres.
    /// @param parcel Digest of its geometry.
    /// @return head Its head, at revision 1.
    function openShared(
        Book storage self,
        bytes32 titleId,
        ILandInstruments.Ownership memory ownership,
        uint40 area,
        bytes32 parcel
    ) internal returns (Heads.Head memory head) {
        head = _fresh(self, titleId, area, parcel);
        Shares.requireWhole(ownership);
        head.owner = Shares.holderOf(ownership);
        _write(self, titleId, head, ownership);
        advance(self, titleId, head);

        self.holdings.showNew(uint256(titleId), head.owner);
    }

    /// @notice Puts other owners in the place of a title's owners. The caller keeps the head by {advance}.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param head Its head.
    /// @param ownership Who owns it from now on, and how.
    function settle(
        Book storage self,
        bytes32 titleId,
        Heads.Head memory head,
        ILandInstruments.Ownership memory ownership
    ) internal {
        Shares.requireWhole(ownership);
        (address from, address to) = (head.owner, Shares.holderOf(ownership));
        delete self.portions[titleId];
        head.owner = to;
        _write(self, titleId, head, ownership);

        if (from != to) self.holdings.showMoved(uint256(titleId), from, to);
    }

    /// @notice Closes a title for good. Its record stays as it was; its token is gone. The caller keeps the head
    /// by {advance}.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param head Its head.
    function close(Book storage self, bytes32 titleId, Heads.Head memory head) internal {
        head.enter(ILandTypes.TitleState.Historic);

        self.holdings.showClosed(uint256(titleId), head.owner);
    }

    /// @notice Keeps a head that an act has changed, at a new revision.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param head Its head as it is from now on.
    /// @return revision The new revision.
    function advance(Book storage self, bytes32 titleId, Heads.Head memory head) internal returns (uint32 revision) {
        revision = ++head.revision;
        self.heads[titleId] = head.pack();
    }

    /// @notice Keeps a head at a new revision that an act brought about by which successors came in their own places:
    /// what was signed over the revision before stays good.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param head Its head as it is from now on.
    /// @return revision The new revision.
    function advanceFollowing(
        Book storage self,
        bytes32 titleId,
        Heads.Head memory head
    ) internal returns (uint32 revision) {
        Followed storage span = self.followed[titleId];
        if (span.to != head.revision) span.from = head.revision;
        revision = advance(self, titleId, head);
        span.to = revision;
    }

    /// @notice The head of a title that can be acted on.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @return head Its head; reverts when there is no such title, or when it is closed.
    function current(Book storage self, bytes32 titleId) internal view returns (Heads.Head memory head) {
        head = record(self, titleId);
        if (head.state() == ILandTypes.TitleState.Historic) revert ILandErrors.TitleHistoric(titleId);
    }

    /// @notice The head of a title, closed ones included.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @return head Its head; reverts when there is no such title.
    function record(Book storage self, bytes32 titleId) internal view returns (Heads.Head memory head) {
        head = Heads.unpack(self.heads[titleId]);
        if (head.flags == 0) revert ILandErrors.TitleUnknown(titleId);
    }

    /// @notice The head of the title that an instrument speaks of, where the instrument is of today.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the instrument names.
    /// @param deadline Last second at which it may be registered.
    /// @return head The title's head.
    function headFor(
        Book storage self,
        bytes32 titleId,
        uint32 revision,
        uint48 deadline
    ) internal view returns (Heads.Head memory head) {
        head = current(self, titleId);
        if (!unchangedSince(self, titleId, head, revision)) {
            revert ILandErrors.RevisionStale(titleId, revision, head.revision);
        }
        if (deadline < block.timestamp) revert ILandErrors.DeadlinePassed(deadline, uint48(block.timestamp));
    }

    /// @notice Whether a title has seen no act since a revision but successors that came in their own places.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param head Its head.
    /// @param revision Revision that somebody has read.
    /// @return True where it has.
    function unchangedSince(
        Book storage self,
        bytes32 titleId,
        Heads.Head memory head,
        uint32 revision
    ) internal view returns (bool) {
        if (revision == head.revision) return true;
        Followed storage span = self.followed[titleId];
        return span.from <= revision && revision < head.revision && span.to == head.revision;
    }

    /// @notice A title's owners as they stand.
    /// @param self The register.
    /// @param titleId Reference of the title.
    /// @param head Its head.
    /// @return ownership Its owners with their parts, and how they hold it.
    function ownershipOf(
        Book storage self,
        bytes32 titleId,
        Heads.Head memory head
    ) internal view returns (ILandInstruments.Ownership memory ownership) {
        ownership.form = head.form();
        if (ownership.form == ILandInstruments.Form.Sole) return Shares.whole(head.owner);
        ownership.portions = self.portions[titleId];
        ownership.denominator = Shares.sumOf(ownership.portions);
    }

    /// @notice The register of the registry that runs this code.
    /// @return it The register.
    function book() internal pure returns (Book storage it) {
        bytes32 place = BOOK;
        // A storage pointer can be set in assembly alone.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            it.slot := place
        }
    }

    /// @dev A head for a title that nobody registered yet.
    function _fresh(
        Book storage self,
        bytes32 titleId,
        uint40 area,
        bytes32 parcel
    ) private returns (Heads.Head memory head) {
        if (!Reference.isValid(titleId)) revert ILandErrors.TitleIdInvalid(titleId);
        head = Heads.unpack(self.heads[titleId]);
        if (head.flags != 0) revert ILandErrors.TitleAlreadyRegistered(titleId);
        head.area = area;
        head.enter(ILandTypes.TitleState.Current);
        if (parcel != 0) self.parcels[titleId] = parcel;
    }

    /// @dev Keeps the form, and the portions where there are several.
    function _write(
        Book storage self,
        bytes32 titleId,
        Heads.Head memory head,
        ILandInstruments.Ownership memory ownership
    ) private {
        head.shape(ownership.form);
        if (ownership.form == ILandInstruments.Form.Sole) return;
        for (uint256 i = 0; i < ownership.portions.length; ++i) {
            ILandInstruments.Portion memory portion = ownership.portions[i];
            self.portions[titleId].push(portion);
            emit ILandEvents.ShareHeld(titleId, portion.owner, portion.numerator, ownership.denominator);
        }
    }
}
