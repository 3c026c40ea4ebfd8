// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {CredentialCertificate} from "../../contracts/credentials/CredentialCertificate.sol";
import {CredentialRegistry} from "../../contracts/credentials/CredentialRegistry.sol";
import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {ICredentialRegistry} from "../../contracts/credentials/interfaces/ICredentialRegistry.sol";
import {Persons} from "../support/Persons.sol";
import {VM} from "../support/Vm.sol";
import {AgreeableWallet} from "../support/AgreeableWallet.sol";

/// @dev Does random acts on eight licences, of three holders who lose their keys, and on one batch, and keeps a plain
/// model of what must have become of them.
contract CredentialsHandler is Persons {
    uint64 public constant AGENCY = 3 << 16;
    uint64 public constant OFFICE = AGENCY | 1;
    bytes4 public constant LICENCE = "LBUS";
    bytes4 public constant PERMIT = "PRMT";
    uint256 public constant SIZE = 8;
    bytes32 public constant ROOT = "root";
    bytes32 public constant BATCH = keccak256(abi.encode(PERMIT, ROOT));
    uint32 public constant COUNT = 300;
    ICredentialTypes.State private constant NONE = ICredentialTypes.State.None;
    uint48 public constant NEVER = type(uint48).max;
    uint48 public constant START = 1_800_000_000;

    Authority public immutable AUTHORITY = new Authority(address(this));
    CredentialRegistry public immutable REGISTRY = new CredentialRegistry(
        AUTHORITY,
        _identities(),
        new CredentialCertificate(),
        address(0)
    );

    struct Model {
        bool issued;
        bool suspended;
        ICredentialTypes.State ended;
        uint8 predecessor;
        uint8 successor;
        uint48 from;
        uint48 until;
        uint48 suspensionEnd;
        uint48 actedAt;
        uint16 acts;
        address holder;
        bytes32 commitment;
    }

    uint48 public present = START;
    uint48 public agencySuspendedAt;
    uint48 public suspectFrom;
    uint48 public suspectTo;
    uint256 public acts;
    bool public batchRevoked;
    string public mismatch;
    // What a following did beyond its purpose; and what each holder has by the model's count.
    string public astray;
    uint256 public followings;

    mapping(uint256 which => Model model) private _models;
    mapping(uint256 index => uint8 state) private _entries;
    mapping(uint256 index => uint256 which) private _entrySuccessors;

    constructor() {
        VM.warp(START);
        AUTHORITY.grantRole(1, address(this), 0);
        AUTHORITY.openAgency(AGENCY, "Licensing Department");
        AUTHORITY.openOffice(OFFICE, "Issuing officer", 0);
        AUTHORITY.grantRole(AGENCY, address(this), 0);
        AUTHORITY.grantRole(OFFICE, address(this), 0);
        REGISTRY.registerType(LICENCE, _spec(true));
        REGISTRY.registerType(PERMIT, _spec(false));
        for (uint256 i = 0; i < 3; ++i) _enrol(address(new AgreeableWallet()));
        REGISTRY.issueBatch(PERMIT, ROOT, COUNT, START, START + 365 days, bytes32("basis"));
    }

    function issue(uint256 which, uint8 wallet, uint32 from, uint32 term, bool endless, bytes32 digest) external {
        Model storage model = _models[which % SIZE];
        address holder = wallet % 8 == 7 ? address(0) : _wallet(wallet);
        ICredentialTypes.Issuance memory issuance = _issuance(which, holder, from, term, endless, digest);
        bool due = !model.issued && _isSound(issuance) && _agencyActs();
        _expect(due, abi.encodeCall(ICredentialRegistry.issue, (issuance, bytes32("basis"))));
        if (due) _issued(model, issuance);
    }

    function suspend(uint256 which, uint32 duration, bool endless) external {
        Model storage model = _models[which % SIZE];
        uint48 end = endless ? 0 : present + (duration % 60 days);
        bool allowed = model.issued && model.ended == NONE && (endless || end > present) && _agencyActs();
        _expect(
            allowed,
            endless
                ? abi.encodeCall(ICredentialRegistry.suspend, (id(which), bytes32("reason")))
                : abi.encodeCall(ICredentialRegistry.suspendUntil, (id(which), end, bytes32("reason")))
        );
        if (!allowed || (model.suspended && model.suspensionEnd == end)) return;
        (model.suspended, model.suspensionEnd) = (true, end);
        _acted(model);
    }

    function reinstate(uint256 which) external {
        Model storage model = _models[which % SIZE];
        bool allowed = model.issued && model.ended == NONE && _agencyActs();
        _expect(allowed, abi.encodeCall(ICredentialRegistry.reinstate, (id(which), bytes32("reason"))));
        if (!allowed || !isSuspended(model, present)) return;
        (model.suspended, model.suspensionEnd) = (false, 0);
        _acted(model);
    }

    function renew(uint256 which, uint32 from, uint32 term, uint8 stale, bytes32 digest) external {
        Model storage model = _models[which % SIZE];
        uint48 begin = _begin(from);
        uint16 revision = stale < 32 ? stale : model.acts;
        bool due =
            model.issued &&
                model.ended == NONE &&
                !isSuspended(model, present) &&
                revision == model.acts &&
                digest != 0 &&
                term != 0 &&
                _agencyActs();
        _expect(
            due,
            abi.encodeCall(
                ICredentialRegistry.renew,
                (id(which), revision, begin, begin + term, digest, bytes32("basis"))
            )
        );
        if (!due) return;
        (model.from, model.until, model.commitment) = (begin, begin + term, digest);
        (model.suspended, model.suspensionEnd) = (false, 0);
        _acted(model);
    }

    function prolong(uint256 which, uint32 term, uint8 stale) external {
        Model storage model = _models[which % SIZE];
        uint16 revision = stale < 32 ? stale : model.acts;
        // Mostly a little after the present end, where there is one.
        uint48 end = term % 4 == 0 || model.until == NEVER ? present + term : model.until + (term % 1_000 days);
        bool due = _isDecidable(model, revision) && present < model.until && end > model.until;
        _expect(due, abi.encodeCall(ICredentialRegistry.prolong, (id(which), revision, end, bytes32("basis"))));
        if (!due) return;
        (model.until, model.suspended, model.suspensionEnd) = (end, false, 0);
        _acted(model);
    }

    /// @dev Rarer than the others, because it is final.
    function revoke(uint256 which, uint8 chance) external {
        if (chance > 63) return;
        Model storage model = _models[which % SIZE];
        bool allowed = model.issued && _agencyActs();
        bool held = model.ended == ICredentialTypes.State.Revoked;
        _expect(
            allowed && (model.ended == NONE || held),
            abi.encodeCall(ICredentialRegistry.revoke, (id(which), bytes32("reason")))
        );
        if (allowed && model.ended == NONE) _ended(model, ICredentialTypes.State.Revoked);
    }

    function replace(uint256 which, uint256 other, uint8 wallet, uint32 from, bytes32 digest) external {
        Model storage model = _models[which % SIZE];
        Model storage next = _models[other % SIZE];
        address holder = wallet < 192 ? model.holder : _wallet(wallet);
        ICredentialTypes.Issuance memory issuance = _issuance(other, holder, from, 1_000 days, false, digest);
        bool due = _isDecidable(model, model.acts) && !next.issued && holder == model.holder && _isSound(issuance);
        _expect(
            due,
            abi.encodeCall(
                ICredentialRegistry.replace,
                (id(which), model.acts, issuance, ICredentialTypes.Acceptance(0, ""), bytes32("basis"))
            )
        );
        if (!due) return;
        _ended(model, ICredentialTypes.State.Superseded);
        _issued(next, issuance);
        (model.successor, next.predecessor) = (uint8(other % SIZE) + 1, uint8(which % SIZE) + 1);
    }

    /// @dev The wallets agree to everything; accounts without code have not signed.
    function rebind(uint256 which, uint8 wallet, bool signs, bytes32 digest) external {
        Model storage model = _models[which % SIZE];
        address successor = wallet % 8 == 7 ? address(0xbeef) : _wallet(wallet);
        bool due =
            _isDecidable(model, model.acts) && successor != model.holder && successor != address(0xbeef) && digest != 0;
        _expect(
            due,
            abi.encodeCall(
                ICredentialRegistry.rebind,
                (
                    ICredentialTypes.Rebinding(id(which), model.acts, successor, digest, present),
                    "signature",
                    signs ? bytes("signature") : bytes(""),
                    bytes32("basis")
                )
            )
        );
        if (!due) return;
        (model.holder, model.commitment, model.suspended, model.suspensionEnd) = (successor, digest, false, 0);
        _acted(model);
    }

    /// @dev By the holder or by another, given back or declined.
    function giveBack(uint256 which, uint8 sender, bool declines, uint8 stale, uint8 chance) external {
        if (chance > 127) return;
        Model storage model = _models[which % SIZE];
        uint16 revision = stale < 32 ? stale : model.acts;
        // Mostly by an account of the holder's, present or lost.
        uint256 who = personOf(model.holder);
        address caller =
            sender % 8 == 7
                ? address(this)
                : sender % 8 > 1 && who != NOBODY
                    ? _accountOf(who, sender / 8)
                    : _wallet(sender);
        bool due =
            model.issued &&
                model.ended == NONE &&
                !isSuspended(model, present) &&
                revision == model.acts &&
                caller == actorFor(model.holder) &&
                !isSuspect(recordedAt(model)) &&
                (!declines || (model.acts == 1 && present < recordedAt(model) + 30 days));
        ICredentialTypes.HolderNotice memory notice = ICredentialTypes.HolderNotice(id(which), revision, 0, present);
        VM.prank(caller);
        _expect(
            due,
            declines
                ? abi.encodeCall(ICredentialRegistry.decline, (notice, ""))
                : abi.encodeCall(ICredentialRegistry.surrender, (notice, ""))
        );
        if (due) _ended(model, declines ? ICredentialTypes.State.Declined : ICredentialTypes.State.Surrendered);
    }

    /// @dev Anybody lets a licence follow its holder, at any time. What it changes is compared with the record before.
    function follow(uint256 which, address anybody) external {
        if (anybody == address(0)) return;
        Model storage model = _models[which % SIZE];
        bool due = model.issued && model.ended == NONE && isSucceeded(model.holder);
        ICredentialTypes.Credential memory before;
        if (model.issued) before = REGISTRY.credential(id(which));
        VM.prank(anybody);
        _expect(due, abi.encodeCall(ICredentialRegistry.followIdentity, (id(which))));
        if (!due) return;
        ++followings;
        ++model.acts;
        model.holder = actorFor(model.holder);
        ICredentialTypes.Credential memory later = REGISTRY.credential(id(which));
        if (personOf(later.holder) != personOf(before.holder)) astray = "a licence went to somebody else";
        (before.holder, before.revision) = (later.holder, before.revision + 1);
        if (keccak256(abi.encode(before)) != keccak256(abi.encode(later))) astray = "more than the holder changed";
    }

    /// @dev Entries at the borders of words, and any other.
    function changeEntry(uint256 index, uint8 act) external {
        index = _anyEntry(index);
        uint8 next = act % 3;
        uint8 current = entryModel(index);
        bool allowed = index < COUNT && (current < 2 || next == current) && _agencyActs();
        bytes4 selector = [
            ICredentialRegistry.reinstateEntry.selector,
            ICredentialRegistry.suspendEntry.selector,
            ICredentialRegistry.revokeEntry.selector
        ][next];
        _expect(allowed, abi.encodeWithSelector(selector, BATCH, index, bytes32("reason")));
        if (allowed && !batchRevoked) _entries[index] = next;
    }

    function replaceEntry(uint256 index, uint256 serial, bytes32 digest) external {
        index = _anyEntry(index);
        ICredentialTypes.Issuance memory issuance = _issuance(serial, address(0), 0, 1_000 days, false, digest);
        issuance.id = bytes32(PERMIT) | bytes32(serial % 1_000);
        bool due =
            index < COUNT &&
                entryModel(index) == 0 &&
                digest != 0 &&
                REGISTRY.status(issuance.id, present).standing == ICredentialTypes.Standing.Unknown &&
                _agencyActs();
        _expect(due, abi.encodeCall(ICredentialRegistry.replaceEntry, (BATCH, index, issuance, bytes32("basis"))));
        if (due) (_entries[index], _entrySuccessors[index]) = (3, serial % 1_000);
    }

    /// @dev Rarest of all.
    function revokeBatch(uint8 chance) external {
        if (chance > 15) return;
        _expect(_agencyActs(), abi.encodeCall(ICredentialRegistry.revokeBatch, (BATCH, bytes32("reason"))));
        if (_agencyActs()) batchRevoked = true;
    }

    /// @dev Nobody else changes anything, whatever he calls.
    function intrude(address intruder, uint256 which, uint8 act) external {
        if (intruder == address(this)) return;
        bytes[6] memory wishes = [
            abi.encodeCall(ICredentialRegistry.suspend, (id(which), bytes32("reason"))),
            abi.encodeCall(ICredentialRegistry.revoke, (id(which), bytes32("reason"))),
            abi.encodeCall(ICredentialRegistry.revokeEntry, (BATCH, which % COUNT, bytes32("reason"))),
            abi.encodeCall(
                ICredentialRegistry.issueBatch,
                (PERMIT, keccak256(abi.encode(which)), 1, START, NEVER, bytes32("basis"))
            ),
            abi.encodeCall(ICredentialRegistry.revokeBatch, (BATCH, bytes32("reason"))),
            abi.encodePacked(
                abi.encodeCall(ICredentialRegistry.revoke, (id(which), bytes32("reason"))),
                // As the relay would write the officer behind the data.
                address(this)
            )
        ];
        VM.prank(intruder);
        (bool done, ) = address(REGISTRY).call(wishes[act % 6]);
        if (done) mismatch = "a stranger changed something";
    }

    function suspendAgency(uint8 chance, uint32 suspectFor) external {
        // No edge of the range, which the fuzzer likes to try: an agency that is suspended lets nothing else happen.
        if (chance % 8 != 5) return;
        uint48 since = suspectFor % 3 == 0 ? 0 : present - (suspectFor % (suspectFor % 3 == 1 ? 64 : 3 days));
        AUTHORITY.suspendAgency(AGENCY, since, bytes32("basis"));
        if (agencySuspendedAt == 0) agencySuspendedAt = present;
        if (since == 0) return;
        if (suspectFrom == 0 || since < suspectFrom) suspectFrom = since;
        suspectTo = NEVER;
    }

    function reinstateAgency() external {
        AUTHORITY.reinstateAgency(AGENCY, bytes32("basis"));
        if (agencySuspendedAt == 0) return;
        agencySuspendedAt = 0;
        if (suspectTo == NEVER) suspectTo = present;
    }

    function pass(uint32 time) external {
        // Now within the record's unit of time, now far beyond it.
        present += time % (time % 2 == 0 ? 50 : 10 days);
        VM.warp(present);
    }

    function modelOf(uint256 which) external view returns (Model memory) {
        return _models[which];
    }

    function entrySuccessor(uint256 index) external view returns (bytes32) {
        return bytes32(PERMIT) | bytes32(_entrySuccessors[index]);
    }

    function entryModel(uint256 index) public view returns (uint8) {
        return batchRevoked && _entries[index] != 3 ? 2 : _entries[index];
    }

    function id(uint256 which) public pure returns (bytes32) {
        return bytes32(LICENCE) | bytes32(which % SIZE);
    }

    function isSuspended(Model memory model, uint48 moment) public pure returns (bool) {
        return model.suspended && (model.suspensionEnd == 0 || moment < model.suspensionEnd);
    }

    /// @dev The record knows an act's time to 64 seconds only.
    function recordedAt(Model memory model) public pure returns (uint48) {
        return model.issued ? model.actedAt - ((model.actedAt - 1_577_836_800) % 64) : 0;
    }

    function isSuspect(uint48 recorded) public view returns (bool) {
        return suspectFrom != 0 && recorded + 63 >= suspectFrom && recorded <= suspectTo;
    }

    function _newAccount(uint256, uint256) internal override returns (address) {
        return address(new AgreeableWallet());
    }

    function _word(address, bytes32) internal pure override returns (bytes memory) {
        return "signature";
    }

    function _waitUntil(uint256 moment) internal override {
        present = uint48(moment);
        VM.warp(moment);
    }

    /// @dev An account of one of the holders.
    function _wallet(uint8 seed) private view returns (address) {
        return _accountOf(seed % 3, seed / 3);
    }

    /// @dev Notes where the registry took what the model refuses, or refused what it takes.
    function _expect(bool allowed, bytes memory wish) private {
        (bool done, ) = address(REGISTRY).call(wish);
        if (done && !allowed) mismatch = "the registry took what it should refuse";
        if (!done && allowed) mismatch = "the registry refused what it should take";
        ++acts;
    }

    function _acted(Model storage model) private {
        model.actedAt = present;
        ++model.acts;
    }

    function _ended(Model storage model, ICredentialTypes.State how) private {
        model.ended = how;
        _acted(model);
    }

    function _issued(Model storage model, ICredentialTypes.Issuance memory issuance) private {
        (model.issued, model.holder, model.commitment) = (true, issuance.holder, issuance.commitment);
        (model.from, model.until) = (issuance.validFrom, issuance.validUntil);
        _acted(model);
    }

    function _isDecidable(Model storage model, uint16 revision) private view returns (bool) {
        return
            model.issued &&
            model.ended == NONE &&
            !isSuspended(model, present) &&
            revision == model.acts &&
            _agencyActs();
    }

    function _anyEntry(uint256 index) private pure returns (uint256) {
        if (index % 3 == 0) return index % COUNT;
        return [uint256(0), 1, 127, 128, 255, 256, 299, 300][index % 8];
    }

    function _isSound(ICredentialTypes.Issuance memory issuance) private pure returns (bool) {
        return issuance.holder != address(0) && issuance.commitment != 0 && issuance.validUntil > issuance.validFrom;
    }

    function _issuance(
        uint256 which,
        address holder,
        uint32 from,
        uint32 term,
        bool endless,
        bytes32 digest
    ) private pure returns (ICredentialTypes.Issuance memory) {
        uint48 begin = _begin(from);
        return ICredentialTypes.Issuance(id(which), holder, begin, endless ? NEVER : begin + term, digest);
    }

    function _spec(bool shown) private pure returns (ICredentialTypes.TypeSpec memory) {
        return ICredentialTypes.TypeSpec(OFFICE, 0, shown, false, shown, bytes32("schema"), "Licence");
    }

    function _agencyActs() private view returns (bool) {
        return agencySuspendedAt == 0;
    }

    /// @dev A quarter of an hour within some years around the start.
    function _begin(uint32 from) private pure returns (uint48) {
        return START - 365 days + uint48(from % 100_000) * 900;
    }
}
