// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Roles} from "../common/libraries/Roles.sol";
import {Registry} from "../common/Registry.sol";
import {BatchCredentials} from "./BatchCredentials.sol";
import {ICredentialCertificate} from "./interfaces/ICredentialCertificate.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {BatchRecord} from "./libraries/BatchRecord.sol";
import {Record} from "./libraries/Record.sol";
import {Span} from "./libraries/Span.sol";
import {SingleCredentials} from "./SingleCredentials.sol";

/// @title Credential registry
/// @notice See {ICredentialRegistry}.
contract CredentialRegistry is SingleCredentials, BatchCredentials {
    ICredentialCertificate private immutable _CERTIFICATE;

    /// @notice Puts the registry under an authority.
    /// @param authority_ Authority that decides who may do what here.
    /// @param certificate_ Draws certificates.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    constructor(
        IAuthority authority_,
        ICredentialCertificate certificate_,
        address predecessor_
    ) Registry(authority_, predecessor_) {
        _CERTIFICATE = certificate_;
    }

    /// @inheritdoc ICredentialRegistry
    function entryStatus(Entry calldata entry, uint48 moment) external view returns (Status memory) {
        BatchRecord record = _provenBatch(entry);
        if (record.isNone()) return Status(Standing.Unknown, 0, 0);

        EntryState state = _entryState(record, entry.root, entry.index);
        if (state == EntryState.Revoked) return Status(Standing.Revoked, 0, 0);
        IAuthority.Agency memory agency = _agency(record.office());
        if (_isSuspect(agency, record.span())) return _compromised(agency);
        if (state == EntryState.Suspended) return Status(Standing.Suspended, 0, 0);
        return _byTerm(agency, record.span(), moment);
    }

    /// @inheritdoc ICredentialRegistry
    function certificate(bytes32 id) external view returns (string memory) {
        uint48 present = uint48(block.timestamp);
        Credential memory record = credential(id);
        return _CERTIFICATE.draw(id, record, typeOf(record.typeId), status(id, present), present);
    }

    /// @inheritdoc ICredentialRegistry
    function status(bytes32 id, uint48 moment) public view returns (Status memory) {
        Record record = _record(id);
        if (record.isNone()) return Status(Standing.Unknown, 0, 0);

        uint256 span = record.span();
        uint48 actedAt = Span.actedAtEarliest(span);
        if (record.state() == State.Revoked && moment >= actedAt) return Status(Standing.Revoked, actedAt, 0);
        (uint64 office, , ) = _rule(bytes4(id));
        IAuthority.Agency memory agency = _agency(office);
        if (_isSuspect(agency, span)) return _compromised(agency);
        if (moment >= actedAt && _isSuspended(id, record, moment)) {
            return Status(Standing.Suspended, actedAt, _suspendedUntil(id, record));
        }
        return _byTerm(agency, span, moment);
    }

    /// @dev The agency that an office belongs to.
    function _agency(uint64 office) private view returns (IAuthority.Agency memory) {
        return _authority().agencyOf(Roles.agencyOf(office));
    }

    /// @dev How a credential that nobody stopped stands at a moment.
    function _byTerm(
        IAuthority.Agency memory agency,
        uint256 span,
        uint48 moment
    ) private pure returns (Status memory) {
        uint48 from = Span.firstSecond(span);
        uint48 until = Span.end(span);
        if (moment < from) return Status(Standing.NotYetValid, 0, from);
        if (moment >= until && until != Span.NEVER) return Status(Standing.Expired, until, 0);
        if (agency.suspendedAt != 0 && moment >= agency.suspendedAt) {
            return Status(Standing.IssuerSuspended, agency.suspendedAt, until);
        }
        return Status(Standing.Valid, from, until);
    }

    /// @dev Whether an act may lie in the agency's suspect span. The act's time is known to 64 seconds; where any of
    /// them is suspect the act is, so that rounding never helps a thief.
    function _isSuspect(IAuthority.Agency memory agency, uint256 span) private pure returns (bool) {
        return
            agency.compromisedSince != 0 &&
            Span.actedAtLatest(span) >= agency.compromisedSince &&
            Span.actedAtEarliest(span) <= agency.compromisedUntil;
    }

    function _compromised(IAuthority.Agency memory agency) private pure returns (Status memory) {
        return Status(Standing.IssuerCompromised, agency.compromisedSince, 0);
    }
}
