// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Reference} from "../common/libraries/Reference.sol";
import {Roles} from "../common/libraries/Roles.sol";
import {Registry} from "../common/Registry.sol";
import {ICredentialRegistry} from "../credentials/interfaces/ICredentialRegistry.sol";
import {ICredentialTypes} from "../credentials/interfaces/ICredentialTypes.sol";
import {IServiceDesk} from "./interfaces/IServiceDesk.sol";

/// @title Services
/// @notice What is offered, on what terms, and who may act for it. See {IServiceDesk}.
abstract contract Services is Registry, IServiceDesk {
    /// @dev What is kept of a service beside its terms, in one word.
    struct Head {
        uint64 office;
        uint32 revision;
        bool open;
    }

    ICredentialRegistry private immutable _CREDENTIALS;

    mapping(bytes32 serviceId => Head head) private _services;

    /// @dev Terms are never overwritten: an application keeps those under which it was submitted.
    mapping(bytes32 serviceId => mapping(uint32 revision => Terms terms)) private _terms;

    /// @notice Names the registry in which the desk issues, for ever.
    /// @param credentials_ Credentials registry.
    constructor(ICredentialRegistry credentials_) {
        _CREDENTIALS = credentials_;
    }

    /// @inheritdoc IServiceDesk
    function setService(bytes32 serviceId, Terms calldata terms, bytes32 basis) external {
        if (!Reference.isValid(serviceId)) revert ServiceIdInvalid(serviceId);
        ICredentialTypes.TypeSpec memory spec = _CREDENTIALS.typeOf(bytes4(serviceId));
        _requireOfficer(Roles.agencyOf(spec.office));
        _requireDigest(basis);
        _requireSound(bytes4(serviceId), terms, spec);

        Head storage head = _services[serviceId];
        uint32 revision = head.revision + 1;
        (head.office, head.revision, head.open) = (spec.office, revision, true);
        _terms[serviceId][revision] = terms;

        emit ServiceSet(serviceId, spec.office, _msgSender(), revision, terms, basis);
    }

    /// @inheritdoc IServiceDesk
    function stopService(bytes32 serviceId, bytes32 basis) external {
        Head storage head = _services[serviceId];
        if (head.revision == 0) revert ServiceUnknown(serviceId);
        _requireOfficer(Roles.agencyOf(head.office));
        _requireDigest(basis);
        if (!head.open) return; // The wished state holds.

        head.open = false;

        emit ServiceStopOrdered(serviceId, _msgSender(), head.revision, basis);
    }

    /// @inheritdoc IServiceDesk
    function credentials() external view returns (address) {
        return address(_CREDENTIALS);
    }

    /// @inheritdoc IServiceDesk
    function service(bytes32 serviceId) external view returns (Service memory) {
        Head memory head = _head(serviceId);
        return Service(head.office, head.revision, head.open, _terms[serviceId][head.revision]);
    }

    /// @inheritdoc IServiceDesk
    function termsOf(bytes32 serviceId, uint32 revision) external view returns (Terms memory) {
        if (revision == 0 || revision > _services[serviceId].revision) revert ServiceUnknown(serviceId);
        return _terms[serviceId][revision];
    }

    /// @dev Puts a credential on record in the desk's name, which the office has appointed.
    function _issue(ICredentialTypes.Issuance memory issuance, bytes32 basis) internal {
        _CREDENTIALS.issue(issuance, basis);
    }

    /// @dev A service that was offered.
    function _head(bytes32 serviceId) internal view returns (Head memory head) {
        head = _services[serviceId];
        if (head.revision == 0) revert ServiceUnknown(serviceId);
    }

    /// @dev Role whose members decide on a service.
    function _officeOf(bytes32 serviceId) internal view returns (uint64) {
        return _services[serviceId].office;
    }

    /// @dev Terms of a service by their number.
    function _termsAt(bytes32 serviceId, uint32 revision) internal view returns (Terms storage) {
        return _terms[serviceId][revision];
    }

    /// @dev Reverts unless the caller may act for an office now, and says why.
    function _requireOfficer(uint64 office) internal view {
        address caller = _msgSender();
        if (_authority().mayAct(caller, office, address(this))) return;
        _refuseWhileHalted();
        _refuseWhileSuspended(office);
        revert OfficerUnauthorised(caller, office);
    }

    /// @dev Reverts unless the desk could issue for an office now, and says why.
    function _requireServed(uint64 office) internal view {
        _refuseWhileHalted();
        if (_mayIssue(office)) return;
        _refuseWhileSuspended(office);
        (IAuthority.RegistryState state, address next) = _authority().registryState(address(_CREDENTIALS));
        if (state == IAuthority.RegistryState.Paused) revert RegistryPaused();
        if (state == IAuthority.RegistryState.Closed) revert RegistryClosed(next);
        revert DeskNotAppointed(office);
    }

    /// @dev Whether the desk could issue for an office now.
    function _isServed(uint64 office) internal view returns (bool) {
        (IAuthority.RegistryState state, ) = _authority().registryState(address(this));
        return state == IAuthority.RegistryState.Open && _mayIssue(office);
    }

    /// @dev Whether an office's agency can act.
    function _isActing(uint64 office) internal view returns (bool) {
        return _authority().agencyOf(Roles.agencyOf(office)).suspendedAt == 0;
    }

    /// @dev The act names what it rests on.
    function _requireDigest(bytes32 digest) internal pure {
        if (digest == 0) revert DigestMissing();
    }

    /// @dev One question tells of pause, closing, suspension and the desk's membership.
    function _mayIssue(uint64 office) private view returns (bool) {
        return _authority().mayAct(address(this), office, address(_CREDENTIALS));
    }

    function _refuseWhileSuspended(uint64 office) private view {
        uint64 agency = Roles.agencyOf(office);
        uint48 suspendedAt = _authority().agencyOf(agency).suspendedAt;
        if (suspendedAt != 0) revert AgencySuspended(agency, suspendedAt);
    }

    /// @dev Terms that can be kept to the end, whatever the agency does later.
    function _requireSound(bytes4 typeId, Terms calldata terms, ICredentialTypes.TypeSpec memory spec) private view {
        // A grant issues at once, with no signature but the application's.
        if (spec.acceptanceNeeded) revert AcceptanceNeeded(typeId);

        bool charged = terms.fee != 0;
        if (charged ? terms.token.code.length == 0 : terms.token != address(0)) revert TokenInvalid(terms.token);
        if (charged ? _isNobody(terms.treasury, terms.token) : terms.treasury != address(0)) {
            revert TreasuryInvalid(terms.treasury);
        }

        uint64 other = terms.appealOffice;
        bool opened = Roles.isOffice(other) && _authority().getRoleAdmin(other) == Roles.agencyOf(other);
        if (!opened || other == spec.office) revert AppealOfficeInvalid(other);
        if (terms.period == 0 || terms.answerPeriod == 0 || terms.appealPeriod == 0 || terms.appealTerm == 0) {
            revert PeriodMissing();
        }
        // A type never changes: a term that it allows now it will allow when the time has passed.
        if (terms.lapse == Lapse.Grant && spec.maximumTerm != 0) {
            uint48 term = terms.standardTerm == 0 ? type(uint48).max : terms.standardTerm;
            if (term > spec.maximumTerm) revert TermTooLong(term, spec.maximumTerm);
        }
    }

    /// @dev Whether an account could never use what it is paid.
    function _isNobody(address account, address token) private view returns (bool) {
        return account == address(0) || account == address(this) || account == token;
    }
}
