// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {CredentialCertificate} from "../../contracts/credentials/CredentialCertificate.sol";
import {CredentialRegistry} from "../../contracts/credentials/CredentialRegistry.sol";
import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {IDeskTypes} from "../../contracts/desk/interfaces/IDeskTypes.sol";
import {IServiceDesk} from "../../contracts/desk/interfaces/IServiceDesk.sol";
import {ServiceDesk} from "../../contracts/desk/ServiceDesk.sol";
import {IMandates} from "../../contracts/mandates/interfaces/IMandates.sol";
import {FreezingToken} from "../support/mocks/FreezingToken.sol";
import {Persons} from "../support/Persons.sol";
import {VM} from "../support/Vm.sol";

/// @dev Does random acts on applications for two services of one desk, one of which grants when it lapses, and keeps a
/// plain model of what must have become of each. Whoever applies loses keys, and so does the treasury. It is the
/// agencies' head and the guardian as well.
contract DeskHandler is Persons {
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

    /// @dev Officers 0 and 1 issue, 1 and 2 hear appeals: one sits in both offices. Persons 0 to 2 apply, of whom 0 is
    /// officer 1 as well, under whichever account. Person 3 is the treasury.
    address[3] private _officers = [address(0x1001), address(0x1002), address(0x1003)];
    uint256 public constant BANK = 3;
    address public constant TREASURY = address(0x3001);

    Authority public immutable AUTHORITY = new Authority(address(this));
    CredentialRegistry public immutable REGISTRY = new CredentialRegistry(
        AUTHORITY,
        _identities(),
        new CredentialCertificate(),
        address(0)
    );
    ServiceDesk public immutable DESK = new ServiceDesk(
        AUTHORITY,
        _identities(),
        IMandates(address(0)),
        REGISTRY,
        address(0)
    );
    FreezingToken public immutable TOKEN = new FreezingToken();

    struct Model {
        bytes32 id;
        bool grants;
        uint8 applicant;
        // The account that applied, and the one to which the credential was issued.
        address account;
        address issuedTo;
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
    uint256 public followings;
    // What every account has and is due by the model.
    mapping(address account => uint256 amount) public purse;
    mapping(address account => uint256 amount) public owing;

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
        AUTHORITY.grantRole(OFFICE, _officers[0], 0);
        AUTHORITY.grantRole(OFFICE, _officers[1], 0);
        AUTHORITY.grantRole(APPEALS, _officers[1], 0);
        AUTHORITY.grantRole(APPEALS, _officers[2], 0);
        REGISTRY.registerType(
            "LBUS",
            ICredentialTypes.TypeSpec(OFFICE, 0, false, false, false, bytes32("schema"), "Licence")
        );
        DESK.setService(service(false), _terms(IDeskTypes.Lapse.Refund), bytes32("basis"));
        DESK.setService(service(true), _terms(IDeskTypes.Lapse.Grant), bytes32("basis"));
        // Who is to succeed the officer who applies sits in the offices too, beside the lost account.
        for (uint256 i = 1; i < _longestLine(); ++i) {
            AUTHORITY.grantRole(OFFICE, VM.addr(_keyOf(0, i)), 0);
            AUTHORITY.grantRole(APPEALS, VM.addr(_keyOf(0, i)), 0);
        }
        _enrol(_officers[1]);
        _enrol(address(0x2002));
        _enrol(address(0x2003));
        _enrol(TREASURY);
        for (uint256 i = 0; i < 3; ++i) _endow(accountNow(i));
    }

    function submit(uint8 who, bool grants, uint8 again) external {
        if (_models.length == 12) return;
        who %= 3;
        // Now and then the same paper once more.
        uint256 salt = again < 32 && _models.length != 0 ? _models.length - 1 : _models.length;
        // Now and then in the name of a lost account, by that account or the present one.
        address account = _accountOf(who, again);
        address sender = again % 8 == 0 ? account : accountNow(who);
        IDeskTypes.Application memory paper = _paper(account, grants, salt);
        bytes32 id = DESK.applicationIdOf(paper);
        bool due = !_isKnown(id) && !_isHalted() && !isFrozen(account) && !isSucceeded(sender);
        if (!_expect(sender, due, abi.encodeCall(IServiceDesk.submit, (paper, "")))) return;
        paidIn += FEE;
        purse[account] -= FEE;
        Model storage model = _models.push();
        (model.id, model.grants, model.applicant, model.account) = (id, grants, who, account);
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
        if (!_expect(_officer(officer), due, wish)) return;
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
        if (!_expect(accountNow(model.applicant), due, wish)) return;
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
        if (!_expect(_officer(officer), due, wish)) return;
        ++_serials;
        (model.credentialId, model.decidedBy) = (credentialId, _officer(officer));
        model.issuedTo = accountNow(model.applicant);
        _earn();
        _end(model, IDeskTypes.Stage.Granted);
    }

    function refuse(uint256 which, uint8 officer, uint8 stale) public {
        (bool there, Model storage model) = _pick(which);
        if (!there) return;
        bool inTime = model.stage == IDeskTypes.Stage.Waiting ? !_isRunning(model) : _isRunning(model);
        bool due = _mayDecide(model, officer) && inTime && stale >= 24;
        bytes memory wish = abi.encodeCall(IServiceDesk.refuse, (model.id, _revision(model, stale), bytes32("no")));
        if (!_expect(_officer(officer), due, wish)) return;
        if (model.stage == IDeskTypes.Stage.Appealed) {
            model.decidedBy = _officer(officer);
            _earn();
            return _end(model, IDeskTypes.Stage.Rejected);
        }
        (model.refusedBy, model.dueAt) = (_officer(officer), present + APPEAL);
        _act(model, IDeskTypes.Stage.Refused);
    }

    function appeal(uint256 which, uint8 stale) public {
        (bool there, Model storage model) = _pick(which);
        if (!there) return;
        bool due = model.stage == IDeskTypes.Stage.Refused && _isRunning(model) && stale >= 24;
        IDeskTypes.Appeal memory paper = IDeskTypes.Appeal(model.id, _revision(model, stale), bytes32("why"), NEVER);
        bytes memory wish = abi.encodeCall(IServiceDesk.appeal, (paper, ""));
        if (!_expect(accountNow(model.applicant), due, wish)) return;
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
        if (!_expect(accountNow(model.applicant), due, wish)) return;
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
        model.issuedTo = accountNow(model.applicant);
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
        address payee = _accountOf(which % 4, which / 4);
        uint256 owed = owing[payee];
        bool due = owed == 0 || !isFrozen(actorFor(payee));
        bytes memory wish = abi.encodeCall(IServiceDesk.payOut, (address(TOKEN), payee));
        if (!_expect(address(this), due, wish)) return;
        owing[payee] = 0;
        purse[actorFor(payee)] += owed;
        paidOut += owed;
    }

    /// @dev Anybody lets what is due follow whoever it is due to.
    function follow(uint8 which, address anybody) external {
        if (anybody == address(0)) return;
        address account = lineOf(which % 4)[(which / 4) % lineOf(which % 4).length];
        bytes memory wish = abi.encodeCall(IServiceDesk.followIdentity, (address(TOKEN), account));
        if (!_expect(anybody, isSucceeded(account), wish)) return;
        uint256 owed = owing[account];
        if (owed != 0) ++followings;
        owing[account] = 0;
        owing[actorFor(account)] += owed;
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
            // By whichever account, where the officer had several.
            uint8 same = _isOne(model.refusedBy, _officers[1]) ? uint8(1 + 3 * (which % 64)) : 0;
            return refuse(number, same, type(uint8).max);
        }
    }

    /// @dev Nobody acts in another's place.
    function intrude(address intruder, uint256 which, uint8 act) external {
        (bool there, Model storage model) = _pick(which);
        // A lost key applied, or any stranger, who is no officer.
        if (there && act % 2 == 0) intruder = model.account;
        for (uint256 i = 0; i < 3; ++i) if (intruder == _officers[i] || intruder == accountNow(i)) return;
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
        TOKEN.freeze(_accountOf(which % 4, which / 4), frozen);
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

    /// @dev An applicant's new account can pay.
    function _succeeded(uint256 who, address, address heir) internal override {
        if (who != BANK) _endow(heir);
    }

    function _waitUntil(uint256 moment) internal override {
        _warp(uint48(moment));
    }

    function _endow(address account) private {
        TOKEN.mint(account, 1e30);
        purse[account] += 1e30;
        VM.prank(account);
        TOKEN.approve(address(DESK), type(uint256).max);
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
        owing[TREASURY] += FEE;
    }

    /// @dev A refund leaves at once, but for a frozen account.
    function _refund(Model storage model) private {
        address payer = accountNow(model.applicant);
        if (isFrozen(payer)) {
            owing[payer] += FEE;
            return;
        }
        purse[payer] += FEE;
        paidOut += FEE;
    }

    /// @dev The account under which an officer acts. One may have several, of which all still sit in the offices.
    function _officer(uint8 officer) private view returns (address) {
        return officer % 3 == 1 ? _accountOf(0, officer / 3) : _officers[officer % 3];
    }

    function _isOne(address one, address other) private view returns (bool) {
        return actorFor(one) == actorFor(other);
    }

    function _pick(uint256 which) private view returns (bool, Model storage) {
        uint256 count = _models.length;
        return (count != 0, _models[count == 0 ? 0 : which % count]);
    }

    /// @dev Whether the officer sits in the office whose turn it is, the office acts, and the officer is impartial.
    function _mayDecide(Model storage model, uint8 officer) private view returns (bool) {
        officer %= 3;
        if (paused || (officer == 1 && model.applicant == 0)) return false;
        if (model.stage == IDeskTypes.Stage.Appealed) {
            return officer != 0 && !courtSuspended && !_isOne(_officers[officer], model.refusedBy);
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
        if (stale >= 24) return model.acts;
        return stale % 2 == 0 ? model.acts + 1 : model.acts - 1;
    }

    function _paper(address account, bool grants, uint256 salt) private view returns (IDeskTypes.Application memory) {
        return
            IDeskTypes.Application({
                serviceId: service(grants),
                revision: 1,
                applicant: account,
                payer: account,
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
