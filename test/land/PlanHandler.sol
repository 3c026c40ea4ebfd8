// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandPlans} from "../../contracts/land/interfaces/ILandPlans.sol";
import {VM} from "../support/Vm.sol";
import {PlanPapers} from "./PlanPapers.sol";

/// @notice Divides, merges and gives up titles at random, honestly or not, and enters in its own ledger what should
/// stand on each. Owners are internal keys 1 to 3 and chargees 4 to 6.
abstract contract PlanHandler is PlanPapers {
    uint256 public constant TITLES = 24;

    struct Account {
        uint256[3] owners; // Parts of the first three keys.
        uint256[4] chargees; // By rank, 1 to 3.
        uint40 area;
        uint32 revision;
        bool closed;
        bool exists;
        uint8[] parents;
        address[] bodies; // Public bodies with a restriction over it, one slot after another.
    }

    mapping(uint8 title => Account account) private _accounts;
    mapping(uint8 title => bytes32 digest) public closedAs;
    uint8 private _next;

    uint256 public plans;
    uint256 public carriedCharges;
    uint256 public refusals;
    bool public passedForged;
    bool public passedUnsound;
    bool public refusedSound;

    function register(uint8 seed) external {
        if (_next == TITLES) return;
        uint8 title = _next++;
        Account storage account = _accounts[title];
        (account.area, account.revision, account.exists) = (1_000 + seed, 1, true);
        account.owners[0] = 1;
        if (seed % 3 != 0) account.owners[1] = 1 + (seed % 2);
        registry.registerShared(
            _registration(titleAt(title), _ownershipOf(account.owners, seed % 3 != 0), account.area)
        );
    }

    function charge(uint8 titleSeed, uint8 chargee, uint8 rankSeed) external {
        uint8 title = _pick(titleSeed);
        Account storage account = _accounts[title];
        uint8 rank = 1 + (rankSeed % 3);
        uint256 key = 4 + (chargee % 3);
        if (!account.exists) return;
        bool sound = !account.closed && account.chargees[rank] == 0;
        if (_charge(titleAt(title), account.revision, key, rank, _keysOf(account.owners))) {
            if (!sound) passedUnsound = true;
            account.chargees[rank] = key;
            ++account.revision;
        } else {
            _refused(sound);
        }
    }

    /// @notice Two officers put a restriction of public law over a title: this registry's orders have no delay.
    function restrict(uint8 titleSeed, uint8 body) external {
        uint8 title = _pick(titleSeed);
        Account storage account = _accounts[title];
        if (!account.exists || account.closed || account.bodies.length > 3) return;
        address holder = VM.addr(10 + (body % 4));
        bytes memory act = abi.encodeCall(registry.imposeRestriction, (titleAt(title), holder, type(uint48).max));
        registry.announceOrder(act, PAPER);
        VM.prank(address(0xc0142));
        (bool passed, ) = address(registry).call(act);
        if (!passed) return _refused(true);
        account.bodies.push(holder);
        ++account.revision;
    }

    function subdivide(uint8 titleSeed, uint8 parts, uint8 dice) external {
        uint8 title = _pick(titleSeed);
        Account storage account = _accounts[title];
        uint8 count = 2 + (parts % 2);
        if (!account.exists || _next + count > TITLES) return;
        ILandPlans.PlanDeed memory deed = _deed(ILandPlans.PlanKind.Subdivision, 1, count);
        deed.sources[0] = ILandPlans.Source(titleAt(title), account.revision);
        uint40 rest = account.area;
        for (uint8 i = 0; i < count; ++i) {
            uint40 area = i + 1 == count ? rest : account.area / count;
            rest -= area;
            deed.lots[i] = _lot(titleAt(_next + i), area, _ownershipOf(account.owners, _shared(account)));
        }
        bool sound = !account.closed && _tamper(deed, dice, title);
        _file(deed, sound, dice, title, title);
    }

    function merge(uint8 titleSeed, uint8 otherSeed, uint8 dice) external {
        uint8 title = _pick(titleSeed);
        uint8 other = _pick(otherSeed);
        Account storage account = _accounts[title];
        if (!account.exists || !_accounts[other].exists || _next + 1 > TITLES) return;
        ILandPlans.PlanDeed memory deed = _deed(ILandPlans.PlanKind.Consolidation, 2, 1);
        deed.sources[0] = ILandPlans.Source(titleAt(title), account.revision);
        deed.sources[1] = ILandPlans.Source(titleAt(other), _accounts[other].revision);
        uint40 area = account.area + _accounts[other].area;
        deed.lots[0] = _lot(titleAt(_next), area, _ownershipOf(account.owners, _shared(account)));
        bool sound = title != other && !account.closed && !_accounts[other].closed && _mergeable(title, other);
        sound = _tamper(deed, dice, title) && sound;
        _file(deed, sound, dice, title, other);
    }

    function surrender(uint8 titleSeed, uint8 dice) external {
        uint8 title = _pick(titleSeed);
        Account storage account = _accounts[title];
        if (!account.exists || dice % 6 > 1) return; // Seldom, so that titles live.
        bool honest = dice % 6 == 0;
        ILandPlans.SurrenderDeed memory deed = ILandPlans.SurrenderDeed(
            titleAt(title),
            account.revision,
            PAPER,
            type(uint48).max
        );
        bytes32 digest = _surrenderDigest(deed);
        bytes[] memory signatures = _signAll(_keysOf(account.owners), digest, !honest);
        try registry.surrender(deed, signatures, _signAll(_chargeesOf(account.chargees), digest, false)) {
            if (!honest) passedForged = true;
            if (account.closed || account.bodies.length != 0) passedUnsound = true;
            _close(title);
        } catch {
            _refused(honest && !account.closed && account.bodies.length == 0);
        }
    }

    function accountOf(uint8 title) external view returns (Account memory) {
        return _accounts[title];
    }

    /// @dev Files a plan over one title, or two. A forged one lacks the last owner's own signature, or a chargee's.
    function _file(ILandPlans.PlanDeed memory deed, bool sound, uint8 dice, uint8 first, uint8 second) private {
        bytes32 digest = _planDigest(deed);
        bytes[][] memory consents = new bytes[][](deed.sources.length);
        uint256[] memory chargees = _chargeesOf(_accounts[first].chargees);
        bool forgedOwner = dice % 8 == 1;
        bool forgedChargee = dice % 8 == 2 && chargees.length != 0;
        consents[0] = _signAll(chargees, digest, forgedChargee);
        if (consents.length == 2) consents[1] = _signAll(_chargeesOf(_accounts[second].chargees), digest, false);
        bytes[] memory signatures = _signAll(_keysOf(_accounts[first].owners), digest, forgedOwner);
        try registry.registerPlan(deed, signatures, consents) {
            if (forgedOwner || forgedChargee) passedForged = true;
            if (!sound) passedUnsound = true;
            for (uint256 i = 0; i < deed.lots.length; ++i) _enter(_next++, deed.lots[i].area, first, second);
            _close(first);
            if (second != first) _close(second);
            ++plans;
        } catch {
            _refused(sound && !forgedOwner && !forgedChargee);
        }
    }

    function _enter(uint8 lot, uint40 area, uint8 first, uint8 second) private {
        Account storage account = _accounts[lot];
        (account.area, account.revision, account.exists) = (area, 1, true);
        account.owners = _accounts[first].owners;
        account.parents.push(first);
        if (second != first) account.parents.push(second);
        for (uint256 i = 0; i < account.parents.length; ++i) {
            address[] storage bodies = _accounts[account.parents[i]].bodies;
            for (uint256 j = 0; j < bodies.length; ++j) account.bodies.push(bodies[j]);
            for (uint8 rank = 1; rank <= 3; ++rank) {
                uint256 chargee = _accounts[account.parents[i]].chargees[rank];
                if (chargee == 0) continue;
                account.chargees[rank] = chargee;
                ++carriedCharges;
            }
        }
    }

    function _close(uint8 title) private {
        Account storage account = _accounts[title];
        account.closed = true;
        ++account.revision;
        closedAs[title] = keccak256(abi.encode(registry.title(titleAt(title))));
    }

    function _refused(bool sound) private {
        if (sound) refusedSound = true;
        ++refusals;
    }

    /// @dev Spoils a plan now and then. Tells whether it stayed sound.
    function _tamper(ILandPlans.PlanDeed memory deed, uint8 dice, uint8 title) private view returns (bool) {
        uint256 last = deed.lots.length - 1;
        if (dice % 8 == 3) deed.lots[last].area += 1 + uint40(dice) / 4;
        else if (dice % 8 == 4) deed.lots[last].ownership = _ownershipOf([uint256(0), 0, 1], false);
        else if (dice % 8 == 5) deed.lots[last].titleId = titleAt(title);
        else return true;
        if (dice % 8 != 3) return false;
        uint256 total = 0;
        for (uint256 i = 0; i < deed.sources.length; ++i) total += _areaOf(deed.sources[i].titleId);
        return (1 + uint256(dice) / 4) * 10_000 <= total * TOLERANCE;
    }

    function _areaOf(bytes32 titleId) private view returns (uint256) {
        for (uint8 i = 0; i < _next; ++i) if (titleAt(i) == titleId) return _accounts[i].area;
        return 0;
    }

    function _mergeable(uint8 title, uint8 other) private view returns (bool) {
        if (_accounts[title].bodies.length + _accounts[other].bodies.length > 32) return false;
        Account storage one = _accounts[title];
        Account storage two = _accounts[other];
        for (uint256 i = 0; i < 3; ++i) if (one.owners[i] != two.owners[i]) return false;
        for (uint8 rank = 1; rank <= 3; ++rank) if (one.chargees[rank] != 0 && two.chargees[rank] != 0) return false;
        return true;
    }

    function _shared(Account storage account) private view returns (bool) {
        return account.owners[1] != 0;
    }

    /// @dev Mostly a title of late, which may still live.
    function _pick(uint8 seed) private view returns (uint8) {
        if (_next == 0) return 0;
        return seed % 4 == 0 || _next < 4 ? seed % _next : _next - 1 - (seed % 4);
    }
}
