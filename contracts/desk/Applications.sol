// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

import {IServiceDesk} from "./interfaces/IServiceDesk.sol";
import {Papers} from "./libraries/Papers.sol";
import {Purse} from "./Purse.sol";
import {Services} from "./Services.sol";

/// @title Applications
/// @notice What applicants do, themselves or by their signature. See {IServiceDesk}.
/// @dev Only {submit} asks whether the desk is open: a pause must not cost anybody a right or a fee.
abstract contract Applications is Services, Purse {
    using Papers for Application;
    using Papers for Answer;
    using Papers for Appeal;
    using Papers for Withdrawal;

    mapping(bytes32 applicationId => Record record) private _records;

    /// @inheritdoc IServiceDesk
    function submit(
        Application calldata application,
        bytes calldata signature
    ) external nonReentrant returns (bytes32 applicationId) {
        applicationId = _enter(application, signature);
        _receive(application.token, application.payer, application.fee);
    }

    /// @inheritdoc IServiceDesk
    function submitWithPermit(
        Application calldata application,
        bytes calldata signature,
        Permit calldata permit
    ) external nonReentrant returns (bytes32 applicationId) {
        applicationId = _enter(application, signature);
        if (application.fee != 0) _usePermit(application, permit);
        _receive(application.token, application.payer, application.fee);
    }

    /// @inheritdoc IServiceDesk
    function answer(Answer calldata paper, bytes calldata signature) external nonReentrant {
        Record storage record = _recordAt(paper.applicationId, paper.revision);
        _requireApplicant(_actOn(paper.applicationId, record), paper.hash(), signature, paper.deadline);
        if (record.stage != Stage.Waiting) revert StageWrong(paper.applicationId, record.stage);
        _requireDigest(paper.supplement);

        (record.stage, record.dueAt) = (Stage.Pending, uint48(block.timestamp) + record.remaining);
        record.remaining = 0;

        emit InformationGiven(paper.applicationId, _msgSender(), _advance(record), paper.supplement, record.dueAt);
    }

    /// @inheritdoc IServiceDesk
    function appeal(Appeal calldata paper, bytes calldata signature) external nonReentrant {
        Record storage record = _recordAt(paper.applicationId, paper.revision);
        _requireApplicant(_actOn(paper.applicationId, record), paper.hash(), signature, paper.deadline);
        if (record.stage != Stage.Refused) revert StageWrong(paper.applicationId, record.stage);
        _requireRunning(paper.applicationId, record);
        _requireDigest(paper.grounds);

        (record.stage, record.dueAt) = (Stage.Appealed, uint48(block.timestamp) + _terms(record).appealTerm);

        emit AppealLodged(paper.applicationId, _msgSender(), _advance(record), paper.grounds, record.dueAt);
    }

    /// @inheritdoc IServiceDesk
    function withdraw(Withdrawal calldata paper, bytes calldata signature) external nonReentrant {
        Record storage record = _recordAt(paper.applicationId, paper.revision);
        _requireApplicant(_actOn(paper.applicationId, record), paper.hash(), signature, paper.deadline);
        if (!_isUnderWay(record)) revert StageWrong(paper.applicationId, record.stage);

        bool refunded = _isRefundable(record);
        record.stage = Stage.Withdrawn;

        emit ApplicationWithdrawn(paper.applicationId, _msgSender(), _advance(record), refunded);
        if (refunded) _refund(paper.applicationId, _terms(record), record.payer);
        else _earn(paper.applicationId, _terms(record));
    }

    /// @inheritdoc IServiceDesk
    function applicationIdOf(Application calldata application) external view returns (bytes32) {
        return _hashTypedDataV4(application.hash());
    }

    /// @inheritdoc IServiceDesk
    function applicationOf(bytes32 applicationId) external view returns (Record memory) {
        return _record(applicationId);
    }

    /// @inheritdoc IServiceDesk
    function isRefundable(bytes32 applicationId) external view returns (bool) {
        Record storage record = _record(applicationId);
        return _isUnderWay(record) && _isRefundable(record);
    }

    /// @dev Counts an act.
    function _advance(Record storage record) internal returns (uint32) {
        return ++record.revision;
    }

    /// @dev An application that was submitted.
    function _record(bytes32 applicationId) internal view returns (Record storage record) {
        record = _records[applicationId];
        if (record.stage == Stage.None) revert ApplicationUnknown(applicationId);
    }

    /// @dev An application that stands as the caller, or the signer, has read it.
    function _recordAt(bytes32 applicationId, uint32 revision) internal view returns (Record storage record) {
        record = _record(applicationId);
        if (revision != record.revision) {
            revert ApplicationRevisionStale(applicationId, revision, record.revision);
        }
    }

    /// @dev Terms under which an application was submitted.
    function _terms(Record storage record) internal view returns (Terms storage) {
        return _termsAt(record.serviceId, record.serviceRevision);
    }

    /// @dev The time of the present stage is not over.
    function _requireRunning(bytes32 applicationId, Record storage record) internal view {
        if (block.timestamp >= record.dueAt) revert PeriodPassed(applicationId, record.dueAt);
    }

    /// @dev Puts an application on record.
    function _enter(Application calldata application, bytes calldata signature) private returns (bytes32 id) {
        Head memory head = _head(application.serviceId);
        Terms storage terms = _termsAt(application.serviceId, head.revision);
        _requireCurrent(application, head, terms);
        if (application.commitment == 0 || application.dossier == 0) revert DigestMissing();
        if (application.payer != application.applicant && application.payer != _msgSender()) {
            revert PayerInvalid(application.payer, _msgSender());
        }
        id = _hashTypedDataV4(application.hash());
        Record storage record = _records[id];
        if (record.stage != Stage.None) revert ApplicationAlreadySubmitted(id);
        _requireApplicant(_submissionOf(id, application), application.hash(), signature, application.deadline);
        _requireServed(head.office);

        (record.serviceId, record.commitment) = (application.serviceId, application.commitment);
        (record.applicant, record.serviceRevision) = (application.applicant, head.revision);
        (record.revision, record.stage) = (1, Stage.Pending);
        (record.payer, record.dueAt) = (application.payer, uint48(block.timestamp) + terms.period);

        _tellSubmitted(id, application, head.revision, record.dueAt);
    }

    function _tellSubmitted(
        bytes32 applicationId,
        Application calldata application,
        uint32 serviceRevision,
        uint48 dueAt
    ) private {
        emit ApplicationSubmitted(
            applicationId,
            application.serviceId,
            application.applicant,
            _msgSender(),
            application.payer,
            1,
            serviceRevision,
            dueAt,
            application.commitment,
            application.dossier
        );
    }

    /// @dev A permit that fails may have been handed in by somebody else already: the allowance decides.
    function _usePermit(Application calldata application, Permit calldata permit) private {
        try
            IERC20Permit(application.token).permit(
                application.payer,
                address(this),
                application.fee,
                permit.deadline,
                permit.v,
                permit.r,
                permit.s
            )
        {
            return;
        } catch {
            return;
        }
    }

    /// @dev Whether nobody has decided yet, so that the applicant may still withdraw.
    function _isUnderWay(Record storage record) private view returns (bool) {
        Stage stage = record.stage;
        return stage == Stage.Pending || stage == Stage.Waiting || stage == Stage.Appealed;
    }

    /// @dev Whether the fee of an application under way goes back.
    function _isRefundable(Record storage record) private view returns (bool) {
        bool appealed = record.stage == Stage.Appealed;
        if (!appealed && record.requests == 0) return true; // The office has done nothing yet.
        if (record.stage != Stage.Waiting && block.timestamp >= record.dueAt) return true; // Its time has passed.
        if (appealed && !_isActing(_terms(record).appealOffice)) return true; // Nobody can hear the appeal.
        return !_isServed(_officeOf(record.serviceId)); // Nothing can be issued.
    }

    /// @dev The applicant has seen the service as it is now.
    function _requireCurrent(Application calldata application, Head memory head, Terms storage terms) private view {
        bytes32 serviceId = application.serviceId;
        if (application.fee != terms.fee || application.token != terms.token) {
            revert FeeChanged(serviceId, terms.token, terms.fee);
        }
        if (application.revision != head.revision) {
            revert ServiceRevisionStale(serviceId, application.revision, head.revision);
        }
        if (!head.open) revert ServiceStopped(serviceId);
    }

    /// @dev A later act on an application, which takes nothing of anybody's money.
    function _actOn(bytes32 applicationId, Record storage record) private view returns (Act memory) {
        return Act(record.applicant, record.serviceId, applicationId, 0);
    }

    /// @dev A submission. A fee that the agent pays takes nothing of the mandate's sum.
    function _submissionOf(bytes32 id, Application calldata application) private view returns (Act memory) {
        bool own = application.payer == _msgSender();
        return Act(application.applicant, application.serviceId, id, own ? 0 : application.fee);
    }
}
