// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IdentityRegistry} from "../../contracts/identity/IdentityRegistry.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {IIdentityTypes} from "../../contracts/identity/interfaces/IIdentityTypes.sol";
import {VM} from "../support/Vm.sol";
import {IdentityCast} from "./IdentityCast.sol";

/// @dev Does random acts on eight accounts, for two offices and by the accounts' own keys, and keeps a plain model of what
/// must have become of each. It is the cabinet, the guardian and the agencies' head as well.
contract IdentityHandler is IdentityCast {
    uint48 public constant START = 1_800_000_000;
    uint48 public constant PERIOD = 14 days;
    uint48 public constant MAXIMUM = 25 * 365.25 days;

    Authority public immutable AUTHORITY = new Authority(address(this));
    IdentityRegistry public immutable REGISTRY = new IdentityRegistry(AUTHORITY, PERIOD, address(0));

    mapping(address account => Model model) private _models;
    mapping(uint64 office => bool admitted) public admitted;
    uint48 public present = START;
    bool public paused;
    bool public suspended;
    string public mismatch;
    // Takeovers that the account had not agreed to and that had not waited, or that an objection had barred.
    uint256 public hasty;
    // Takeovers by accounts of which something was on record.
    uint256 public stale;
    // Accounts that lived again after their end was final.
    uint256 public revived;
    mapping(address account => uint48 second) private _endedAt;

    constructor() {
        VM.warp(START);
        AUTHORITY.grantRole(1, address(this), 0);
        AUTHORITY.grantRole(2, address(this), 0);
        for (uint256 i = 0; i < 2; ++i) {
            uint64 office = officeAt(i);
            AUTHORITY.openAgency(office & ~uint64(0xFFFF), "Agency");
            AUTHORITY.grantRole(office & ~uint64(0xFFFF), address(this), 0);
            AUTHORITY.openOffice(office, "Office", 0);
            AUTHORITY.grantRole(office, officerAt(i), 0);
            REGISTRY.admitOffice(office);
            admitted[office] = true;
        }
    }

    function verify(uint256 who, uint256 office, bool person, uint48 term, bool brief) external {
        address account = accountAt(who);
        Model storage model = _models[account];
        IIdentityTypes.Kind kind = person ? IIdentityTypes.Kind.Person : IIdentityTypes.Kind.Organisation;
        uint64 role = officeAt(office);
        uint48 until = present + (term % (brief ? 40 days : MAXIMUM + 365 days));
        bool right = _serves(role) && until > present && until <= present + MAXIMUM && _isFree(model, kind);
        bytes memory data = abi.encodeCall(
            IIdentityRegistry.verify,
            (role, IIdentityTypes.Verification(account, kind, until))
        );
        if (!_try("verify", officerAt(office), data, right)) return;
        _lives(account);
        (model.kind, model.state, model.until) = (kind, IIdentityTypes.State.Verified, until);
        (model.office, model.announced) = (role, address(0));
        _acted(model);
    }

    function prolong(uint256 who, uint256 office, uint48 term) external {
        Model storage model = _models[accountAt(who)];
        uint48 until = model.until + (term % (MAXIMUM + 365 days));
        bool right = _decides(model, office) && model.state == IIdentityTypes.State.Verified;
        right = right && model.until > present && until > model.until && until <= present + MAXIMUM;
        bytes memory data = abi.encodeCall(IIdentityRegistry.prolong, (accountAt(who), model.acts, until));
        if (!_try("prolong", officerAt(office), data, right)) return;
        model.until = until;
        _acted(model);
    }

    function withdraw(uint256 who, uint256 office, bool outdated) external {
        Model storage model = _models[accountAt(who)];
        bool right = _decides(model, office) && model.state != IIdentityTypes.State.Ended && !outdated;
        bytes memory data = _ruling(IIdentityRegistry.withdraw.selector, who, outdated);
        if (!_try("withdraw", officerAt(office), data, right)) return;
        if (model.state == IIdentityTypes.State.Withdrawn) return;
        (model.state, model.announced) = (IIdentityTypes.State.Withdrawn, address(0));
        _acted(model);
    }

    function reinstate(uint256 who, uint256 office) public {
        Model storage model = _models[accountAt(who)];
        bool right = _decides(model, office) && !isFinal(accountAt(who));
        bytes memory data = _ruling(IIdentityRegistry.reinstate.selector, who, false);
        if (!_try("reinstate", officerAt(office), data, right)) return;
        if (model.state == IIdentityTypes.State.Verified) return;
        _lives(accountAt(who));
        model.state = IIdentityTypes.State.Verified;
        _acted(model);
    }

    function end(uint256 who, uint256 office, bool really) external {
        if (!really || who % 4 != 0) return; // Else few accounts would live on.
        Model storage model = _models[accountAt(who)];
        bytes memory data = _ruling(IIdentityRegistry.end.selector, who, false);
        if (!_try("end", officerAt(office), data, _decides(model, office))) return;
        if (model.state == IIdentityTypes.State.Ended) return;
        (model.state, model.announced) = (IIdentityTypes.State.Ended, address(0));
        _endedAt[accountAt(who)] = present;
        _acted(model);
    }

    /// @dev Waits until an end is final, and tries to undo it: by chance alone few come so far.
    function revive(uint256 who) external {
        Model storage model = _models[accountAt(who)];
        if (model.state != IIdentityTypes.State.Ended) return;
        present += PERIOD;
        VM.warp(present);
        reinstate(who, (model.office >> 16) - 4);
    }

    function announce(uint256 who, uint256 heir, uint256 office, bool forged) external {
        (address account, address successor) = (accountAt(who), accountAt(heir));
        Model storage model = _models[account];
        bool right = _decides(model, office) && _isLiving(model, successor) && !_isPromised(successor) && !forged;
        IIdentityTypes.Succession memory paper = _paper(account, successor);
        bytes memory word = _signed(address(REGISTRY), "SuccessionAcceptance", forged ? who : heir, paper);
        if (forged && account == successor) return;
        bytes memory data = abi.encodeCall(IIdentityRegistry.announceSuccession, (paper, word, bytes32("basis")));
        if (!_try("announce", officerAt(office), data, right)) return;
        (model.announced, model.announcedAt, model.contestedUntil) = (successor, present, 0);
        _acted(model);
    }

    function withdrawSuccession(uint256 who, uint256 office, bool really) external {
        if (!really) return; // Else few would be completed.
        Model storage model = _models[accountAt(who)];
        bool right = _decides(model, office) && model.announced != address(0);
        bytes memory data = _ruling(IIdentityRegistry.withdrawSuccession.selector, who, false);
        if (!_try("withdrawSuccession", officerAt(office), data, right)) return;
        model.announced = address(0);
        _acted(model);
    }

    function object(uint256 who, uint256 heir, bool forged) external {
        address account = accountAt(who);
        Model storage model = _models[account];
        address named = heir % 4 == 0 ? accountAt(heir) : model.announced;
        bool right = _isKnown(model) && model.announced != address(0) && named == model.announced && !forged;
        right = right && present < model.announcedAt + PERIOD;
        IIdentityTypes.Succession memory paper = _paper(account, named);
        bytes memory word = _signed(address(REGISTRY), "SuccessionObjection", forged ? who + 1 : who, paper);
        if (!_try("object", address(this), abi.encodeCall(IIdentityRegistry.object, (paper, word)), right)) return;
        (model.announced, model.contestedUntil) = (address(0), present + PERIOD);
        _acted(model);
    }

    function complete(uint256 who) external {
        address account = accountAt(who);
        Model storage model = _models[account];
        address successor = model.announced;
        bool right = !paused && _isKnown(model) && model.state == IIdentityTypes.State.Verified;
        right = right && successor != address(0) && present >= model.announcedAt + PERIOD;
        right = right && admitted[model.office] && !_isSuspended(model.office) && _models[successor].acts == 0;
        bytes memory data = abi.encodeCall(IIdentityRegistry.completeSuccession, (account));
        if (!_try("complete", address(0xBEEF), data, right)) return;
        if (present < model.announcedAt + PERIOD || present < model.contestedUntil) ++hasty;
        _moved(account, successor);
    }

    function rotate(uint256 who, uint256 heir, uint8 forged) external {
        (address account, address successor) = (accountAt(who), accountAt(heir));
        if (account == successor && forged % 8 < 2) return;
        Model storage model = _models[account];
        bool right = !paused && _isKnown(model) && _isLiving(model, successor) && !_isPromised(successor);
        right = right && present >= model.contestedUntil && forged % 8 > 1;
        IIdentityTypes.Succession memory paper = _paper(account, successor);
        bytes memory own = _signed(address(REGISTRY), "AccountRotation", forged % 8 == 0 ? heir : who, paper);
        bytes memory heirs = _signed(address(REGISTRY), "AccountRotation", forged % 8 == 1 ? who : heir, paper);
        if (!_try("rotate", address(0xBEEF), abi.encodeCall(IIdentityRegistry.rotate, (paper, own, heirs)), right)) {
            return;
        }
        if (present < model.contestedUntil || model.announced != address(0) || forged % 8 < 2) ++hasty;
        _moved(account, successor);
    }

    function pass(uint48 time) external {
        present += time % 10 days;
        VM.warp(present);
    }

    function pause(uint8 really) external {
        if (!paused && really % 8 != 0) return;
        if (paused) AUTHORITY.resumeRegistry(address(REGISTRY), bytes32("basis"));
        else AUTHORITY.pauseRegistry(address(REGISTRY), bytes32("basis"));
        paused = !paused;
    }

    function suspend(uint8 really) external {
        if (!suspended && really % 8 != 0) return;
        uint64 agency = officeAt(1) & ~uint64(0xFFFF);
        if (suspended) AUTHORITY.reinstateAgency(agency, bytes32("basis"));
        else AUTHORITY.suspendAgency(agency, 0, bytes32("basis"));
        suspended = !suspended;
    }

    function dismiss(uint8 really) external {
        uint64 office = officeAt(1);
        if (admitted[office] && really % 8 != 0) return;
        if (admitted[office]) REGISTRY.dismissOffice(office);
        else REGISTRY.admitOffice(office);
        admitted[office] = !admitted[office];
    }

    function modelOf(address account) external view returns (Model memory) {
        return _models[account];
    }

    function isFinal(address account) public view returns (bool) {
        Model storage model = _models[account];
        return model.state == IIdentityTypes.State.Ended && present >= model.changedAt + PERIOD;
    }

    function _try(string memory act, address sender, bytes memory data, bool right) private returns (bool done) {
        VM.prank(sender);
        (done, ) = address(REGISTRY).call(data);
        if (done != right) mismatch = string.concat(act, done ? " passed" : " was refused");
    }

    function _acted(Model storage model) private {
        ++model.acts;
        model.changedAt = present;
    }

    function _lives(address account) private {
        uint48 endedAt = _endedAt[account];
        if (endedAt != 0 && present >= endedAt + PERIOD) ++revived;
        _endedAt[account] = 0;
    }

    function _moved(address account, address successor) private {
        (Model storage old, Model storage heir) = (_models[account], _models[successor]);
        if (heir.acts != 0) ++stale;
        (old.state, old.next, old.announced) = (IIdentityTypes.State.Succeeded, successor, address(0));
        (heir.kind, heir.state, heir.until) = (old.kind, IIdentityTypes.State.Verified, old.until);
        (heir.office, heir.previous) = (old.office, account);
        _acted(old);
        _acted(heir);
    }

    function _isSuspended(uint64 office) private view returns (bool) {
        return suspended && office == officeAt(1);
    }

    function _serves(uint64 office) private view returns (bool) {
        return !paused && admitted[office] && !_isSuspended(office);
    }

    function _isKnown(Model storage model) private view returns (bool) {
        return model.acts != 0 && model.state != IIdentityTypes.State.Succeeded;
    }

    function _decides(Model storage model, uint256 office) private view returns (bool) {
        return _isKnown(model) && model.office == officeAt(office) && _serves(model.office);
    }

    /// @dev Whether nobody vouches for the account, and nothing final was said of it.
    function _isFree(Model storage model, IIdentityTypes.Kind kind) private view returns (bool) {
        if (model.acts == 0) return true;
        if (model.kind != kind) return false;
        if (model.state == IIdentityTypes.State.Withdrawn) return true;
        bool idle = model.until <= present || !admitted[model.office];
        return model.state == IIdentityTypes.State.Verified && idle;
    }

    /// @dev Whether an identity can be taken over by an account, but for what is promised.
    function _isLiving(Model storage model, address successor) private view returns (bool) {
        bool standing = model.state == IIdentityTypes.State.Verified && model.announced == address(0);
        return standing && _models[successor].acts == 0;
    }

    function _isPromised(address successor) private view returns (bool) {
        for (uint256 i = 0; i < ACCOUNTS; ++i) if (_models[accountAt(i)].announced == successor) return true;
        return false;
    }

    function _paper(address account, address successor) private view returns (IIdentityTypes.Succession memory) {
        return IIdentityTypes.Succession(account, successor, _models[account].acts, present);
    }

    function _ruling(bytes4 selector, uint256 who, bool outdated) private view returns (bytes memory) {
        uint32 revision = _models[accountAt(who)].acts;
        return abi.encodeWithSelector(selector, accountAt(who), outdated ? revision + 1 : revision, bytes32("basis"));
    }
}
