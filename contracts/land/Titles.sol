// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LockedToken} from "../common/LockedToken.sol";
import {ILandRegistry} from "./interfaces/ILandRegistry.sol";

/// @title Titles
/// @notice The titles on record, how they read, and what stands in the way of dealing with them.
abstract contract Titles is LockedToken, ILandRegistry {
    /// @dev What every act reads, in one slot. A title exists when it has an owner.
    struct Head {
        address owner;
        uint32 revision;
        uint16 chargedRanks; // Bit n - 1 is set while a charge of rank n stands.
        uint16 caveatSlots; // Bit n is set while slot n is taken, though its caveat may have lapsed.
        bool frozen;
    }

    /// @dev A taken slot: exactly one word.
    struct Lodged {
        address caveator;
        uint48 lodgedAt;
        uint48 until;
    }

    uint8 internal constant RANKS = 16;
    uint8 internal constant CAVEAT_SLOTS = 16;

    mapping(bytes32 titleId => Head head) internal _heads;
    mapping(bytes32 titleId => bytes32 digest) internal _parcels;
    mapping(bytes32 titleId => mapping(uint256 rank => Charge charge)) internal _charges;
    mapping(bytes32 titleId => mapping(uint256 slot => Lodged caveat)) internal _caveats;

    /// @inheritdoc ILandRegistry
    function title(bytes32 titleId) external view returns (Title memory) {
        return _title(titleId);
    }

    /// @inheritdoc ILandRegistry
    function exists(bytes32 titleId) external view returns (bool) {
        return _heads[titleId].owner != address(0);
    }

    /// @inheritdoc ILandRegistry
    function owners(bytes32 titleId) external view returns (Share[] memory) {
        return _owners(_head(titleId));
    }

    /// @inheritdoc ILandRegistry
    function charges(bytes32 titleId) external view returns (Charge[] memory) {
        return _liveCharges(titleId, _head(titleId));
    }

    /// @inheritdoc ILandRegistry
    function caveats(bytes32 titleId) external view returns (Caveat[] memory) {
        return _liveCaveats(titleId, _head(titleId));
    }

    /// @dev The act brought about a new revision.
    function _advance(Head storage head) internal returns (uint32 revision) {
        revision = ++head.revision;
    }

    /// @dev The title's head; reverts when there is no such title.
    function _head(bytes32 titleId) internal view returns (Head storage head) {
        head = _heads[titleId];
        if (head.owner == address(0)) revert TitleUnknown(titleId);
    }

    /// @dev The head of the title that an instrument speaks of, where the instrument is of today.
    function _headFor(bytes32 titleId, uint32 revision, uint48 deadline) internal view returns (Head storage head) {
        head = _head(titleId);
        if (revision != head.revision) revert RevisionStale(titleId, revision, head.revision);
        if (deadline < block.timestamp) revert DeadlinePassed(deadline, uint48(block.timestamp));
    }

    /// @dev Reverts where a freeze or a live caveat stops dealings.
    function _requireDealable(bytes32 titleId, Head storage head) internal view {
        if (head.frozen) revert TitleFrozen(titleId);
        uint256 slots = head.caveatSlots;
        for (uint8 slot = 0; slots != 0; ++slot) {
            if (slots & 1 == 1 && _stands(titleId, slot)) {
                Lodged storage caveat = _caveats[titleId][slot];
                revert CaveatStands(titleId, slot, caveat.caveator, caveat.until);
            }
            slots >>= 1;
        }
    }

    /// @dev The live caveat in a slot; reverts when there is none.
    function _caveat(bytes32 titleId, Head storage head, uint8 slot) internal view returns (Lodged storage caveat) {
        bool taken = slot < CAVEAT_SLOTS && (head.caveatSlots >> slot) & 1 == 1;
        if (!taken || !_stands(titleId, slot)) revert CaveatUnknown(titleId, slot);
        caveat = _caveats[titleId][slot];
    }

    /// @dev The first slot that no live caveat takes; reverts when there is none.
    function _freeSlot(bytes32 titleId, Head storage head) internal view returns (uint8 slot) {
        uint256 slots = head.caveatSlots;
        for (; slot < CAVEAT_SLOTS; ++slot) {
            if ((slots >> slot) & 1 == 0 || !_stands(titleId, slot)) return slot;
        }
        revert CaveatSlotsFull(titleId);
    }

    /// @dev Whether the caveat in a taken slot has not lapsed.
    function _stands(bytes32 titleId, uint256 slot) internal view returns (bool) {
        return _caveats[titleId][slot].until >= block.timestamp;
    }

    /// @dev The owner is the holder.
    function _holderOf(uint256 tokenId) internal view override returns (address) {
        return _heads[bytes32(tokenId)].owner;
    }

    /// @dev A title as it stands.
    function _title(bytes32 titleId) internal view returns (Title memory) {
        Head storage head = _head(titleId);
        return
            Title({
                parcel: _parcels[titleId],
                revision: head.revision,
                frozen: head.frozen,
                owners: _owners(head),
                charges: _liveCharges(titleId, head),
                caveats: _liveCaveats(titleId, head)
            });
    }

    /// @dev The sole owner's whole share.
    function _owners(Head storage head) internal view returns (Share[] memory shares) {
        shares = new Share[](1);
        shares[0] = Share({owner: head.owner, numerator: 1, denominator: 1});
    }

    /// @dev Charges by rising rank.
    function _liveCharges(bytes32 titleId, Head storage head) internal view returns (Charge[] memory list) {
        uint256 ranks = head.chargedRanks;
        list = new Charge[](_count(ranks));
        uint256 next = 0;
        for (uint256 rank = 1; rank <= RANKS; ++rank) {
            if ((ranks >> (rank - 1)) & 1 == 1) list[next++] = _charges[titleId][rank];
        }
    }

    /// @dev Caveats that have not lapsed, by rising slot.
    function _liveCaveats(bytes32 titleId, Head storage head) internal view returns (Caveat[] memory list) {
        uint256 slots = head.caveatSlots;
        for (uint256 slot = 0; slot < CAVEAT_SLOTS; ++slot) {
            if ((slots >> slot) & 1 == 1 && !_stands(titleId, slot)) slots &= ~(1 << slot);
        }
        list = new Caveat[](_count(slots));
        uint256 next = 0;
        for (uint8 slot = 0; slot < CAVEAT_SLOTS; ++slot) {
            if ((slots >> slot) & 1 == 0) continue;
            Lodged storage caveat = _caveats[titleId][slot];
            list[next++] = Caveat({
                caveator: caveat.caveator,
                slot: slot,
                lodgedAt: caveat.lodgedAt,
                until: caveat.until
            });
        }
    }

    /// @dev Set bits of a 16-bit map.
    function _count(uint256 bits) internal pure returns (uint256 count) {
        for (; bits != 0; bits &= bits - 1) ++count;
    }
}
