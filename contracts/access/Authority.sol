// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {Roles} from "../common/libraries/Roles.sol";
import {IAuthority} from "./interfaces/IAuthority.sol";

/// @title Authority
/// @notice See {IAuthority}.
contract Authority is AccessManager, IAuthority {
    /// @dev Set once, when a registry is closed for good.
    struct Closure {
        bool closed;
        address successor;
    }

    mapping(uint64 agency => Agency record) private _agencies;
    mapping(uint64 role => uint32 delay) private _minimumDelays;
    mapping(address registry => Closure record) private _closures;

    /// @dev Members who act without a delay and always will until they are appointed anew or dismissed: what
    /// {getAccess} tells of them, in one word that costs an officer's every act 450 gas less.
    mapping(uint64 role => mapping(address account => bool immediate)) private _immediates;

    /// @dev Bit n is set while a registry that takes no entries or an agency that is suspended falls in lane n of 256.
    /// Where the bits of both are clear, one read tells {mayAct} that neither is halted.
    uint256 private _haltedLanes;
    mapping(uint256 lane => uint256 count) private _haltsInLane;

    /// @notice Starts with one account that constitutes everything else and then hands over.
    /// @param constituent Account that holds the admin role at first.
    constructor(address constituent) AccessManager(constituent) {}

    /// @inheritdoc IAuthority
    function openAgency(uint64 agency, string calldata label) external onlyAuthorized {
        if (!Roles.isAgency(agency)) revert AgencyNumberInvalid(agency);

        if (_agencies[agency].openedAt == 0) {
            _agencies[agency].openedAt = Time.timestamp();
            _setRoleAdmin(agency, Roles.CABINET);
        }

        emit RoleLabel(agency, label);
        emit AgencyOpened(agency, label);
    }

    /// @inheritdoc IAuthority
    function openOffice(uint64 office, string calldata label, uint32 delay) external onlyAuthorized {
        uint64 agency = Roles.agencyOf(office);
        if (!Roles.isOffice(office)) revert OfficeNumberInvalid(office);
        if (_agencies[agency].openedAt == 0) revert AgencyUnknown(agency);

        if (getRoleAdmin(office) != agency) {
            _setRoleAdmin(office, agency);
            _setRoleGuardian(office, Roles.GUARDIAN);
        }
        _setMinimumDelay(office, delay);

        emit RoleLabel(office, label);
        emit OfficeOpened(agency, office, label, delay);
    }

    /// @inheritdoc IAuthority
    function suspendAgency(uint64 agency, uint48 compromisedSince, bytes32 basis) external onlyAuthorized {
        Agency storage record = _agency(agency);
        uint48 present = Time.timestamp();
        if (compromisedSince > present) revert CompromiseInFuture(compromisedSince, present);

        if (record.suspendedAt == 0) {
            record.suspendedAt = present;
            _halt(_agencyLane(agency));
        }
        if (compromisedSince != 0) {
            // A second finding only ever widens the suspect span.
            if (record.compromisedSince == 0 || compromisedSince < record.compromisedSince) {
                record.compromisedSince = compromisedSince;
            }
            record.compromisedUntil = type(uint48).max;
        }

        emit AgencySuspended(agency, compromisedSince, basis, _msgSender());
    }

    /// @inheritdoc IAuthority
    function reinstateAgency(uint64 agency, bytes32 basis) external onlyAuthorized {
        Agency storage record = _agency(agency);
        if (record.suspendedAt == 0) return; // It acts already: the wished state holds.

        record.suspendedAt = 0;
        _unhalt(_agencyLane(agency));
        if (record.compromisedUntil == type(uint48).max) record.compromisedUntil = Time.timestamp();

        emit AgencyReinstated(agency, basis, _msgSender());
    }

    /// @inheritdoc IAuthority
    function setMinimumDelay(uint64 role, uint32 delay) external onlyAuthorized {
        _setMinimumDelay(role, delay);
    }

    /// @inheritdoc IAuthority
    function pauseRegistry(address registry, bytes32 basis) external onlyAuthorized {
        if (isTargetClosed(registry) && !_closures[registry].closed) return; // Paused already.
        _setTargetClosed(registry, true);

        emit RegistryPaused(registry, basis, _msgSender());
    }

    /// @inheritdoc IAuthority
    function resumeRegistry(address registry, bytes32 basis) external onlyAuthorized {
        if (!isTargetClosed(registry)) return; // Open already.
        _setTargetClosed(registry, false);

        emit RegistryResumed(registry, basis, _msgSender());
    }

    /// @inheritdoc IAuthority
    function closeRegistry(address registry, address successor, bytes32 basis) external onlyAuthorized {
        if (successor == registry || successor == address(this)) revert RegistryInvalid(successor);
        _setTargetClosed(registry, true);
        _closures[registry] = Closure({closed: true, successor: successor});

        emit RegistryClosed(registry, successor, basis, _msgSender());
    }

    /// @inheritdoc IAuthority
    function agencyOf(uint64 agency) external view returns (Agency memory) {
        return _agencies[agency];
    }

    /// @inheritdoc IAuthority
    function suspectSince(uint64 agency, uint48 actedAt) external view returns (uint48 since) {
        Agency storage record = _agencies[agency];
        since = record.compromisedSince;
        if (since == 0 || actedAt < since || actedAt > record.compromisedUntil) return 0;
    }

    /// @inheritdoc IAuthority
    function minimumDelay(uint64 role) external view returns (uint32) {
        return _minimumDelays[role];
    }

    /// @inheritdoc IAuthority
    function mayAct(address account, uint64 office, address registry) external view returns (bool) {
        uint64 agency = Roles.agencyOf(office);
        if (_haltedLanes & ((1 << _registryLane(registry)) | (1 << _agencyLane(agency))) != 0) {
            // Another's halt may have set the bit: now it is worth to look.
            if (isTargetClosed(registry) || _agencies[agency].suspendedAt != 0) return false;
        }
        if (_immediates[office][account]) return true;
        (uint48 memberSince, uint32 delay, , ) = getAccess(office, account);
        return memberSince != 0 && memberSince <= block.timestamp && delay == 0;
    }

    /// @inheritdoc IAuthority
    function registryState(address registry) external view returns (RegistryState state, address successor) {
        Closure storage closure = _closures[registry];
        if (closure.closed) return (RegistryState.Closed, closure.successor);
        return (isTargetClosed(registry) ? RegistryState.Paused : RegistryState.Open, address(0));
    }

    /// @notice Whether an account holds a role that can be used now.
    /// @dev A member of a suspended agency or of one of its offices has no role until the agency is reinstated;
    /// {getAccess} still tells the membership.
    /// @param roleId Role that is asked about.
    /// @param account Account that is asked about.
    /// @return isMember True when the role can be used.
    /// @return executionDelay Seconds that must pass between announcing an act and doing it.
    function hasRole(
        uint64 roleId,
        address account
    ) public view override(AccessManager, IAccessManager) returns (bool isMember, uint32 executionDelay) {
        (isMember, executionDelay) = super.hasRole(roleId, account);
        if (isMember && roleId != PUBLIC_ROLE && _agencies[Roles.agencyOf(roleId)].suspendedAt != 0) {
            return (false, 0);
        }
    }

    /// @dev Refuses a grant that would let a grave power act at once.
    function _grantRole(
        uint64 roleId,
        address account,
        uint32 grantDelay,
        uint32 executionDelay
    ) internal override returns (bool isNew) {
        uint32 minimum = _minimumDelays[roleId];
        if (executionDelay < minimum) revert DelayTooShort(roleId, executionDelay, minimum);
        isNew = super._grantRole(roleId, account, grantDelay, executionDelay);

        (uint48 memberSince, uint32 delay, uint32 pendingDelay, ) = getAccess(roleId, account);
        _immediates[roleId][account] = memberSince <= block.timestamp && delay == 0 && pendingDelay == 0;
    }

    /// @dev Forgets what {mayAct} was told of the member.
    function _revokeRole(uint64 roleId, address account) internal override returns (bool) {
        delete _immediates[roleId][account];
        return super._revokeRole(roleId, account);
    }

    /// @dev A closed registry stays closed, whoever asks; the authority itself is no registry.
    function _setTargetClosed(address target, bool closed) internal override {
        if (target == address(this) || target == address(0)) revert RegistryInvalid(target);
        if (_closures[target].closed) revert RegistryClosedForGood(target);
        if (closed != isTargetClosed(target)) {
            if (closed) _halt(_registryLane(target));
            else _unhalt(_registryLane(target));
        }
        super._setTargetClosed(target, closed);
    }

    /// @dev The guardian may cancel whatever was announced, but for its own dismissal.
    function _canCancel(address caller, address target, bytes calldata data) internal view override returns (bool) {
        if (super._canCancel(caller, target, data)) return true;
        (bool isGuardian, ) = hasRole(Roles.GUARDIAN, _msgSender());
        return isGuardian && !_dismissesGuardian(target, data);
    }

    /// @dev Counts one more halt in a lane.
    function _halt(uint256 lane) private {
        if (++_haltsInLane[lane] == 1) _haltedLanes |= 1 << lane;
    }

    /// @dev Counts one halt less in a lane.
    function _unhalt(uint256 lane) private {
        if (--_haltsInLane[lane] == 0) _haltedLanes &= ~(1 << lane);
    }

    function _setMinimumDelay(uint64 role, uint32 delay) private {
        if (_minimumDelays[role] == delay) return;
        _minimumDelays[role] = delay;

        emit MinimumDelaySet(role, delay);
    }

    function _agency(uint64 agency) private view returns (Agency storage record) {
        record = _agencies[agency];
        if (record.openedAt == 0) revert AgencyUnknown(agency);
    }

    function _dismissesGuardian(address target, bytes calldata data) private view returns (bool) {
        return
            target == address(this) &&
            bytes4(data[:4]) == IAccessManager.revokeRole.selector &&
            data.length >= 36 &&
            uint64(uint256(bytes32(data[4:36]))) == Roles.GUARDIAN;
    }

    /// @dev Lane of a registry: the last byte of its address.
    function _registryLane(address registry) private pure returns (uint256) {
        return uint8(uint160(registry));
    }

    /// @dev Lane of an agency: the last byte of its number.
    function _agencyLane(uint64 agency) private pure returns (uint256) {
        return uint8(agency >> 16);
    }
}
