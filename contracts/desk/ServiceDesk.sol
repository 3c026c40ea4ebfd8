// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Registry} from "../common/Registry.sol";
import {ICredentialRegistry} from "../credentials/interfaces/ICredentialRegistry.sol";
import {ICredentialTypes} from "../credentials/interfaces/ICredentialTypes.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {IMandates} from "../mandates/interfaces/IMandates.sol";
import {Applications} from "./Applications.sol";
import {IServiceDesk} from "./interfaces/IServiceDesk.sol";
import {Parties} from "./Parties.sol";
import {Services} from "./Services.sol";

/// @title Service desk
/// @notice See {IServiceDesk}.
/// @dev An officer's act is checked in this order: application, stage, officer, revision, time. Once the office's time
/// has passed no officer can act any more: what the terms provide has become due.
contract ServiceDesk is Applications {
    /// @notice Opens a desk that offers nothing yet.
    /// @param authority_ Authority that decides who may do what here.
    /// @param identities_ Identities, which tell who took whose place; zero where nobody does.
    /// @param mandates_ Mandates, which tell who may act for whom; zero where only applicants themselves act.
    /// @param credentials_ Registry in which the desk issues.
    /// @param predecessor_ Desk that this one carries on; zero when this is the first.
    constructor(
        IAuthority authority_,
        IIdentities identities_,
        IMandates mandates_,
        ICredentialRegistry credentials_,
        address predecessor_
    )
        Registry(authority_, predecessor_)
        Parties(identities_, mandates_)
        Services(credentials_)
        EIP712("Civitas ServiceDesk", "1")
    {}

    /// @inheritdoc IServiceDesk
    function request(bytes32 applicationId, uint32 revision, bytes32 particulars) external nonReentrant {
        (Record storage record, ) = _forDecision(applicationId, revision);
        if (record.stage != Stage.Pending) revert StageWrong(applicationId, record.stage);
        _requireRunning(applicationId, record);
        _requireDigest(particulars);
        Terms storage terms = _terms(record);
        if (record.requests >= terms.requests) revert RequestsExhausted(applicationId, terms.requests);

        ++record.requests;
        record.stage = Stage.Waiting;
        // The time is running, as was just seen, and it never was longer than 32 bits.
        record.remaining = uint32(record.dueAt - block.timestamp);
        record.dueAt = uint48(block.timestamp) + terms.answerPeriod;

        emit InformationRequested(
            applicationId,
            _msgSender(),
            _advance(record),
            particulars,
            record.dueAt,
            record.remaining
        );
    }

    /// @inheritdoc IServiceDesk
    function grant(
        bytes32 applicationId,
        uint32 revision,
        Grant calldata given,
        bytes32 reasons
    ) external nonReentrant {
        (Record storage record, uint64 office) = _forDecision(applicationId, revision);
        // While it waits for an answer the clock stands, and the office may do without one.
        if (record.stage != Stage.Waiting) _requireRunning(applicationId, record);
        _requireDigest(reasons);
        bytes4 typeId = bytes4(record.serviceId);
        if (bytes4(given.credentialId) != typeId) revert TypeMismatch(given.credentialId, typeId);
        _requireServed(_officeOf(record.serviceId));

        record.stage = Stage.Granted;

        emit ApplicationGranted(applicationId, given.credentialId, _msgSender(), _advance(record), office, reasons);
        _earn(applicationId, _terms(record));
        _issue(
            ICredentialTypes.Issuance({
                id: given.credentialId,
                holder: _actorFor(record.applicant),
                validFrom: given.validFrom,
                validUntil: given.validUntil,
                commitment: given.commitment
            }),
            reasons
        );
    }

    /// @inheritdoc IServiceDesk
    function refuse(bytes32 applicationId, uint32 revision, bytes32 reasons) external nonReentrant {
        (Record storage record, uint64 office) = _forDecision(applicationId, revision);
        _requireDigest(reasons);
        if (record.stage != Stage.Waiting) _requireRunning(applicationId, record);
        else if (block.timestamp < record.dueAt) revert PeriodRunning(applicationId, record.dueAt);

        if (record.stage == Stage.Appealed) {
            record.stage = Stage.Rejected;
            emit AppealDismissed(applicationId, _msgSender(), _advance(record), office, reasons);
            _earn(applicationId, _terms(record));
            return;
        }
        (record.stage, record.refusedBy, record.remaining) = (Stage.Refused, _msgSender(), 0);
        record.dueAt = uint48(block.timestamp) + _terms(record).appealPeriod;

        emit ApplicationRefused(applicationId, _msgSender(), _advance(record), office, reasons, record.dueAt);
    }

    /// @inheritdoc IServiceDesk
    function lapse(bytes32 applicationId, bytes32 salt) external nonReentrant {
        Record storage record = _record(applicationId);
        if (record.stage != Stage.Pending && record.stage != Stage.Appealed) {
            revert StageWrong(applicationId, record.stage);
        }
        _requireOver(applicationId, record);

        Terms storage terms = _terms(record);
        if (terms.lapse == Lapse.Grant) {
            _deemGranted(applicationId, record, terms, salt);
        } else {
            record.stage = Stage.Lapsed;
            emit ApplicationLapsed(applicationId, _msgSender(), _advance(record));
            _refund(applicationId, terms, record.payer);
        }
    }

    /// @inheritdoc IServiceDesk
    function conclude(bytes32 applicationId) external nonReentrant {
        Record storage record = _record(applicationId);
        if (record.stage != Stage.Refused) revert StageWrong(applicationId, record.stage);
        _requireOver(applicationId, record);

        record.stage = Stage.Rejected;

        emit RefusalBecameFinal(applicationId, _msgSender(), _advance(record));
        _earn(applicationId, _terms(record));
    }

    /// @dev Issues what was applied for. The serial depends on a salt, so that nobody can bar the way by taking it.
    function _deemGranted(bytes32 applicationId, Record storage record, Terms storage terms, bytes32 salt) private {
        _requireServed(_officeOf(record.serviceId));
        bytes32 serial = keccak256(abi.encode(applicationId, salt)) >> 32;
        bytes32 credentialId = bytes32(bytes4(record.serviceId)) | serial;

        record.stage = Stage.DeemedGranted;

        emit ApplicationDeemedGranted(applicationId, credentialId, _msgSender(), _advance(record));
        _earn(applicationId, terms);
        uint48 term = terms.standardTerm;
        _issue(
            ICredentialTypes.Issuance({
                id: credentialId,
                holder: _actorFor(record.applicant),
                validFrom: 0,
                validUntil: term == 0 ? type(uint48).max : uint48(block.timestamp) + term,
                commitment: record.commitment
            }),
            applicationId
        );
    }

    /// @dev An application that the caller may decide on now, and the office in which.
    function _forDecision(
        bytes32 applicationId,
        uint32 revision
    ) private view returns (Record storage record, uint64 office) {
        record = _record(applicationId);
        Stage stage = record.stage;
        if (stage == Stage.Pending || stage == Stage.Waiting) office = _officeOf(record.serviceId);
        else if (stage == Stage.Appealed) office = _terms(record).appealOffice;
        else revert StageWrong(applicationId, stage);

        _requireOfficer(office);
        address officer = _msgSender();
        address person = _actorFor(officer);
        bool refusedIt = record.refusedBy != address(0) && person == _actorFor(record.refusedBy);
        if (refusedIt || person == _actorFor(record.applicant)) {
            revert OfficerConcerned(officer, applicationId);
        }
        _recordAt(applicationId, revision);
    }

    /// @dev The time of the present stage is over.
    function _requireOver(bytes32 applicationId, Record storage record) private view {
        if (block.timestamp < record.dueAt) revert PeriodRunning(applicationId, record.dueAt);
    }
}
