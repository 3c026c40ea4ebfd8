// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {IFollowing} from "../common/interfaces/IFollowing.sol";
import {Persons} from "../common/libraries/Persons.sol";
import {Reference} from "../common/libraries/Reference.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {IFirstRegistration} from "./interfaces/IFirstRegistration.sol";
import {ILandErrors} from "./interfaces/ILandErrors.sol";
import {ILandInstruments} from "./interfaces/ILandInstruments.sol";
import {ILandRegistry} from "./interfaces/ILandRegistry.sol";
import {ILandTypes} from "./interfaces/ILandTypes.sol";
import {Claims} from "./libraries/Claims.sol";
import {Consents} from "./libraries/Consents.sol";
import {Shares} from "./libraries/Shares.sol";

/// @title First registration
/// @notice See {IFirstRegistration}.
/// @dev A claim lives while it is the one on its reference: every act asks that first. Nothing of a claim is kept but
/// its state; whoever acts on its content hands the claim in again, and its id is its digest.
contract FirstRegistration is Registry, EIP712, IFirstRegistration {
    using Claims for Claim;
    using Claims for Objection;
    using Claims for ObjectionWithdrawal;
    using Claims for ClaimWithdrawal;
    using Persons for IIdentities;

    IIdentities private immutable _IDENTITIES;
    ILandRegistry private immutable _LAND;
    uint48 private immutable _PERIOD;

    mapping(bytes32 claimId => ClaimStanding standing) private _claims;
    mapping(bytes32 titleId => bytes32 claimId) private _claimOn;
    mapping(bytes32 claimId => mapping(address objector => ObjectionState state)) private _objections;

    /// @notice Binds first registration to its land registry for ever.
    /// @param authority_ Authority that decides who may do what here.
    /// @param identities_ Identities that tell which account acts now for another; zero for none.
    /// @param predecessor_ Contract that this one carries on; zero when this is the first.
    /// @param land Registry in which claims are registered.
    /// @param period Seconds for which a claim is published.
    constructor(
        IAuthority authority_,
        IIdentities identities_,
        address predecessor_,
        ILandRegistry land,
        uint48 period
    ) Registry(authority_, predecessor_) EIP712("Civitas FirstRegistration", "1") {
        if (period == 0) revert PublicationPeriodZero();
        _IDENTITIES = identities_;
        _LAND = land;
        _PERIOD = period;
    }

    /// @inheritdoc IFirstRegistration
    function publish(Claim calldata claim, bytes[] calldata signatures) external restricted returns (bytes32 claimId) {
        bytes32 titleId = claim.registration.titleId;
        if (!Reference.isValid(titleId)) revert ILandErrors.TitleIdInvalid(titleId);
        claimId = _hashTypedDataV4(claim.hash());
        if (_claims[claimId].state != ClaimState.Unknown) revert ClaimAlreadyPublished(claimId);
        if (_claimOn[titleId] != 0) revert TitleClaimed(titleId, _claimOn[titleId]);
        if (_LAND.exists(titleId)) revert ILandErrors.TitleAlreadyRegistered(titleId);
        _requireTimely(claim.deadline);
        Consents.requireDigest(claim.registration.source);
        Shares.requireWhole(claim.registration.ownership);
        _requireSigned(claim, claimId, signatures);

        uint48 closesAt = uint48(block.timestamp) + _PERIOD;
        _claims[claimId] = ClaimStanding(ClaimState.Published, uint48(block.timestamp), closesAt, 0);
        _claimOn[titleId] = claimId;

        emit ClaimPublished(titleId, claimId, claim, closesAt, _msgSender());
    }

    /// @inheritdoc IFirstRegistration
    function lodgeObjection(Objection calldata objection, bytes calldata objectorSignature) external {
        _refuseWhileHalted();
        ClaimStanding storage standing = _published(objection.titleId, objection.claimId);
        if (block.timestamp > standing.closesAt) revert PublicationClosed(standing.closesAt);
        _requireTimely(objection.deadline);
        Consents.requireDigest(objection.basis);
        if (_objections[objection.claimId][objection.objector] != ObjectionState.None) {
            revert ObjectionAlreadyLodged(objection.claimId, objection.objector);
        }
        Consents.requireSignature(objection.objector, _hashTypedDataV4(objection.hash()), objectorSignature);

        _objections[objection.claimId][objection.objector] = ObjectionState.Open;
        ++standing.openObjections;

        emit ObjectionLodged(objection.titleId, objection.claimId, objection.objector, objection.basis, _msgSender());
    }

    /// @inheritdoc IFirstRegistration
    function withdrawObjection(ObjectionWithdrawal calldata withdrawal, bytes calldata objectorSignature) external {
        _refuseWhileHalted();
        ClaimStanding storage standing = _published(withdrawal.titleId, withdrawal.claimId);
        _requireTimely(withdrawal.deadline);
        _requireOpen(withdrawal.claimId, withdrawal.objector);
        _requireActor(withdrawal.objector, _hashTypedDataV4(withdrawal.hash()), objectorSignature);

        _objections[withdrawal.claimId][withdrawal.objector] = ObjectionState.Withdrawn;
        --standing.openObjections;

        emit ObjectionWithdrawn(withdrawal.titleId, withdrawal.claimId, withdrawal.objector, _msgSender());
    }

    /// @inheritdoc IFirstRegistration
    function decide(
        bytes32 titleId,
        bytes32 claimId,
        address objector,
        bool upheld,
        bytes32 reasons
    ) external restricted {
        ClaimStanding storage standing = _published(titleId, claimId);
        _requireOpen(claimId, objector);
        Consents.requireDigest(reasons);

        _objections[claimId][objector] = upheld ? ObjectionState.Upheld : ObjectionState.Dismissed;
        --standing.openObjections;
        if (upheld) _end(titleId, standing, ClaimState.Refused);

        emit ObjectionDecided(titleId, claimId, objector, upheld, reasons, _msgSender());
        if (upheld) emit ClaimRefused(titleId, claimId, reasons, _msgSender());
    }

    /// @inheritdoc IFirstRegistration
    function complete(Claim calldata claim) external restricted {
        bytes32 titleId = claim.registration.titleId;
        bytes32 claimId = _hashTypedDataV4(claim.hash());
        ClaimStanding storage standing = _published(titleId, claimId);
        if (block.timestamp <= standing.closesAt) revert PublicationOpen(standing.closesAt);
        if (standing.openObjections != 0) revert ObjectionsOpen(claimId, standing.openObjections);

        _end(titleId, standing, ClaimState.Registered);

        emit ClaimRegistered(titleId, claimId, _msgSender());
        _register(claim.registration);
    }

    /// @inheritdoc IFirstRegistration
    function refuse(bytes32 titleId, bytes32 claimId, bytes32 reasons) external restricted {
        ClaimStanding storage standing = _published(titleId, claimId);
        Consents.requireDigest(reasons);

        _end(titleId, standing, ClaimState.Refused);

        emit ClaimRefused(titleId, claimId, reasons, _msgSender());
    }

    /// @inheritdoc IFirstRegistration
    function withdraw(
        Claim calldata claim,
        ClaimWithdrawal calldata withdrawal,
        bytes calldata claimantSignature
    ) external {
        _refuseWhileHalted();
        bytes32 titleId = claim.registration.titleId;
        bytes32 claimId = _hashTypedDataV4(claim.hash());
        if (withdrawal.titleId != titleId || withdrawal.claimId != claimId) {
            revert ClaimUnknown(withdrawal.titleId, withdrawal.claimId);
        }
        ClaimStanding storage standing = _published(titleId, claimId);
        _requireTimely(withdrawal.deadline);
        _requireClaimant(claim, withdrawal.claimant);
        _requireActor(withdrawal.claimant, _hashTypedDataV4(withdrawal.hash()), claimantSignature);

        _end(titleId, standing, ClaimState.Withdrawn);

        emit ClaimWithdrawn(titleId, claimId, withdrawal.claimant, _msgSender());
    }

    /// @inheritdoc IFirstRegistration
    function claimStanding(bytes32 claimId) external view returns (ClaimStanding memory) {
        return _claims[claimId];
    }

    /// @inheritdoc IFirstRegistration
    function claimOn(bytes32 titleId) external view returns (bytes32) {
        return _claimOn[titleId];
    }

    /// @inheritdoc IFirstRegistration
    function objectionState(bytes32 claimId, address objector) external view returns (ObjectionState) {
        return _objections[claimId][objector];
    }

    /// @inheritdoc IFirstRegistration
    function publicationPeriod() external view returns (uint48) {
        return _PERIOD;
    }

    /// @inheritdoc IFollowing
    function identities() external view returns (IIdentities) {
        return _IDENTITIES;
    }

    /// @inheritdoc IFirstRegistration
    function landRegistry() external view returns (address) {
        return address(_LAND);
    }

    /// @dev A claim comes to its end, and its reference can be claimed again.
    function _end(bytes32 titleId, ClaimStanding storage standing, ClaimState state) private {
        standing.state = state;
        delete _claimOn[titleId];
    }

    /// @dev Puts the title on record, by the act that fits its owners.
    function _register(ILandTypes.SharedRegistration calldata claimed) private {
        if (claimed.ownership.form != ILandInstruments.Form.Sole) return _LAND.registerShared(claimed);
        _LAND.register(
            ILandTypes.Registration({
                titleId: claimed.titleId,
                owner: claimed.ownership.portions[0].owner,
                area: claimed.area,
                parcel: claimed.parcel,
                source: claimed.source
            })
        );
    }

    /// @dev The standing of the claim that is published for a reference.
    function _published(bytes32 titleId, bytes32 claimId) private view returns (ClaimStanding storage) {
        if (claimId == 0 || _claimOn[titleId] != claimId) revert ClaimUnknown(titleId, claimId);
        return _claims[claimId];
    }

    /// @dev The account has an open objection.
    function _requireOpen(bytes32 claimId, address objector) private view {
        if (_objections[claimId][objector] != ObjectionState.Open) revert ObjectionUnknown(claimId, objector);
    }

    /// @dev The account signed that acts now for a party: a claim and its objections keep the accounts that they began
    /// with, because their ids are made of them.
    function _requireActor(address party, bytes32 digest, bytes calldata signature) private view {
        Consents.requireSignature(_IDENTITIES.actorFor(party), digest, signature);
    }

    /// @dev The instrument may still be entered.
    function _requireTimely(uint48 deadline) private view {
        if (deadline < block.timestamp) revert ILandErrors.DeadlinePassed(deadline, uint48(block.timestamp));
    }

    /// @dev Every claimant signed.
    function _requireSigned(Claim calldata claim, bytes32 claimId, bytes[] calldata signatures) private view {
        ILandInstruments.Portion[] calldata claimants = claim.registration.ownership.portions;
        if (signatures.length != claimants.length) {
            revert ILandErrors.SignatureCountMismatch(signatures.length, claimants.length);
        }
        for (uint256 i = 0; i < claimants.length; ++i) {
            Consents.requireSignature(claimants[i].owner, claimId, signatures[i]);
        }
    }

    /// @dev The account is one of the claimants.
    function _requireClaimant(Claim calldata claim, address account) private pure {
        ILandInstruments.Portion[] memory claimants = claim.registration.ownership.portions;
        if (Shares.indexOf(claimants, account) == claimants.length) revert ClaimantUnknown(account);
    }
}
