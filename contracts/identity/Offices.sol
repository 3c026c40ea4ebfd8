// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Roles} from "../common/libraries/Roles.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";

/// @title Offices
/// @notice Which offices verify, and who acts for them. See {IIdentityRegistry}.
abstract contract Offices is Registry, IIdentityRegistry {
    mapping(uint64 office => bool admitted) private _admitted;

    /// @inheritdoc IIdentityRegistry
    function admitOffice(uint64 office) external restricted {
        if (!Roles.isOffice(office) || _authority().getRoleAdmin(office) != Roles.agencyOf(office)) {
            revert OfficeUnknown(office);
        }
        if (_admitted[office]) return; // The wished state holds.

        _admitted[office] = true;

        emit OfficeAdmitted(office, _msgSender());
    }

    /// @inheritdoc IIdentityRegistry
    function dismissOffice(uint64 office) external restricted {
        if (!_admitted[office]) return; // The wished state holds.

        _admitted[office] = false;

        emit OfficeDismissed(office, _msgSender());
    }

    /// @inheritdoc IIdentityRegistry
    function isAdmitted(uint64 office) public view returns (bool) {
        return _admitted[office];
    }

    /// @dev The caller, who may act for an admitted office now.
    function _requireOfficer(uint64 office) internal view returns (address officer) {
        officer = _msgSender();
        if (!_authority().mayAct(officer, office, address(this))) {
            _refuseWhileHalted();
            revert OfficerUnauthorised(officer, office);
        }
        if (!_admitted[office]) revert OfficeNotAdmitted(office);
    }

    /// @dev What an office did at a moment can be carried out now: it is admitted still, its agency acts, and the moment
    /// lies in no span in which the agency's keys were in the wrong hands.
    function _isSound(uint64 office, uint48 moment) internal view returns (bool sound) {
        if (!_admitted[office]) revert OfficeNotAdmitted(office);
        uint64 agency = Roles.agencyOf(office);
        IAuthority.Agency memory record = _authority().agencyOf(agency);
        if (record.suspendedAt != 0) revert AgencySuspended(agency, record.suspendedAt);
        return _authority().suspectSince(agency, moment) == 0;
    }

    /// @dev The act names what it rests on.
    function _requireDigest(bytes32 digest) internal pure {
        if (digest == 0) revert DigestMissing();
    }
}
