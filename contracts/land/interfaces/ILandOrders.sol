// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7943NonFungible} from "../../common/interfaces/IERC7943NonFungible.sol";
import {ILandInstruments} from "./ILandInstruments.sol";
import {ILandOrderEvents} from "./ILandOrderEvents.sol";
import {ILandTypes} from "./ILandTypes.sol";

/// @title Land orders
/// @notice What a court orders, with or against the parties' will. See {ILandRegistry}.
/// @dev Every act of this page takes two officers of the court. One announces it: the very call that is to be made, with
/// the digest of the order. Another makes that call when the delay is over. It is good once. A freeze has no delay; an
/// act says what it expects to find, so that an order never hits a title that has changed in that point since. An account
/// that an order expects means its person: whichever account of that person stands there is hit.
interface ILandOrders is IERC7943NonFungible, ILandOrderEvents {
    /// @notice An announced order.
    /// @param officer Account of the officer who announced it; zero when there is none.
    /// @param due First second at which it can be carried out.
    /// @param lapses Last second at which it can be.
    /// @param basis Digest of the court's order.
    struct Order {
        address officer;
        uint48 due;
        uint48 lapses;
        bytes32 basis;
    }

    /// @notice No such order is announced: it never was, or it was withdrawn or carried out already. An order is good
    /// once.
    /// @param orderId Keccak-256 of the act.
    error OrderUnknown(bytes32 orderId);

    /// @notice The order is announced already. Carry it out when it is due, or withdraw it first.
    /// @param orderId Keccak-256 of the act.
    error OrderAlreadyAnnounced(bytes32 orderId);

    /// @notice The order's delay is not over. Carry it out when it is due.
    /// @param orderId Keccak-256 of the act.
    /// @param due First second at which it can be carried out.
    error OrderNotDue(bytes32 orderId, uint48 due);

    /// @notice The order was left undone for too long. Have it announced again.
    /// @param orderId Keccak-256 of the act.
    /// @param lapsed Last second at which it could be carried out.
    error OrderLapsed(bytes32 orderId, uint48 lapsed);

    /// @notice An order takes two officers. Have one carry it out who did not announce it.
    /// @param officer Account that announced it.
    error SecondOfficerRequired(address officer);

    /// @notice The act is none that a court can order here.
    /// @param selector First four bytes of the act.
    error OrderedActUnknown(bytes4 selector);

    /// @notice The title is not as the order expects it. Read the title again and have the order announced anew.
    /// @param titleId Title that was named.
    error OrderStale(bytes32 titleId);

    /// @notice Of joint owners exactly the survivors follow: as joint owners, or the last one as sole owner.
    /// @param titleId Title that was named.
    error SurvivorsMismatch(bytes32 titleId);

    /// @notice Nobody but who died may lose a part of the title, and co-owners by shares stay such.
    /// @param titleId Title that was named.
    /// @param owner Account that would lose.
    error SurvivorWronged(bytes32 titleId, address owner);

    /// @notice Announces an act, as the first of two officers.
    /// @param act The call to this registry that is to be made, selector and arguments.
    /// @param basis Digest of the court's order.
    /// @return orderId Keccak-256 of the act.
    function announceOrder(bytes calldata act, bytes32 basis) external returns (bytes32 orderId);

    /// @notice Takes an announced order back, as any officer of the court.
    /// @param orderId Keccak-256 of the act.
    function withdrawOrder(bytes32 orderId) external;

    /// @notice Removes a caveat.
    /// @param titleId Title on which it stands.
    /// @param slot Slot of the caveat.
    /// @param caveator Account of the one who claimed: an order never hits a caveat that took the slot since.
    function removeCaveat(bytes32 titleId, uint8 slot, address caveator) external;

    /// @notice Removes a priority notice.
    /// @param titleId Title on which it stands.
    /// @param beneficiary Account of the one for whom the place is held.
    function removeNotice(bytes32 titleId, address beneficiary) external;

    /// @notice Puts a restriction of public law over a title, such as a line that nobody may build beyond.
    /// @param titleId Title to burden.
    /// @param holder Account of the public body.
    /// @param until Last second at which it stands; the greatest value means until it is lifted.
    function imposeRestriction(bytes32 titleId, address holder, uint48 until) external;

    /// @notice Lifts a right of whatever kind.
    /// @param titleId Title over which it stands.
    /// @param slot Slot of the right.
    /// @param holder Account of the holder; zero where it benefits a title.
    function liftRight(bytes32 titleId, uint8 slot, address holder) external;

    /// @notice Puts right what the register says of the parcel.
    /// @param titleId Title to put right.
    /// @param before What the register says.
    /// @param later What it is to say.
    function rectifyParcel(
        bytes32 titleId,
        ILandTypes.Particulars calldata before,
        ILandTypes.Particulars calldata later
    ) external;

    /// @notice Puts right who owns a title.
    /// @param titleId Title to put right.
    /// @param before Who is registered, in the register's order.
    /// @param later Who is to be.
    function rectifyOwners(
        bytes32 titleId,
        ILandInstruments.Ownership calldata before,
        ILandInstruments.Ownership calldata later
    ) external;

    /// @notice Strikes a title out that should never have been registered.
    /// @param titleId Title to strike out.
    /// @param holder Account that holds its token; the registry itself for co-owners.
    function strikeOut(bytes32 titleId, address holder) external;

    /// @notice Passes a dead owner's part on: of joint owners to the survivors, else to the heirs.
    /// @param titleId Title of which the deceased was an owner.
    /// @param deceased Account of the owner who died.
    /// @param later Who owns it from now on, and how. Nobody but the deceased loses a part.
    function transmit(bytes32 titleId, address deceased, ILandInstruments.Ownership calldata later) external;

    /// @notice An announced order.
    /// @param orderId Keccak-256 of the act.
    /// @return The order; its officer is zero when there is none.
    function orderOf(bytes32 orderId) external view returns (Order memory);

    /// @notice How long an order that is no freeze is announced before it can be carried out.
    /// @return Seconds.
    function orderDelay() external view returns (uint48);
}
