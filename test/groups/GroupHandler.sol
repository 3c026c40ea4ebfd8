// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISemaphoreVerifier} from "@semaphore-protocol/contracts/interfaces/ISemaphoreVerifier.sol";

import {Authority} from "../../contracts/access/Authority.sol";
import {GroupRegistry} from "../../contracts/groups/GroupRegistry.sol";
import {IGroupTypes} from "../../contracts/groups/interfaces/IGroupTypes.sol";
import {MembershipVerifier} from "../../contracts/groups/MembershipVerifier.sol";
import {VM} from "../support/Vm.sol";
import {GroupPapers} from "./GroupPapers.sol";
import {IdentitiesMock} from "./mocks/IdentitiesMock.sol";
import {PlainTree} from "./PlainTree.sol";

/// @dev Does random acts on one kept and one published group, and keeps a plain model of what must have become of them.
/// Most acts are sound, some are wrong in one point; the model says which go through.
contract GroupHandler is GroupPapers {
    uint64 public constant AGENCY = 4 << 16;
    uint64 public constant OFFICE = AGENCY | 2;
    uint64 public constant WITNESS = (7 << 16) | 1;
    uint32 public constant WINDOW = 1 hours;
    uint256 public constant PEOPLE = 5;
    bytes32 public constant KEPT = "RESIDENTS";
    bytes32 public constant PUBLISHED = "VOTERS";
    bytes32 private constant REASONS = keccak256("reasons");

    /// @dev Officer 0 sits in the roll office, 1 and 2 countersign, 3 sits in both; the keys are their numbers.
    uint256 private constant OFFICERS = 0x1000;
    uint256 private constant PERSONS = 0x2000;

    struct Root {
        uint256 root;
        // Zero while it is current.
        uint256 supersededAt;
        // Members were taken off since.
        bool ended;
    }

    Authority public immutable AUTHORITY = new Authority(address(this));
    IdentitiesMock public immutable IDENTITIES = new IdentitiesMock();
    GroupRegistry public immutable REGISTRY = new GroupRegistry(
        AUTHORITY,
        IDENTITIES,
        ISemaphoreVerifier(address(new MembershipVerifier())),
        address(0)
    );

    uint256[] private _leaves;
    Root[] private _keptRoots;
    Root[] private _publishedRoots;
    mapping(uint256 commitment => bool) private _ever;
    /// @dev Place of a person's leaf plus one; zero for no member.
    uint256[PEOPLE] private _places;
    uint256[] private _removed;
    uint32 public publications;
    string public mismatch;
    uint256 public joined;
    uint256 public takenOff;

    constructor() {
        VM.warp(1_800_000_000);
        AUTHORITY.openAgency(AGENCY, "Civil registry");
        AUTHORITY.openAgency(WITNESS - 1, "Electoral commission");
        AUTHORITY.grantRole(1, address(this), 0);
        AUTHORITY.grantRole(AGENCY, address(this), 0);
        AUTHORITY.grantRole(WITNESS - 1, address(this), 0);
        AUTHORITY.openOffice(OFFICE, "Roll", 0);
        AUTHORITY.openOffice(WITNESS, "Commission", 0);
        AUTHORITY.grantRole(OFFICE, officer(0), 0);
        AUTHORITY.grantRole(OFFICE, officer(3), 0);
        for (uint256 i = 1; i < 4; ++i) AUTHORITY.grantRole(WITNESS, officer(i), 0);
        for (uint256 i = 0; i < PEOPLE; ++i) IDENTITIES.setVerified(person(i), true);
        REGISTRY.openGroup(KEPT, OFFICE, WINDOW);
        REGISTRY.openPublishedGroup(PUBLISHED, OFFICE, WINDOW, WITNESS, 2);
    }

    function pass(uint256 time) external {
        VM.warp(block.timestamp + (time % (2 * WINDOW)));
    }

    function verify(uint256 who, bool verified) external {
        IDENTITIES.setVerified(person(who % PEOPLE), verified);
    }

    /// @param fault 0 to 3 spoil the officer, the signer, the deadline, the group's name; others nothing.
    function join(uint256 who, uint256 seed, uint8 fault) external {
        who %= PEOPLE;
        uint256 commitment = _commitment(seed);
        fault %= 12;
        IGroupTypes.Joining memory paper = IGroupTypes.Joining(person(who), commitment, _deadline(fault));
        bytes memory signature = signJoining(REGISTRY, fault == 3 ? PUBLISHED : KEPT, paper, _signer(who, fault));
        bool due = fault > 3 && _mayJoin(who, commitment);

        VM.prank(officer(fault == 0 ? 1 : 0));
        try REGISTRY.join(KEPT, paper, signature) {
            if (!due) mismatch = "join went through";
            _supersede(_keptRoots, false);
            _plant(who, commitment);
            _current(_keptRoots, PlainTree.root(_leaves));
        } catch {
            if (due) mismatch = "join was refused";
        }
    }

    /// @param fault 0 to 2 as in {join}, for the first of the batch.
    function joinMany(uint256 first, uint256 second, uint256 seed, uint8 fault) external {
        fault %= 12;
        uint256[2] memory who = [first % PEOPLE, second % PEOPLE];
        uint256[] memory commitments = new uint256[](2);
        IGroupTypes.Joiner[] memory joiners = new IGroupTypes.Joiner[](2);
        for (uint256 i = 0; i < 2; ++i) {
            commitments[i] = _commitment(seed >> (8 * i));
            uint48 deadline = _deadline(i == 0 ? fault : 11);
            uint256 key = _signer(who[i], i == 0 ? fault : 11);
            IGroupTypes.Joining memory paper = IGroupTypes.Joining(person(who[i]), commitments[i], deadline);
            joiners[i] = IGroupTypes.Joiner(person(who[i]), deadline, signJoining(REGISTRY, KEPT, paper, key));
        }
        bool due = fault > 2 && who[0] != who[1] && commitments[0] != commitments[1];
        for (uint256 i = 0; i < 2; ++i) due = due && _mayJoin(who[i], commitments[i]);

        VM.prank(officer(fault == 0 ? 2 : 3));
        try REGISTRY.joinMany(KEPT, commitments, joiners) {
            if (!due) mismatch = "joinMany went through";
            _supersede(_keptRoots, false);
            for (uint256 i = 0; i < 2; ++i) _plant(who[i], commitments[i]);
            _current(_keptRoots, PlainTree.root(_leaves));
        } catch {
            if (due) mismatch = "joinMany was refused";
        }
    }

    /// @param fault 0 spoils the officer, 1 adds a sibling; others nothing.
    function remove(uint256 who, uint8 fault) external {
        who %= PEOPLE;
        fault %= 8;
        uint256[] memory siblings = _siblings(who, fault == 1);
        bool due = fault > 1 && _places[who] != 0;

        VM.prank(officer(fault == 0 ? 1 : 0));
        try REGISTRY.remove(KEPT, person(who), siblings, REASONS) {
            if (!due) mismatch = "remove went through";
            _takeOff(who, 0);
        } catch {
            if (due) mismatch = "remove was refused";
        }
    }

    function removeLapsed(uint256 who) external {
        who %= PEOPLE;
        bool due = _places[who] != 0 && !IDENTITIES.isVerified(person(who));
        try REGISTRY.removeLapsed(KEPT, person(who), _siblings(who, false)) {
            if (!due) mismatch = "removeLapsed went through";
            _takeOff(who, 0);
        } catch {
            if (due) mismatch = "removeLapsed was refused";
        }
    }

    /// @param fault 0 to 2 as in {join}; 3 names another former commitment.
    function replace(uint256 who, uint256 seed, uint8 fault) external {
        who %= PEOPLE;
        fault %= 8;
        uint256 place = _places[who];
        uint256 former = place == 0 ? 1 : _leaves[place - 1];
        IGroupTypes.Replacement memory paper = IGroupTypes.Replacement(
            person(who),
            fault == 3 ? former + 1 : former,
            _commitment(seed),
            _deadline(fault)
        );
        bytes memory signature = signReplacement(REGISTRY, KEPT, paper, _signer(who, fault));
        uint256[] memory siblings = _siblings(who, false);
        bool due = fault > 3 && place != 0 && IDENTITIES.isVerified(person(who)) && _mayUse(paper.commitment);

        VM.prank(officer(fault == 0 ? 1 : 0));
        try REGISTRY.replace(KEPT, paper, signature, siblings) {
            if (!due) mismatch = "replace went through";
            _takeOff(who, paper.commitment);
        } catch {
            if (due) mismatch = "replace was refused";
        }
    }

    /// @param fault 0 spoils the officer, 1 the number, 2 the deadline, 3 takes a stranger's, 4 repeats one, 5 lacks one, 6 has the
    /// one who posts among them; others nothing.
    function publish(uint256 seed, bool additive, uint8 fault) external {
        fault %= 14;
        IGroupTypes.Publication memory paper = IGroupTypes.Publication({
            revision: publications + (fault == 1 ? 2 : 1),
            root: 1 + (seed % 4),
            size: 1,
            list: bytes32(seed | 1),
            additive: additive,
            deadline: _deadline(fault)
        });
        uint256 poster = fault == 0 ? 1 : (fault == 6 ? 3 : 0);
        uint256[2] memory keys = [OFFICERS + 1, OFFICERS + 2];
        if (fault == 3) keys[1] = OFFICERS + 9;
        if (fault == 4) keys[1] = keys[0];
        if (fault == 6) keys[1] = OFFICERS + 3;
        IGroupTypes.Countersignature[] memory signatures = countersign(REGISTRY, PUBLISHED, paper, keys, fault == 5);
        bool due = fault > 6;

        VM.prank(officer(poster));
        try REGISTRY.publish(PUBLISHED, paper, signatures) {
            if (due) ++publications;
            else mismatch = "publish went through";
            _supersede(_publishedRoots, !additive);
            _current(_publishedRoots, paper.root);
        } catch {
            if (due) mismatch = "publish was refused";
        }
    }

    function officer(uint256 number) public pure returns (address) {
        return VM.addr(OFFICERS + number);
    }

    function person(uint256 number) public pure returns (address) {
        return VM.addr(PERSONS + number);
    }

    function leaves() external view returns (uint256[] memory) {
        return _leaves;
    }

    function removed() external view returns (uint256[] memory) {
        return _removed;
    }

    function roots(bool kept) external view returns (Root[] memory) {
        return kept ? _keptRoots : _publishedRoots;
    }

    function placeOf(uint256 who) external view returns (uint256) {
        return _places[who];
    }

    function _plant(uint256 who, uint256 commitment) private {
        _leaves.push(commitment);
        _places[who] = _leaves.length;
        _ever[commitment] = true;
        ++joined;
    }

    /// @dev Empties a person's leaf, or puts another commitment there.
    function _takeOff(uint256 who, uint256 next) private {
        uint256 place = _places[who] - 1;
        _removed.push(_leaves[place]);
        _supersede(_keptRoots, true);
        _leaves[place] = next;
        if (next == 0) _places[who] = 0;
        else _ever[next] = true;
        _current(_keptRoots, PlainTree.root(_leaves));
        ++takenOff;
    }

    /// @dev A list has one entry a root, as the same root may come back.
    function _supersede(Root[] storage list, bool ends) private {
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].supersededAt == 0) list[i].supersededAt = block.timestamp;
            if (ends) list[i].ended = true;
        }
    }

    function _current(Root[] storage list, uint256 root) private {
        if (root == 0) return;
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].root != root) continue;
            (list[i].supersededAt, list[i].ended) = (0, false);
            return;
        }
        list.push(Root(root, 0, false));
    }

    function _mayJoin(uint256 who, uint256 commitment) private view returns (bool) {
        return _places[who] == 0 && IDENTITIES.isVerified(person(who)) && _mayUse(commitment);
    }

    function _mayUse(uint256 commitment) private view returns (bool) {
        return commitment != 0 && commitment < FIELD && !_ever[commitment];
    }

    /// @dev Mostly fresh, often used before, now and then none at all.
    function _commitment(uint256 seed) private view returns (uint256) {
        seed %= 16;
        if (seed == 0) return 0;
        if (seed == 1) return FIELD + 5;
        if (seed < 5 && _removed.length != 0) return _removed[seed % _removed.length];
        if (seed < 7 && _leaves.length != 0) return _leaves[seed % _leaves.length];
        return uint256(keccak256(abi.encode(seed, _leaves.length, block.timestamp))) >> 8;
    }

    function _deadline(uint8 fault) private view returns (uint48) {
        return fault == 2 ? uint48(block.timestamp) - 1 : uint48(block.timestamp);
    }

    function _signer(uint256 who, uint8 fault) private pure returns (uint256) {
        return PERSONS + (fault == 1 ? (who + 1) % PEOPLE : who);
    }

    function _siblings(uint256 who, bool spoilt) private view returns (uint256[] memory nodes) {
        nodes = _places[who] == 0 ? new uint256[](0) : PlainTree.siblings(_leaves, _places[who] - 1);
        if (!spoilt) return nodes;
        uint256[] memory longer = new uint256[](nodes.length + 1);
        for (uint256 i = 0; i < nodes.length; ++i) longer[i] = nodes[i];
        return longer;
    }
}
