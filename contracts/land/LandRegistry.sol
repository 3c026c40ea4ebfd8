// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {IERC7943NonFungible} from "../common/interfaces/IERC7943NonFungible.sol";
import {IFollowing} from "../common/interfaces/IFollowing.sol";
import {Holdings} from "../common/libraries/Holdings.sol";
import {LockedToken} from "../common/LockedToken.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {ILandFollowing} from "./interfaces/ILandFollowing.sol";
import {ILandOrders} from "./interfaces/ILandOrders.sol";
import {ILandPlans} from "./interfaces/ILandPlans.sol";
import {ILandRegistry} from "./interfaces/ILandRegistry.sol";
import {ITitleCertificate} from "./interfaces/ITitleCertificate.sol";
import {BurdenOrders} from "./libraries/BurdenOrders.sol";
import {Caveats} from "./libraries/Caveats.sol";
import {Charges} from "./libraries/Charges.sol";
import {Consents} from "./libraries/Consents.sol";
import {Dealings} from "./libraries/Dealings.sol";
import {Following} from "./libraries/Following.sol";
import {Heads} from "./libraries/Heads.sol";
import {Instruments} from "./libraries/Instruments.sol";
import {Notices} from "./libraries/Notices.sol";
import {OrderBook} from "./libraries/OrderBook.sol";
import {Orders} from "./libraries/Orders.sol";
import {Owners} from "./libraries/Owners.sol";
import {PlanBook} from "./libraries/PlanBook.sol";
import {Plans} from "./libraries/Plans.sol";
import {Reading} from "./libraries/Reading.sol";
import {Rectifications} from "./libraries/Rectifications.sol";
import {Register} from "./libraries/Register.sol";
import {Rights} from "./libraries/Rights.sol";
import {Titles} from "./Titles.sol";

/// @title Land registry
/// @notice See {ILandRegistry}.
/// @dev The acts of every day are here; the rarer ones are in linked libraries, which run as this contract on its
/// storage. An instrument is checked in this order: title, revision, deadline, parties, freeze, caveats, burdens,
/// signatures. Signers that are contracts are asked by a static call, so that nothing can be re-entered.
contract LandRegistry is Registry, EIP712, Titles {
    using Consents for Register.Book;
    using Dealings for Register.Book;
    using Holdings for Holdings.Book;
    using Instruments for TransferDeed;
    using Register for Register.Book;
    using Heads for Heads.Head;

    IIdentities private immutable _IDENTITIES;
    ITitleCertificate private immutable _CERTIFICATE;
    string private _jurisdiction;

    /// @notice Opens an empty registry.
    /// @param authority_ Authority that decides who may do what here.
    /// @param identities_ Identities that tell which account acts now for another; zero for none.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    /// @param jurisdiction_ Name of the jurisdiction whose land is registered here.
    /// @param certificate_ Contract that draws the title certificates.
    /// @param orderDelay_ Seconds for which an order that is no freeze is announced.
    /// @param areaTolerance_ Hundredths of a percent by which a plan's area may differ.
    constructor(
        IAuthority authority_,
        IIdentities identities_,
        address predecessor_,
        string memory jurisdiction_,
        ITitleCertificate certificate_,
        uint48 orderDelay_,
        uint16 areaTolerance_
    )
        Registry(authority_, predecessor_)
        EIP712("Civitas LandRegistry", "1")
        LockedToken(string.concat("Land titles, ", jurisdiction_), "TITLE")
    {
        _jurisdiction = jurisdiction_;
        _IDENTITIES = identities_;
        _CERTIFICATE = certificate_;
        OrderBook.book().delay = orderDelay_;
        PlanBook.book().tolerance = areaTolerance_;
    }

    /// @inheritdoc ILandRegistry
    function register(Registration calldata registration) external restricted {
        _open(registration);
    }

    /// @inheritdoc ILandRegistry
    function registerMany(Registration[] calldata registrations) external restricted {
        if (registrations.length == 0) revert BatchEmpty();
        for (uint256 i = 0; i < registrations.length; ++i) _open(registrations[i]);
    }

    /// @inheritdoc ILandRegistry
    function registerShared(SharedRegistration calldata registration) external restricted {
        registration;
        _linked(address(Owners), Owners.registerShared.selector);
    }

    /// @inheritdoc ILandRegistry
    function transfer(
        TransferDeed calldata deed,
        bytes calldata sellerSignature,
        bytes calldata buyerSignature,
        bytes[] calldata consents
    ) external restricted {
        Heads.Head memory head = Register.book().headFor(deed.titleId, deed.revision, deed.deadline);
        if (deed.seller != head.owner) revert OwnerMismatch(deed.titleId, deed.seller, head.owner);
        Consents.requireParty(deed.buyer, deed.seller);
        Consents.requireConduit(deed.conduit);
        Consents.requireDigest(deed.instrument);
        Register.book().requireClear(deed.titleId, head, deed.instrument);
        Register.book().requireCount(deed.titleId, head, head.chargedRanks, consents);

        bytes32 digest = _hashTypedDataV4(deed.hash());
        Consents.requireSignature(deed.seller, digest, sellerSignature);
        Consents.requireSignature(deed.buyer, digest, buyerSignature);
        Register.book().requireConsents(deed.titleId, head, head.chargedRanks, digest, consents);

        head.owner = deed.buyer;
        uint32 revision = Register.book().advance(deed.titleId, head);

        Register.book().holdings.showMoved(uint256(deed.titleId), deed.seller, deed.buyer);
        emit TitleTransferred(
            deed.titleId,
            revision,
            deed.nature,
            deed.seller,
            deed.buyer,
            deed.instrument,
            _msgSender()
        );
    }

    /// @inheritdoc ILandRegistry
    function transferShares(
        OwnershipDeed calldata deed,
        bytes[] calldata signatures,
        bytes[] calldata consents
    ) external restricted {
        (deed, signatures, consents);
        _linked(address(Owners), Owners.transferShares.selector);
    }

    /// @inheritdoc ILandRegistry
    function charge(
        ChargeDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature,
        bytes[] calldata consents
    ) external restricted {
        (deed, ownerSignatures, chargeeSignature, consents);
        _linked(address(Charges), Charges.charge.selector);
    }

    /// @inheritdoc ILandRegistry
    function varyCharge(
        ChargeVariation calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature,
        bytes[] calldata consents
    ) external restricted {
        (deed, ownerSignatures, chargeeSignature, consents);
        _linked(address(Charges), Charges.varyCharge.selector);
    }

    /// @inheritdoc ILandRegistry
    function postponeCharge(ChargePostponement calldata deed, bytes[] calldata signatures) external restricted {
        (deed, signatures);
        _linked(address(Charges), Charges.postponeCharge.selector);
    }

    /// @inheritdoc ILandRegistry
    function assignCharge(
        ChargeAssignment calldata deed,
        bytes calldata chargeeSignature,
        bytes calldata assigneeSignature
    ) external restricted {
        (deed, chargeeSignature, assigneeSignature);
        _linked(address(Charges), Charges.assignCharge.selector);
    }

    /// @inheritdoc ILandRegistry
    function discharge(DischargeDeed calldata deed, bytes calldata chargeeSignature) external restricted {
        (deed, chargeeSignature);
        _linked(address(Charges), Charges.discharge.selector);
    }

    /// @inheritdoc ILandRegistry
    function grantRight(
        RightDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[] calldata holderSignatures,
        bytes[] calldata consents
    ) external restricted returns (uint8 slot) {
        (deed, ownerSignatures, holderSignatures, consents, slot);
        _linked(address(Rights), Rights.grantRight.selector);
    }

    /// @inheritdoc ILandRegistry
    function releaseRight(RightRelease calldata deed, bytes[] calldata holderSignatures) external restricted {
        (deed, holderSignatures);
        _linked(address(Rights), Rights.releaseRight.selector);
    }

    /// @inheritdoc ILandRegistry
    function placeNotice(
        PriorityNotice calldata notice,
        bytes[] calldata ownerSignatures,
        bytes calldata beneficiarySignature
    ) external restricted {
        (notice, ownerSignatures, beneficiarySignature);
        _linked(address(Notices), Notices.placeNotice.selector);
    }

    /// @inheritdoc ILandRegistry
    function withdrawNotice(
        NoticeWithdrawal calldata withdrawal,
        bytes calldata beneficiarySignature
    ) external restricted {
        (withdrawal, beneficiarySignature);
        _linked(address(Notices), Notices.withdrawNotice.selector);
    }

    /// @inheritdoc ILandRegistry
    function varyCaveat(CaveatVariation calldata variation, bytes calldata caveatorSignature) external restricted {
        (variation, caveatorSignature);
        _linked(address(Caveats), Caveats.varyCaveat.selector);
    }

    /// @inheritdoc ILandRegistry
    function lodgeCaveat(
        CaveatNotice calldata notice,
        bytes calldata caveatorSignature
    ) external restricted returns (uint8 slot) {
        (notice, caveatorSignature, slot);
        _linked(address(Caveats), Caveats.lodge.selector);
    }

    /// @inheritdoc ILandRegistry
    function withdrawCaveat(
        CaveatWithdrawal calldata withdrawal,
        bytes calldata caveatorSignature
    ) external restricted {
        (withdrawal, caveatorSignature);
        _linked(address(Caveats), Caveats.withdraw.selector);
    }

    /// @inheritdoc ILandPlans
    function registerPlan(
        PlanDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[][] calldata consents
    ) external restricted {
        (deed, ownerSignatures, consents);
        _linked(address(Plans), Plans.registerPlan.selector);
    }

    /// @inheritdoc ILandPlans
    function surrender(
        SurrenderDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[] calldata consents
    ) external restricted {
        (deed, ownerSignatures, consents);
        _linked(address(Plans), Plans.surrender.selector);
    }

    /// @inheritdoc ILandOrders
    function announceOrder(bytes calldata act, bytes32 basis) external restricted returns (bytes32 orderId) {
        (act, basis, orderId);
        _linked(address(Orders), Orders.announceOrder.selector);
    }

    /// @inheritdoc ILandOrders
    function withdrawOrder(bytes32 orderId) external restricted {
        orderId;
        _linked(address(Orders), Orders.withdrawOrder.selector);
    }

    /// @inheritdoc IERC7943NonFungible
    function forcedTransfer(address from, address to, uint256 tokenId) external restricted returns (bool result) {
        (from, to, tokenId, result);
        _linked(address(Orders), Orders.forcedTransfer.selector);
    }

    /// @inheritdoc IERC7943NonFungible
    function setFrozenTokens(
        address account,
        uint256 tokenId,
        bool frozenStatus
    ) external restricted returns (bool result) {
        (account, tokenId, frozenStatus, result);
        _linked(address(Orders), Orders.setFrozenTokens.selector);
    }

    /// @inheritdoc ILandOrders
    function removeCaveat(bytes32 titleId, uint8 slot, address caveator) external restricted {
        (titleId, slot, caveator);
        _linked(address(BurdenOrders), BurdenOrders.removeCaveat.selector);
    }

    /// @inheritdoc ILandOrders
    function removeNotice(bytes32 titleId, address beneficiary) external restricted {
        (titleId, beneficiary);
        _linked(address(BurdenOrders), BurdenOrders.removeNotice.selector);
    }

    /// @inheritdoc ILandOrders
    function imposeRestriction(bytes32 titleId, address holder, uint48 until) external restricted {
        (titleId, holder, until);
        _linked(address(BurdenOrders), BurdenOrders.imposeRestriction.selector);
    }

    /// @inheritdoc ILandOrders
    function liftRight(bytes32 titleId, uint8 slot, address holder) external restricted {
        (titleId, slot, holder);
        _linked(address(BurdenOrders), BurdenOrders.liftRight.selector);
    }

    /// @inheritdoc ILandOrders
    function rectifyParcel(
        bytes32 titleId,
        Particulars calldata before,
        Particulars calldata later
    ) external restricted {
        (titleId, before, later);
        _linked(address(Rectifications), Rectifications.rectifyParcel.selector);
    }

    /// @inheritdoc ILandOrders
    function rectifyOwners(bytes32 titleId, Ownership calldata before, Ownership calldata later) external restricted {
        (titleId, before, later);
        _linked(address(Rectifications), Rectifications.rectifyOwners.selector);
    }

    /// @inheritdoc ILandOrders
    function strikeOut(bytes32 titleId, address holder) external restricted {
        (titleId, holder);
        _linked(address(Rectifications), Rectifications.strikeOut.selector);
    }

    /// @inheritdoc ILandOrders
    function transmit(bytes32 titleId, address deceased, Ownership calldata later) external restricted {
        (titleId, deceased, later);
        _linked(address(Rectifications), Rectifications.transmit.selector);
    }

    /// @inheritdoc ILandFollowing
    function followIdentity(bytes32 titleId, address account) external {
        (titleId, account);
        _refuseWhileHalted();
        _linked(address(Following), Following.followIdentity.selector);
    }

    /// @inheritdoc ILandRegistry
    function jurisdiction() external view returns (string memory) {
        return _jurisdiction;
    }

    /// @inheritdoc ILandRegistry
    function certificate() external view returns (address) {
        return address(_CERTIFICATE);
    }

    /// @inheritdoc IFollowing
    function identities() external view returns (IIdentities) {
        return _IDENTITIES;
    }

    /// @inheritdoc IERC721Metadata
    function tokenURI(uint256 tokenId) external view returns (string memory) {
        _requireHolder(tokenId);
        return Reading.tokenURI(address(_CERTIFICATE), _jurisdiction, bytes32(tokenId));
    }

    /// @dev Hands an act to a linked library as it came: the function there takes the same arguments and works on the
    /// same storage. Its answer is this contract's; nothing of the act is left to do. To decode the arguments here and
    /// encode them anew would take 400 bytes of code an act; they are named above for the ABI alone.
    function _linked(address library_, bytes4 selector) private {
        // The call goes to code that this contract was linked with, and ends this function either way.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, selector)
            calldatacopy(add(data, 4), 4, sub(calldatasize(), 4))
            let passed := delegatecall(gas(), library_, data, calldatasize(), 0, 0)
            returndatacopy(data, 0, returndatasize())
            if passed {
                return(data, returndatasize())
            }
            revert(data, returndatasize())
        }
    }

    /// @dev Puts a title on record for its sole owner.
    function _open(Registration calldata registration) private {
        (bytes32 titleId, address owner) = (registration.titleId, registration.owner);
        Consents.requireDigest(registration.source);
        Register.book().open(titleId, owner, registration.area, registration.parcel);

        emit TitleRegistered(
            titleId,
            1,
            owner,
            registration.area,
            registration.parcel,
            registration.source,
            _msgSender()
        );
    }
}
