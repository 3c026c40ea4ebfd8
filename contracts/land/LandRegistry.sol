// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {IFollowing} from "../common/interfaces/IFollowing.sol";
import {Holdings} from "../common/libraries/Holdings.sol";
import {LockedToken} from "../common/LockedToken.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {BurdenActs} from "./BurdenActs.sol";
import {CourtActs} from "./CourtActs.sol";
import {ILandFollowing} from "./interfaces/ILandFollowing.sol";
import {ILandPlans} from "./interfaces/ILandPlans.sol";
import {ILandRegistry} from "./interfaces/ILandRegistry.sol";
import {ITitleCertificate} from "./interfaces/ITitleCertificate.sol";
import {Consents} from "./libraries/Consents.sol";
import {Dealings} from "./libraries/Dealings.sol";
import {Following} from "./libraries/Following.sol";
import {Heads} from "./libraries/Heads.sol";
import {Instruments} from "./libraries/Instruments.sol";
import {OrderBook} from "./libraries/OrderBook.sol";
import {Owners} from "./libraries/Owners.sol";
import {PlanBook} from "./libraries/PlanBook.sol";
import {Plans} from "./libraries/Plans.sol";
import {Reading} from "./libraries/Reading.sol";
import {Register} from "./libraries/Register.sol";

/// @title Land registry
/// @notice See {ILandRegistry}.
/// @dev The acts of every day are here; the rarer ones are in linked libraries, which run as this contract on its
/// storage: see {LinkedActs}. An instrument is checked in this order: title, revision, deadline, parties, freeze,
/// caveats, burdens, signatures. Signers that are contracts are asked by a static call, so that nothing can be re-entered.
contract LandRegistry is BurdenActs, CourtActs {
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
