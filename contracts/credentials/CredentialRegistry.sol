// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {ICredentialCertificate} from "./interfaces/ICredentialCertificate.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {BatchRecord} from "./libraries/BatchRecord.sol";
import {Record} from "./libraries/Record.sol";
import {Span} from "./libraries/Span.sol";
import {RelayedActs} from "./RelayedActs.sol";
import {Successions} from "./Successions.sol";

/// @title Credential registry
/// @notice See {ICredentialRegistry}.
contract CredentialRegistry is Successions {
    ICredentialCertificate private immutable _CERTIFICATE;

    /// @notice Puts the registry under an authority.
    /// @param authority_ Authority that decides who may do what here.
    /// @param identities_ Identities that tell which account acts now for another; zero for none.
    /// @param certificate_ Draws certificates.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    constructor(
        IAuthority authority_,
        IIdentities identities_,
        ICredentialCertificate certificate_,
        address predecessor_
    ) Registry(authority_, predecessor_) RelayedActs(identities_) {
        _CERTIFICATE = certificate_;
    }

    /// @inheritdoc ICredentialRegistry
    function entryStatus(Entry calldata entry, uint48 moment) external view returns (Status memory) {
        (bytes32 batchId, BatchRecord record) = _provenBatch(entry);
        if (record.isNone()) return _without(Standing.Unknown, 0, 0);

        EntryState state = _entryState(record, batchId, entry.index);
        if (state == EntryState.Revoked) return _without(Standing.Revoked, 0, 0);
        if (state == EntryState.Superseded) {
            return Status(Standing.Superseded, 0, 0, _successorOf(_entryId(batchId, entry.index)));
        }
        IAuthority.Agency memory agency = _agency(record.office());
        if (_isSuspect(agency, record.span())) return _compromised(agency);
        if (state == EntryState.Suspended) return _without(Standing.Suspended, 0, 0);
        return _byTerm(agency, record.span(), moment);
    }

    /// @inheritdoc IERC721Metadata
    function tokenURI(uint256 tokenId) external view returns (string memory) {
        _requireHolder(tokenId);
        return certificate(bytes32(tokenId));
    }

    /// @inheritdoc ICredentialRegistry
    function certificate(bytes32 id) public view returns (string memory) {
        uint48 present = uint48(block.timestamp);
        Credential memory record = credential(id);
        return _CERTIFICATE.draw(id, record, typeOf(record.typeId), status(id, present), present);
    }

    /// @inheritdoc ICredentialRegistry
    function status(bytes32 id, uint48 moment) public view returns (Status memory) {
        Record record = _record(id);
        if (record.isNone()) return _without(Standing.Unknown, 0, 0);

        uint256 span = record.span();
        uint48 actedAt = Span.actedAtEarliest(span);
        if (record.hasEnded() && moment >= actedAt) {
            return Status(_ending(record.state()), actedAt, 0, _successorOf(id));
        }
        IAuthority.Agency memory agency = _agency(_rule(bytes4(id)).office());
        if (_isSuspect(agency, span)) return _compromised(agency);
        if (moment >= actedAt && _isSuspended(id, record, moment)) {
            return _without(Standing.Suspended, actedAt, _suspendedUntil(id, record));
        }
        return _byTerm(agency, span, moment);
    }

    /// @dev How a credential that nobody stopped stands at a moment.
    function _byTerm(
        IAuthority.Agency memory agency,
        uint256 span,
        uint48 moment
    ) private pure returns (Status memory) {
        uint48 from = Span.firstSecond(span);
        uint48 until = Span.end(span);
        if (moment < from) return _without(Standing.NotYetValid, 0, from);
        if (Span.isOver(span, moment)) return _without(Standing.Expired, until, 0);
        if (agency.suspendedAt != 0 && moment >= agency.suspendedAt) {
            return _without(Standing.IssuerSuspended, agency.suspendedAt, until);
        }
        return _without(Standing.Valid, from, until);
    }

    /// @dev How a credential stands that a final act ended.
    function _ending(State state) private pure returns (Standing) {
        if (state == State.Superseded) return Standing.Superseded;
        if (state == State.Surrendered) return Standing.Surrendered;
        if (state == State.Declined) return Standing.Declined;
        return Standing.Revoked;
    }

    function _compromised(IAuthority.Agency memory agency) private pure returns (Status memory) {
        return _without(Standing.IssuerCompromised, agency.compromisedSince, 0);
    }

    /// @dev A standing in which there is no successor.
    function _without(Standing standing, uint48 since, uint48 until) private pure returns (Status memory) {
        return Status(standing, since, until, 0);
    }
}
