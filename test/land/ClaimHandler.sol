// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFirstRegistrationTypes} from "../../contracts/land/interfaces/IFirstRegistrationTypes.sol";
import {VM} from "../support/Vm.sol";
import {ClaimPapers} from "./ClaimPapers.sol";

/// @notice Claims land, objects and decides at random, honestly or not, and enters in its own ledger what should stand.
/// Parties are internal keys 1 to PARTIES.
abstract contract ClaimHandler is ClaimPapers {
    uint256 public constant TITLES = 4;
    uint256 public constant PARTIES = 4;

    struct Entry {
        uint8 title;
        uint256 owner;
        uint48 deadline;
        bytes32 claimId;
        IFirstRegistrationTypes.ClaimState state;
        uint256 closesAt;
        IFirstRegistrationTypes.ObjectionState[5] objections;
    }

    Entry[] private _entries;
    mapping(uint8 title => uint256 owner) public ownerOf;
    mapping(uint8 title => uint256 index) private _live; // One more than the entry's index; zero is none.

    uint256 public completed;
    uint256 public refusals;
    bool public passedForged;
    bool public passedEarly;
    bool public passedObjection;
    bool public passedTwice;
    bool public refusedSound;

    function publish(uint8 titleSeed, uint8 ownerSeed, uint8 dice) external {
        uint8 title = uint8(titleSeed % TITLES);
        uint256 owner = 1 + (ownerSeed % PARTIES);
        // A claim that was published before is tried again now and then.
        bool again = dice % 5 == 0 && _entries.length != 0;
        uint48 deadline = uint48(type(uint40).max) + uint48(_entries.length);
        if (again) {
            Entry storage old = _entries[ownerSeed % _entries.length];
            (title, owner, deadline) = (old.title, old.owner, old.deadline);
        }
        bool honest = dice % 7 != 0;
        IFirstRegistrationTypes.Claim memory claim = _claim(title, VM.addr(owner), deadline);
        bytes32 claimId = _claimId(claim);
        try first.publish(claim, _one(_sign(honest ? owner : FORGER, claimId))) {
            if (!honest) passedForged = true;
            if (again || _live[title] != 0 || ownerOf[title] != 0) passedTwice = true;
            Entry storage entry = _entries.push();
            (entry.title, entry.owner, entry.deadline, entry.claimId) = (title, owner, deadline, claimId);
            (entry.state, entry.closesAt) = (IFirstRegistrationTypes.ClaimState.Published, block.timestamp + PERIOD);
            _live[title] = _entries.length;
        } catch {
            _refused(honest && !again && _live[title] == 0 && ownerOf[title] == 0);
        }
    }

    function object(uint8 seed, uint8 objectorSeed, uint8 dice) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        uint256 objector = 1 + (objectorSeed % PARTIES);
        bool honest = dice % 6 != 0;
        IFirstRegistrationTypes.Objection memory paper = IFirstRegistrationTypes.Objection(
            titleAt(entry.title),
            entry.claimId,
            VM.addr(objector),
            PAPER,
            type(uint48).max
        );
        bool sound =
            honest &&
                _standing(entry) &&
                block.timestamp <= entry.closesAt &&
                entry.objections[objector] == IFirstRegistrationTypes.ObjectionState.None;
        try first.lodgeObjection(paper, _sign(honest ? objector : FORGER, _objectionDigest(entry.title, paper))) {
            if (!honest) passedForged = true;
            if (!sound) passedTwice = true;
            entry.objections[objector] = IFirstRegistrationTypes.ObjectionState.Open;
        } catch {
            _refused(sound);
        }
    }

    function withdrawObjection(uint8 seed, uint8 objectorSeed, uint8 dice) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        uint256 objector = 1 + (objectorSeed % PARTIES);
        bool honest = dice % 6 != 0;
        IFirstRegistrationTypes.ObjectionWithdrawal memory paper = IFirstRegistrationTypes.ObjectionWithdrawal(
            titleAt(entry.title),
            entry.claimId,
            VM.addr(objector),
            type(uint48).max
        );
        bool sound = honest && _open(entry, objector);
        try first.withdrawObjection(paper, _sign(honest ? objector : FORGER, _backDigest(entry.title, paper))) {
            if (!sound) passedForged = true;
            entry.objections[objector] = IFirstRegistrationTypes.ObjectionState.Withdrawn;
        } catch {
            _refused(sound);
        }
    }

    function decide(uint8 seed, uint8 objectorSeed, bool upheld) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        uint256 objector = 1 + (objectorSeed % PARTIES);
        bool sound = _open(entry, objector);
        try first.decide(titleAt(entry.title), entry.claimId, VM.addr(objector), upheld, PAPER) {
            if (!sound) passedTwice = true;
            entry.objections[objector] =
                upheld
                    ? IFirstRegistrationTypes.ObjectionState.Upheld
                    : IFirstRegistrationTypes.ObjectionState.Dismissed;
            if (upheld) _ended(entry, IFirstRegistrationTypes.ClaimState.Refused);
        } catch {
            _refused(sound);
        }
    }

    function complete(uint8 seed, uint8 dice) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        // Now and then somebody else is slipped in as owner.
        bool honest = dice % 6 != 0;
        address owner = honest ? VM.addr(entry.owner) : VM.addr(FORGER);
        bool timely = block.timestamp > entry.closesAt;
        try first.complete(_claim(entry.title, owner, entry.deadline)) {
            if (!honest) passedForged = true;
            if (!_standing(entry)) passedTwice = true;
            if (!timely) passedEarly = true;
            if (_blocked(entry)) passedObjection = true;
            ownerOf[entry.title] = entry.owner;
            _ended(entry, IFirstRegistrationTypes.ClaimState.Registered);
            ++completed;
        } catch {
            _refused(honest && _standing(entry) && timely && !_blocked(entry));
        }
    }

    function refuse(uint8 seed, uint8 dice) external {
        if (_entries.length == 0 || dice % 4 != 0) return; // Seldom, so that claims get far.
        Entry storage entry = _pick(seed);
        bool sound = _standing(entry);
        try first.refuse(titleAt(entry.title), entry.claimId, PAPER) {
            if (!sound) passedTwice = true;
            _ended(entry, IFirstRegistrationTypes.ClaimState.Refused);
        } catch {
            _refused(sound);
        }
    }

    function withdraw(uint8 seed, uint8 dice) external {
        if (_entries.length == 0 || dice % 4 > 1) return;
        Entry storage entry = _pick(seed);
        bool honest = dice % 4 == 0;
        IFirstRegistrationTypes.ClaimWithdrawal memory paper = IFirstRegistrationTypes.ClaimWithdrawal(
            titleAt(entry.title),
            entry.claimId,
            VM.addr(entry.owner),
            type(uint48).max
        );
        bytes memory signature = _sign(honest ? entry.owner : FORGER, _claimBackDigest(entry.title, paper));
        try first.withdraw(_claim(entry.title, VM.addr(entry.owner), entry.deadline), paper, signature) {
            if (!honest) passedForged = true;
            if (!_standing(entry)) passedTwice = true;
            _ended(entry, IFirstRegistrationTypes.ClaimState.Withdrawn);
        } catch {
            _refused(honest && _standing(entry));
        }
    }

    function pass(uint16 time) external {
        VM.warp(block.timestamp + (time % (2 * PERIOD)));
    }

    function entries() external view returns (Entry[] memory) {
        return _entries;
    }

    function liveOn(uint8 title) external view returns (bytes32) {
        return _live[title] == 0 ? bytes32(0) : _entries[_live[title] - 1].claimId;
    }

    function _ended(Entry storage entry, IFirstRegistrationTypes.ClaimState state) private {
        entry.state = state;
        delete _live[entry.title];
    }

    function _refused(bool sound) private {
        if (sound) refusedSound = true;
        ++refusals;
    }

    /// @dev Mostly the claims of late, which may still live.
    function _pick(uint8 seed) private view returns (Entry storage) {
        uint256 count = _entries.length;
        return _entries[seed % 4 == 0 ? (seed / 4) % count : count - 1];
    }

    function _open(Entry storage entry, uint256 objector) private view returns (bool) {
        return _standing(entry) && entry.objections[objector] == IFirstRegistrationTypes.ObjectionState.Open;
    }

    function _blocked(Entry storage entry) private view returns (bool) {
        for (uint256 key = 1; key <= PARTIES; ++key) {
            IFirstRegistrationTypes.ObjectionState state = entry.objections[key];
            if (state == IFirstRegistrationTypes.ObjectionState.Open) return true;
            if (state == IFirstRegistrationTypes.ObjectionState.Upheld) return true;
        }
        return false;
    }

    function _standing(Entry storage entry) private view returns (bool) {
        return entry.state == IFirstRegistrationTypes.ClaimState.Published;
    }
}
