// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {CredentialCertificate} from "../../contracts/credentials/CredentialCertificate.sol";
import {CredentialRegistry} from "../../contracts/credentials/CredentialRegistry.sol";
import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {IDeskTypes} from "../../contracts/desk/interfaces/IDeskTypes.sol";
import {IServiceDesk} from "../../contracts/desk/interfaces/IServiceDesk.sol";
import {ServiceDesk} from "../../contracts/desk/ServiceDesk.sol";
import {IIdentities} from "../../contracts/identity/interfaces/IIdentities.sol";
import {IMandates} from "../../contracts/mandates/interfaces/IMandates.sol";
import {FreezingToken} from "../support/mocks/FreezingToken.sol";
import {VM} from "../support/Vm.sol";

/// @dev Does random acts on applications for two services of one desk, one of which grants when it lapses, and keeps a
/// plain model of what must have become of each. It is the agencies' head and the guardian as well.
contract DeskHandler {
    uint64 public constant AGENCY = 3 << 16;
    uint64 public constant OFFICE = AGENCY | 1;
    uint64 public constant COURT = 6 << 16;
    uint64 public constant APPEALS = COURT | 1;
    uint48 public constant START = 1_800_000_000;
    uint48 public constant NEVER = type(uint48).max;
    uint128 public constant FEE = 1_000;
    uint32 public constant PERIOD = 30 days;
    uint32 public constant ANSWER = 14 days;
    uint32 public constant APPEAL = 21 days;
    uint32 public constant HEARING = 60 days;
    uint32 public constant TERM = 365 days;
    uint8 public constant REQUESTS = 2;

    /// @dev Officers 0 and 1 issue, 1 and 2 hear appeals: one sits in both offices. Applicants 0 to 2, of whom 0 is
    /// officer 1 as well. The treasury.
    address[3] public officers = [address(0x1001), address(0x1002), address(0x1003)];
    address[3] public applicants = [address(0x1002), address(0x2002), address(0x2003)];
    address public constant TREASURY = address(0x3001);

    Authority public immutable AUTHORITY = new Authority(address(this));
    CredentialRegistry public immutable REGISTRY = new CredentialRegistry(
        AUTHORITY,
        IIdentities(address(0)),
        new CredentialCertificate(),
        address(0)
    );
    ServiceDesk public immutable DESK = new ServiceDesk(
        AUTHORITY,
        IIdentities(address(0)),
        IMandates(address(0)),
        REGISTRY,
        address(0)
    );
    FreezingToken public immutable TOKEN = new FreezingToken();

    struct Model {
        bytes32 id;
        bool grants;
        uint8 applicant;
        IDeskTypes.Stage stage;
        uint32 acts;
        uint8 requests;
        address refusedBy;
        // Who granted, or dismissed the appeal.
        address decidedBy;
        uint48 dueAt;
        // For the clock: when it last began to run, and how much of the period was used before.
        uint48 ranFrom;
        uint48 used;
        uint8 ends;
        bytes32 credentialId;
    }

    Model[] private _models;
    uint48 public present = START;
    bool public suspended;
    bool public courtSuspended;
    bool public paused;
    bool public dismissed;
    string public mismatch;
    uint256 public paidIn;
    uint256 public paidOut;
    uint256 public earned;
    uint256 public acts;
    mapping(IDeskTypes.Stage stage => uint256 count) public reached;
    uint256 private _serials;

    constructor() {
        VM.warp(START);
        AUTHORITY.grantRole(1, address(this), 0);
        AUTHORITY.grantRole(2, address(this), 0);
        AUTHORITY.openAgency(AGENCY, "Licensing Department");
        AUTHORITY.openOffice(OFFICE, "Issuing officer", 0);
        AUTHORITY.openAgency(COURT, "Tribunal");
        AUTHORITY.openOffice(APPEALS, "Appeals", 0);
        AUTHORITY.grantRole(AGENCY, address(this), 0);
        AUTHORITY.grantRole(COURT, address(this), 0);
        AUTHORITY.grantRole(OFFICE, address(DESK), 0);
        AUTHORITY.grantRole(OFFICE, officers[0], 0);
        AUTHORITY.grantRole(OFFICE, officers[1], 0);
        AUTHORITY.grantRole(APPEALS, officers[1], 0);
        AUTHORITY.grantRole(APPEALS, officers[2], 0);
        REGISTRY.registerType(
            "LBUS",
            ICredentialTypes.TypeSpec(OFFICE, 0, false, false, false, bytes32("schema"), "Licence")
        );
        DESK.setService(service(false), _terms(IDeskTypes.Lapse.Refund), bytes32("basis"));
        DESK.setService(service(true), _terms(IDeskTypes.Lapse.Grant), bytes32("basis"));
        for (uint256 i = 0; i < 3; ++i) {
            TOKEN.mint(applicants[i], 1e30);
            VM.prank(applicants[i]);
            TOKEN.approve(address(DESK), type(uint256).max);
        }
    }

    function submit(uint8 who, bool grants, uint8 again) external {
        if (_models.length == 12) return;
        who %= 3;
        // Now and then the same paper once more.
        uint256 salt = again < 32 && _models.length != 0 ? _models.length - 1 : _models.length;
        IDeskTypes.Application memory paper = _paper(who, grants, salt);
        bytes32 id = DESK.applicationIdOf(paper);
        bool due = !_isKnown(id) && !_isHalted() && !isFrozen(applicants[who]);
        if (!_expect(applicants[who], due, abi.encodeCall(IServiceDesk.submit, (paper, "")))) return;
        paidIn += FEE;
        Model storage model = _models.push();
        (model.id, model.grants, model.applicant) = (id, grants, who);
        (model.stage, model.acts) = (IDeskTypes.Stage.Pending, 1);
        (model.ranFrom, model.dueAt) = (present, present + PERIOD);
    }

    function request(uint256 which, uint8 officer, uint8 stale) public {
        (bool there, Model storage model) = _pick(which);
        if (!there) return;
        bool due =
            _mayDecide(model, officer) &&
                model.stage == IDeskTypes.Stage.Pending &&
                _isRunning(model) &&
                model.requests < REQUESTS &&
                stale >= 24;
        bytes memory wish = abi.encodeCall(IServiceDesk.request, (model.id, _revision(model, stale), bytes32("more")));
        if (!_expect(officers[officer % 3], due, wish)) return;
        ++model.requests;
        model.used += present - model.ranFrom;
        model.dueAt = present + ANSWER;
        _act(model, IDeskTypes.Stage.Waiting);
    }

    function answer(uint256 which, uint8 stale) public {
        (bool there, Model storage model) = _pick(which);
        if (!there) return;
        bool due = model.stage == IDeskTypes.Stage.Waiting && stale >= 24;
        IDeskTypes.Answer memory paper = IDeskTypes.Answer(model.id, _revision(model, stale), bytes32("here"), NEVER);
        bytes memory wish = abi.encodeCall(IServiceDesk.answer, (paper, ""));
        if (!_expect(applicants[model.applicant], due, wish)) return;
        model.ranFrom = present;
        model.dueAt = present + PERIOD - model.used;
        _act(model, IDeskTypes.Stage.Pending);
    }

    function grant(uint256 which, uint8 officer, uint8 stale, bool taken) external {
        (bool there, Model storage model) = _pick(which);
        if (!there) return;
        bytes32 credentialId = _credentialId(taken && _serials != 0 ? _serials : _serials + 1);
        bool due =
            _mayDecide(model, officer) &&
                !_isHalted() &&
                (model.stage == IDeskTypes.Stage.Waiting || _isRunning(model)) &&
                stale >= 24 &&
                !(taken && _serials != 0);
        IDeskTypes.Grant memory given = IDeskTypes.Grant(credentialId, 0, present + 100 days, bytes32("document"));
        bytes memory wish = abi.encodeCall(
            IServiceDesk.grant,
            (model.id, _revision(model, stale), given, bytes32("reasons"))
        );
        if (!_expect(officers[officer % 3], due, wish)) return;
        ++_serials;
        (model.credentialId, model.decidedBy) = (credentialId, officers[officer % 3]);
        _earn();
        _end(model, IDeskTypes.Stage.Granted);
    }

    function refuse(uint256 which, uint8 officer, uint8 stale) public {
        (bool there, Model storage model) = _pick(which);
        if (!there) return;
        bool inTime = model.stage == IDeskTypes.Stage.Waiting ? !_isRunning(model) : _isRunning(model);
        bool due = _mayDecide(model, officer) && inTime && stale >= 24;
        bytes memory wish = abi.encodeCall(IServiceDesk.refuse, (model.id, _revision(model, stale), bytes32("no")));
        if (!_expect(officers[officer % 3], due, wish)) return;
        if (model.stage == IDeskTypes.Stage.Appealed) {
            model.decidedBy = officers[officer % 3];
            _earn();
            return _end(model, IDeskTypes.Stage.Rejected);
        }
        (model.refusedBy, model.dueAt) = (officers[officer % 3], present + APPEAL);
        _act(model, IDeskTypes.Stage.Refused);
    }

    function appeal(uint256 which, uint8 stale) public {
        (bool there, Model storage model) = _pick(which);
        if (!there) return;
        bool due = model.stage == IDeskTypes.Stage.Refused && _isRunning(model) && stale >= 24;
        IDeskTypes.Appeal memory paper = IDeskTypes.Appeal(model.id, _revision(model, stale), bytes32("why"), NEVER);
        bytes memory wish = abi.encodeCall(IServiceDesk.appeal, (paper, ""));
        if (!_expect(applicants[model.applicant], due, wish)) return;
        model.dueAt = present + HEARING;
        _act(model, IDeskTypes.Stage.Appealed);
    }

    function withdraw(uint256 which, uint8 stale, uint8 chance) external {
        (bool there, Model storage model) = _pick(which);
        if (!there || chance > 16) return;
        bool due = _isUnderWay(model.stage) && stale >= 24;
        bool refunded = _isRefundable(model);
        IDeskTypes.Withdrawal memory paper = IDeskTypes.Withdrawal(model.id, _revision(model, stale), NEVER);
        bytes memory wish = abi.encodeCall(IServiceDesk.withdraw, (paper, ""));
        if (!_expect(applicants[model.applicant], due, wish)) return;
        if (refunded) _refund(model);
        else _earn();
        _end(model, IDeskTypes.Stage.Withdrawn);
    }

    function lapse(uint256 which, address anybody, bytes32 salt) external {
        (bool there, Model storage model) = _pick(which);
        if (!there || anybody == address(0)) return;
        bool running = model.stage == IDeskTypes.Stage.Pending || model.stage == IDeskTypes.Stage.Appealed;
        bool due = running && !_isRunning(model) && !(model.grants && _isHalted());
        if (!_expect(anybody, due, abi.encodeCall(IServiceDesk.lapse, (model.id, salt)))) return;
        if (!model.grants) {
            _refund(model);
            return _end(model, IDeskTypes.Stage.Lapsed);
        }
        model.credentialId = bytes32(bytes4("LBUS")) | (keccak256(abi.encode(model.id, salt)) >> 32);
        _earn();
        _end(model, IDeskTypes.Stage.DeemedGranted);
    }

    function conclude(uint256 which, address anybody) external {
        (bool there, Model storage model) = _pick(which);
        if (!there || anybody == address(0)) return;
        bool due = model.stage == IDeskTypes.Stage.Refused && !_isRunning(model);
        if (!_expect(anybody, due, abi.encodeCall(IServiceDesk.conclude, (model.id)))) return;
        _earn();
        _end(model, IDeskTypes.Stage.Rejected);
    }

    function payOut(uint8 which) external {
        address payee = which % 4 == 3 ? TREASURY : applicants[which % 4];
        uint256 owed = DESK.due(address(TOKEN), payee);
        bool due = owed == 0 || !isFrozen(payee);
        if (_expect(address(this), due, abi.encodeCall(IServiceDesk.payOut, (address(TOKEN), payee)))) paidOut += owed;
    }

    /// @dev Asks and answers at once: chance alone would rarely ask as often as an office may.
    function exchange(uint256 which, uint8 officer) external {
        request(which, officer, type(uint8).max);
        answer(which, type(uint8).max);
    }

    /// @dev Whoever refused tries to dismiss the appeal as well, as soon as it is lodged.
    function persist(uint256 which) external {
        for (uint256 i = 0; i < _models.length; ++i) {
            uint256 number = (which % _models.length) + i;
            (, Model storage model) = _pick(number);
            if (model.stage != IDeskTypes.Stage.Refused) continue;
            appeal(number, type(uint8).max);
            return refuse(number, model.refusedBy == officers[1] ? 1 : 0, type(uint8).max);
        }
    }

    /// @dev Nobody acts in another's place.
    function intrude(address intruder, uint256 which, uint8 act) external {
        (bool there, Model storage model) = _pick(which);
        for (uint256 i = 0; i < 3; ++i) if (intruder == officers[i] || intruder == applicants[i]) return;
        if (!there || act > 63 || intruder == address(0) || intruder == address(this)) return;
        IDeskTypes.Grant memory given = IDeskTypes.Grant(_credentialId(1e9), 0, NEVER, bytes32("document"));
        uint32 revision = model.acts;
        bytes[6] memory wishes = [
            abi.encodeCall(IServiceDesk.request, (model.id, revision, bytes32("x"))),
            abi.encodeCall(IServiceDesk.grant, (model.id, revision, given, bytes32("x"))),
            abi.encodeCall(IServiceDesk.refuse, (model.id, revision, bytes32("x"))),
            abi.encodeCall(IServiceDesk.answer, (IDeskTypes.Answer(model.id, revision, bytes32("x"), NEVER), "")),
            abi.encodeCall(IServiceDesk.appeal, (IDeskTypes.Appeal(model.id, revision, bytes32("x"), NEVER), "")),
            abi.encodeCall(IServiceDesk.withdraw, (IDeskTypes.Withdrawal(model.id, revision, NEVER), ""))
        ];
        _expect(intruder, false, wishes[act % 6]);
    }

    /// @dev Suspends one of the agencies, pauses the desk or dismisses it from the office; or undoes that.
    function disturb(uint8 what, uint8 chance) external {
        if (suspended) what = 0;
        else if (courtSuspended) what = 1;
        else if (paused) what = 2;
        else if (dismissed) what = 3;
        else if (chance > 96) return;
        if (what % 4 == 0) {
            suspended ? AUTHORITY.reinstateAgency(AGENCY, "x") : AUTHORITY.suspendAgency(AGENCY, 0, "x");
            suspended = !suspended;
        } else if (what % 4 == 1) {
            courtSuspended ? AUTHORITY.reinstateAgency(COURT, "x") : AUTHORITY.suspendAgency(COURT, 0, "x");
            courtSuspended = !courtSuspended;
        } else if (what % 4 == 2) {
            paused ? AUTHORITY.resumeRegistry(address(DESK), "x") : AUTHORITY.pauseRegistry(address(DESK), "x");
            paused = !paused;
        } else {
            if (dismissed) AUTHORITY.grantRole(OFFICE, address(DESK), 0);
            else AUTHORITY.revokeRole(OFFICE, address(DESK));
            dismissed = !dismissed;
        }
    }

    function freeze(uint8 which, bool frozen) external {
        TOKEN.freeze(which % 4 == 3 ? TREASURY : applicants[which % 4], frozen);
    }

    function pass(uint32 time) external {
        _warp(present + (time % 12 days));
    }

    /// @dev To the second before, at or after an application's time is over.
    function passToEnd(uint256 which, uint8 offset) external {
        (bool there, Model storage model) = _pick(which);
        if (there && model.ends == 0 && model.dueAt > present) _warp(model.dueAt + (offset % 3) - 1);
    }

    function models() external view returns (Model[] memory) {
        return _models;
    }

    function isFrozen(address account) public view returns (bool) {
        return TOKEN.isFrozen(account);
    }

    function service(bool grants) public pure returns (bytes32) {
        return grants ? bytes32("LBUS/deemed") : bytes32("LBUS/new");
    }

    function _warp(uint48 moment) private {
        present = moment;
        VM.warp(moment);
    }

    function _expect(address who, bool due, bytes memory wish) private returns (bool done) {
        VM.prank(who);
        (done, ) = address(DESK).call(wish);
        if (done && !due) mismatch = "the desk took what it should refuse";
        if (!done && due) mismatch = "the desk refused what it should take";
        ++acts;
    }

    function _act(Model storage model, IDeskTypes.Stage stage) private {
        model.stage = stage;
        ++model.acts;
        ++reached[stage];
    }

    function _end(Model storage model, IDeskTypes.Stage stage) private {
        _act(model, stage);
        ++model.ends;
    }

    function _earn() private {
        earned += FEE;
    }

    /// @dev A refund leaves at once, but for a frozen account.
    function _refund(Model storage model) private {
        if (!isFrozen(applicants[model.applicant])) paidOut += FEE;
    }

    function _pick(uint256 which) private view returns (bool, Model storage) {
        uint256 count = _models.length;
        return (count != 0, _models[count == 0 ? 0 : which % count]);
    }

    /// @dev Whether the officer sits in the office whose turn it is, the office acts, and the officer is impartial.
    function _mayDecide(Model storage model, uint8 officer) private view returns (bool) {
        officer %= 3;
        if (paused || officers[officer] == applicants[model.applicant]) return false;
        if (model.stage == IDeskTypes.Stage.Appealed) {
            return officer != 0 && !courtSuspended && officers[officer] != model.refusedBy;
        }
        bool turn = model.stage == IDeskTypes.Stage.Pending || model.stage == IDeskTypes.Stage.Waiting;
        return turn && officer != 2 && !suspended;
    }

    function _isRefundable(Model storage model) private view returns (bool) {
        if (_isHalted()) return true;
        if (model.stage == IDeskTypes.Stage.Appealed) return courtSuspended || !_isRunning(model);
        return model.requests == 0 || (model.stage == IDeskTypes.Stage.Pending && !_isRunning(model));
    }

    function _isHalted() private view returns (bool) {
        return suspended || paused || dismissed;
    }

    function _isRunning(Model storage model) private view returns (bool) {
        return present < model.dueAt;
    }

    function _isKnown(bytes32 id) private view returns (bool) {
        for (uint256 i = 0; i < _models.length; ++i) if (_models[i].id == id) return true;
        return false;
    }

    function _revision(Model storage model, uint8 stale) private view returns (uint32) {
        return stale < 24 ? model.acts + (stale % 2 == 0 ? 1 : type(uint32).max) : model.acts;
    }

    function _paper(uint8 who, bool grants, uint256 salt) private view returns (IDeskTypes.Application memory) {
        return
            IDeskTypes.Application({
                serviceId: service(grants),
                revision: 1,
                applicant: applicants[who],
                payer: applicants[who],
                token: address(TOKEN),
                fee: FEE,
                commitment: bytes32(salt + 1),
                dossier: bytes32("papers"),
                deadline: NEVER
            });
    }

    function _terms(IDeskTypes.Lapse kind) private view returns (IDeskTypes.Terms memory) {
        return
            IDeskTypes.Terms({
                token: address(TOKEN),
                appealOffice: APPEALS,
                requests: REQUESTS,
                lapse: kind,
                treasury: TREASURY,
                period: PERIOD,
                answerPeriod: ANSWER,
                appealPeriod: APPEAL,
                fee: FEE,
                appealTerm: HEARING,
                standardTerm: TERM
            });
    }

    function _isUnderWay(IDeskTypes.Stage stage) private pure returns (bool) {
        return
            stage == IDeskTypes.Stage.Pending ||
            stage == IDeskTypes.Stage.Waiting ||
            stage == IDeskTypes.Stage.Appealed;
    }

    function _credentialId(uint256 serial) private pure returns (bytes32) {
        return bytes32(bytes4("LBUS")) | bytes32(serial);
    }
}
