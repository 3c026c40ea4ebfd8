// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {CredentialCertificate} from "../../contracts/credentials/CredentialCertificate.sol";
import {CredentialRegistry} from "../../contracts/credentials/CredentialRegistry.sol";
import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {ICredentialRegistry} from "../../contracts/credentials/interfaces/ICredentialRegistry.sol";
import {VM} from "../support/Vm.sol";

/// @dev Does random acts on four licences and one batch, and keeps a plain model of what must have become of them.
contract CredentialsHandler {
    uint64 public constant AGENCY = 3 << 16;
    uint64 public constant OFFICE = AGENCY | 1;
    bytes4 public constant LICENCE = "LBUS";
    bytes32 public constant ROOT = "root";
    uint32 public constant COUNT = 300;
    uint48 public constant NEVER = type(uint48).max;
    uint48 public constant START = 1_800_000_000;

    Authority public immutable AUTHORITY = new Authority(address(this));
    CredentialRegistry public immutable REGISTRY = new CredentialRegistry(
        AUTHORITY,
        new CredentialCertificate(),
        address(0)
    );

    struct Model {
        bool issued;
        bool suspended;
        bool revoked;
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
    string public mismatch;

    mapping(uint256 which => Model model) private _models;
    mapping(uint256 index => uint8 state) private _entries;

    constructor() {
        VM.warp(START);
        AUTHORITY.grantRole(1, address(this), 0);
        AUTHORITY.openAgency(AGENCY, "Licensing Department");
        AUTHORITY.openOffice(OFFICE, "Issuing officer", 0);
        AUTHORITY.grantRole(AGENCY, address(this), 0);
        AUTHORITY.grantRole(OFFICE, address(this), 0);
        REGISTRY.registerType(LICENCE, ICredentialTypes.TypeSpec(OFFICE, 0, false, bytes32("schema"), "Licence"));
        REGISTRY.issueBatch(LICENCE, ROOT, COUNT, START, START + 365 days, bytes32("basis"));
    }

    function issue(uint256 which, address holder, uint32 from, uint32 term, bool endless, bytes32 digest) external {
        Model storage model = _models[which % 4];
        uint48 begin = _begin(from);
        uint48 end = endless ? NEVER : begin + term;
        bool due = !model.issued && digest != 0 && end > begin && _agencyActs();
        _expect(
            due,
            abi.encodeCall(
                ICredentialRegistry.issue,
                (ICredentialTypes.Issuance(id(which), holder, begin, end, digest), bytes32("basis"))
            )
        );
        if (!due) return;
        (model.issued, model.holder, model.commitment) = (true, holder, digest);
        (model.from, model.until) = (begin, end);
        _acted(model);
    }

    function suspend(uint256 which, uint32 duration, bool endless) external {
        Model storage model = _models[which % 4];
        uint48 end = endless ? 0 : present + (duration % 60 days);
        bool allowed = model.issued && !model.revoked && (endless || end > present) && _agencyActs();
        _expect(allowed, abi.encodeCall(ICredentialRegistry.suspend, (id(which), end, bytes32("reason"))));
        if (!allowed || (model.suspended && model.suspensionEnd == end)) return;
        (model.suspended, model.suspensionEnd) = (true, end);
        _acted(model);
    }

    function reinstate(uint256 which) external {
        Model storage model = _models[which % 4];
        bool allowed = model.issued && !model.revoked && _agencyActs();
        _expect(allowed, abi.encodeCall(ICredentialRegistry.reinstate, (id(which), bytes32("reason"))));
        if (!allowed || !isSuspended(model, present)) return;
        (model.suspended, model.suspensionEnd) = (false, 0);
        _acted(model);
    }

    function renew(uint256 which, uint32 from, uint32 term, uint8 stale, bytes32 digest) external {
        Model storage model = _models[which % 4];
        uint48 begin = _begin(from);
        uint16 revision = stale < 32 ? stale : model.acts;
        bool due =
            model.issued &&
                !model.revoked &&
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

    /// @dev Rarer than the others, because it is final.
    function revoke(uint256 which, uint8 chance) external {
        if (chance > 63) return;
        Model storage model = _models[which % 4];
        bool allowed = model.issued && _agencyActs();
        _expect(allowed, abi.encodeCall(ICredentialRegistry.revoke, (id(which), bytes32("reason"))));
        if (!allowed || model.revoked) return;
        model.revoked = true;
        _acted(model);
    }

    /// @dev Entries at the borders of words, and any other.
    function changeEntry(uint256 index, uint8 act) external {
        if (index % 3 != 0) index = [uint256(0), 1, 127, 128, 255, 256, 299, 300][index % 8];
        else index %= COUNT;
        uint8 next = act % 3;
        bool allowed = index < COUNT && (_entries[index] != 2 || next == 2) && _agencyActs();
        bytes4 selector = [
            ICredentialRegistry.reinstateEntry.selector,
            ICredentialRegistry.suspendEntry.selector,
            ICredentialRegistry.revokeEntry.selector
        ][next];
        _expect(allowed, abi.encodeWithSelector(selector, ROOT, index, bytes32("reason")));
        if (allowed) _entries[index] = next;
    }

    /// @dev Nobody else changes anything, whatever he calls.
    function intrude(address intruder, uint256 which, uint8 act) external {
        if (intruder == address(this)) return;
        bytes[4] memory wishes = [
            abi.encodeCall(ICredentialRegistry.suspend, (id(which), 0, bytes32("reason"))),
            abi.encodeCall(ICredentialRegistry.revoke, (id(which), bytes32("reason"))),
            abi.encodeCall(ICredentialRegistry.revokeEntry, (ROOT, which % COUNT, bytes32("reason"))),
            abi.encodeCall(
                ICredentialRegistry.issueBatch,
                (LICENCE, keccak256(abi.encode(which)), 1, START, NEVER, bytes32("basis"))
            )
        ];
        VM.prank(intruder);
        (bool done, ) = address(REGISTRY).call(wishes[act % 4]);
        if (done) mismatch = "a stranger changed something";
    }

    function suspendAgency(uint8 chance, uint32 suspectFor) external {
        if (chance > 31) return;
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

    function entryModel(uint256 index) external view returns (uint8) {
        return _entries[index];
    }

    function id(uint256 which) public pure returns (bytes32) {
        return bytes32(LICENCE) | bytes32(which % 4);
    }

    function isSuspended(Model memory model, uint48 moment) public pure returns (bool) {
        return model.suspended && (model.suspensionEnd == 0 || moment < model.suspensionEnd);
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

    function _agencyActs() private view returns (bool) {
        return agencySuspendedAt == 0;
    }

    /// @dev A quarter of an hour within some years around the start.
    function _begin(uint32 from) private pure returns (uint48) {
        return START - 365 days + uint48(from % 100_000) * 900;
    }
}

/// @dev The invariants of contracts/credentials/README.md, by number.
contract CredentialRegistryTest {
    CredentialsHandler private _handler;
    CredentialRegistry private _registry;

    function setUp() external {
        _handler = new CredentialsHandler();
        _registry = _handler.REGISTRY();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev 1 and 2: the registry takes exactly what the model takes, and nothing from strangers.
    function invariant_1and2_TakesOnlyWhatAnActingOfficerMayDo() external view {
        require(bytes(_handler.mismatch()).length == 0, _handler.mismatch());
    }

    /// @dev 3.
    function invariant_3_RevokedIsNeverValidAgain() external view {
        for (uint256 i = 0; i < 4; ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            if (!model.revoked) continue;
            for (uint48 moment = model.actedAt; moment < model.actedAt + 1_000 days; moment += 25 days) {
                require(
                    _registry.status(_handler.id(i), moment).standing == ICredentialTypes.Standing.Revoked,
                    "a revoked credential rose"
                );
            }
            require(
                _registry.credential(_handler.id(i)).state == ICredentialTypes.State.Revoked,
                "the record forgot the revocation"
            );
        }
    }

    /// @dev 4.
    function invariant_4_RevisionCountsTheActs() external view {
        for (uint256 i = 0; i < 4; ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            if (!model.issued) continue;
            require(_registry.credential(_handler.id(i)).revision == model.acts, "revision is not the number of acts");
        }
    }

    /// @dev 5: an act changes what it says and nothing else.
    function invariant_5_RecordIsWhatTheActsMadeIt() external view {
        for (uint256 i = 0; i < 4; ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            if (!model.issued) continue;
            ICredentialTypes.Credential memory record = _registry.credential(_handler.id(i));
            require(record.typeId == _handler.LICENCE() && record.holder == model.holder, "type or holder changed");
            require(record.validFrom == model.from && record.validUntil == model.until, "term changed");
            require(record.commitment == model.commitment, "commitment changed");
            require(record.actedAt <= model.actedAt && model.actedAt < record.actedAt + 64, "time of the act is off");
        }
    }

    /// @dev 6.
    function invariant_6_EntriesDoNotTouchEachOther() external view {
        for (uint256 i = 0; i < _handler.COUNT(); ++i) {
            require(uint8(_registry.entryState(_handler.ROOT(), i)) == _handler.entryModel(i), "entry is off");
        }
    }

    /// @dev 7: at any moment the registry's judgement is the plain model's.
    function invariant_7_StandsAsTheModelSays() external view {
        uint48 present = _handler.present();
        for (uint256 i = 0; i < 4; ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            _compare(i, model, present);
            for (uint48 step = 0; step < 40; ++step) {
                _compare(i, model, _handler.START() - 400 days + step * 29 days + step);
            }
            // Around every turn of its life.
            for (uint48 offset = 0; offset < 3; ++offset) {
                _compare(i, model, model.from + offset);
                if (model.until != type(uint48).max) _compare(i, model, model.until + offset);
                if (model.suspensionEnd != 0) _compare(i, model, model.suspensionEnd + offset - 1);
            }
        }
    }

    function _compare(uint256 which, CredentialsHandler.Model memory model, uint48 moment) private view {
        // The record knows an act's time to 64 seconds only: within them either answer is right.
        uint48 recorded = model.issued ? model.actedAt - ((model.actedAt - 1_577_836_800) % 64) : 0;
        if (moment >= recorded && moment < model.actedAt) return;
        require(
            _registry.status(_handler.id(which), moment).standing == _expected(model, recorded, moment),
            "standing"
        );
    }

    function _expected(
        CredentialsHandler.Model memory model,
        uint48 recorded,
        uint48 moment
    ) private view returns (ICredentialTypes.Standing) {
        if (!model.issued) return ICredentialTypes.Standing.Unknown;
        if (model.revoked && moment >= model.actedAt) return ICredentialTypes.Standing.Revoked;
        uint48 suspectFrom = _handler.suspectFrom();
        if (suspectFrom != 0 && recorded + 63 >= suspectFrom && recorded <= _handler.suspectTo()) {
            return ICredentialTypes.Standing.IssuerCompromised;
        }
        if (!model.revoked && moment >= model.actedAt && _handler.isSuspended(model, moment)) {
            return ICredentialTypes.Standing.Suspended;
        }
        if (moment < model.from) return ICredentialTypes.Standing.NotYetValid;
        if (moment >= model.until) return ICredentialTypes.Standing.Expired;
        uint48 agencySuspendedAt = _handler.agencySuspendedAt();
        if (agencySuspendedAt != 0 && moment >= agencySuspendedAt) return ICredentialTypes.Standing.IssuerSuspended;
        return ICredentialTypes.Standing.Valid;
    }
}
