// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

import {IERC5192} from "../../contracts/common/interfaces/IERC5192.sol";
import {IERC7858} from "../../contracts/common/interfaces/IERC7858.sol";
import {CredentialRegistry} from "../../contracts/credentials/CredentialRegistry.sol";
import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {VM} from "../support/Vm.sol";
import {CredentialsHandler} from "./CredentialsHandler.sol";

/// @dev The handler, as a contract of this file: the runner drives only those.
contract Officials is CredentialsHandler {}

/// @dev The invariants of contracts/credentials/README.md, by number.
contract CredentialRegistryTest {
    CredentialsHandler private _handler;
    CredentialRegistry private _registry;

    function setUp() external {
        _begin();
    }

    /// @dev Half of the licences are there from the start, or most walks would end before much happens to one.
    function _begin() private {
        VM.warp(1); // The handler's clock begins later, also where a walk went before.
        _handler = new Officials();
        _registry = _handler.REGISTRY();
        for (uint8 i = 0; i < 4; ++i) _handler.issue(i, i, 0, type(uint32).max, i % 2 == 1, bytes32("digest"));
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev A walk of the handler's acts: whether they mean anything shows in what became of the licences.
    function test_TheHandlerReachesDeepStates() external {
        (uint256 revisions, uint256 ended, uint256 suspended, uint256 followings) = (0, 0, 0, 0);
        uint256 seed = 1;
        for (uint256 round = 0; round < 20; ++round) {
            _begin();
            for (uint256 i = 0; i < 64; ++i) {
                seed = uint256(keccak256(abi.encode(seed)));
                _step(seed);
            }
            this.invariant_12_FollowingKeepsToThePerson();
            this.invariant_5_RecordIsWhatTheActsMadeIt();
            this.invariant_10_TokensAreTheLivingCredentials();
            this.invariant_1and2_TakesOnlyWhatAnActingOfficerMayDo();
            followings += _handler.followings();
            for (uint256 i = 0; i < _handler.SIZE(); ++i) {
                CredentialsHandler.Model memory model = _handler.modelOf(i);
                revisions += model.acts;
                if (model.ended != ICredentialTypes.State.None) ++ended;
                if (model.suspended) ++suspended;
            }
        }
        require(revisions > 100, "few acts on licences");
        require(ended > 10, "few ended");
        require(suspended > 10, "few suspended");
        require(followings > 10, "few followings");
    }

    function _step(uint256 seed) private {
        (uint8 which, uint8 a, uint32 b) = (uint8(seed >> 8), uint8(seed >> 16), uint32(seed >> 32));
        bytes32 digest = bytes32(seed);
        uint8 act = uint8(seed % 19);
        uint8 revision = uint8(_handler.modelOf(which % 8).acts);
        if (act == 0) _handler.issue(which, a, b, b, a % 2 == 0, digest);
        else if (act == 1) _handler.suspend(which, b, a % 2 == 0);
        else if (act == 2) _handler.reinstate(which);
        else if (act == 3) _handler.renew(which, b, b, revision, digest);
        else if (act == 4) _handler.prolong(which, type(uint32).max, revision);
        else if (act == 5) _handler.revoke(which, a);
        else if (act == 6) _handler.replace(which, seed >> 24, a, b, digest);
        else if (act == 7) _handler.rebind(which, a, b % 2 == 0, digest);
        else if (act == 8) _handler.giveBack(which, a, b % 2 == 0, revision, uint8(seed >> 24));
        else if (act == 9) _handler.changeEntry(seed, a);
        else if (act == 10) _handler.suspendAgency(a, b);
        else if (act == 11) _handler.reinstateAgency();
        else if (act < 15) _handler.succeed(a);
        else if (act < 18) _handler.follow(which, address(uint160(seed)));
        else _handler.pass(b);
    }

    /// @dev 1 and 2: the registry takes exactly what the model takes, and nothing from strangers.
    function invariant_1and2_TakesOnlyWhatAnActingOfficerMayDo() external view {
        require(bytes(_handler.mismatch()).length == 0, _handler.mismatch());
    }

    /// @dev 3: what was revoked, superseded, surrendered or declined is so from then on, in every view.
    function invariant_3_EndedIsNeverValidAgain() external view {
        for (uint256 i = 0; i < _handler.SIZE(); ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            if (model.ended == ICredentialTypes.State.None) continue;
            bytes32 id = _handler.id(i);
            for (uint48 moment = model.actedAt; moment < model.actedAt + 1_000 days; moment += 25 days) {
                require(_registry.status(id, moment).standing == _endingOf(model), "an ended credential rose");
            }
            require(_registry.credential(id).state == model.ended, "the record forgot the end");
            require(!_tells(abi.encodeCall(IERC721.ownerOf, (uint256(id)))), "it has an owner");
            require(!_tells(abi.encodeCall(IERC721.getApproved, (uint256(id)))), "it has an approval");
            require(!_tells(abi.encodeCall(IERC721Metadata.tokenURI, (uint256(id)))), "it has a token's picture");
            require(!_tells(abi.encodeCall(IERC5192.locked, (uint256(id)))), "it is a locked token");
            require(!_tells(abi.encodeCall(IERC7858.isTokenExpired, (uint256(id)))), "it may have expired or not");
            require(!_tells(abi.encodeCall(IERC7858.endTime, (uint256(id)))), "its token has an end");
        }
    }

    /// @dev 4.
    function invariant_4_RevisionCountsTheActs() external view {
        for (uint256 i = 0; i < _handler.SIZE(); ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            if (!model.issued) continue;
            require(_registry.credential(_handler.id(i)).revision == model.acts, "revision is not the number of acts");
        }
    }

    /// @dev 5: an act changes what it says and nothing else. Deeper than others, so that every act meets every state.
    /// forge-config: default.invariant.depth = 256
    function invariant_5_RecordIsWhatTheActsMadeIt() external view {
        for (uint256 i = 0; i < _handler.SIZE(); ++i) {
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
            require(uint8(_registry.entryState(_handler.BATCH(), i)) == _handler.entryModel(i), "entry is off");
        }
    }

    /// @dev 10: tokens are the living credentials, of their holders, with their terms.
    function invariant_10_TokensAreTheLivingCredentials() external view {
        for (uint256 i = 0; i < _handler.SIZE(); ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            uint256 tokenId = uint256(_handler.id(i));
            if (!model.issued || model.ended != ICredentialTypes.State.None) continue;
            require(_registry.ownerOf(tokenId) == model.holder && _registry.locked(tokenId), "owner");
            require(_registry.startTime(tokenId) == model.from, "beginning");
            require(_registry.endTime(tokenId) == (model.until == type(uint48).max ? 0 : model.until), "end");
            bool isOver = model.until != type(uint48).max && model.until <= block.timestamp;
            require(_registry.isTokenExpired(tokenId) == isOver, "expired");
        }
        for (uint256 who = 0; who < _handler.persons(); ++who) {
            address[] memory line = _handler.lineOf(who);
            for (uint256 j = 0; j < line.length; ++j) {
                require(_registry.balanceOf(line[j]) == _livingOf(line[j]), "balance");
            }
        }
    }

    /// @dev 11: a replacement is linked both ways, and nothing else is.
    function invariant_11_LinksGoBothWays() external view {
        for (uint256 i = 0; i < _handler.SIZE(); ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            (bytes32 predecessor, bytes32 successor) = _registry.linksOf(_handler.id(i));
            require(successor == _linked(model.successor) && predecessor == _linked(model.predecessor), "link");
            bool superseded = model.ended == ICredentialTypes.State.Superseded;
            require(superseded == (successor != 0), "superseded by nothing, or a link without an end");
            if (superseded) {
                require(
                    _registry.status(_handler.id(i), model.actedAt).successor == successor,
                    "status hides the link"
                );
            }
        }
        for (uint256 i = 0; i < _handler.COUNT(); ++i) {
            bytes32 entry = keccak256(abi.encode(_handler.BATCH(), i));
            (, bytes32 successor) = _registry.linksOf(entry);
            bool superseded = _handler.entryModel(i) == 3;
            require(successor == (superseded ? _handler.entrySuccessor(i) : bytes32(0)), "link of an entry");
            if (!superseded) continue;
            (bytes32 predecessor, ) = _registry.linksOf(successor);
            require(predecessor == entry, "link back to an entry");
        }
    }

    /// @dev 12: a following takes a licence to the account that acts now for its holder, and changes nothing else.
    /// forge-config: default.invariant.depth = 128
    function invariant_12_FollowingKeepsToThePerson() external view {
        require(bytes(_handler.astray()).length == 0, _handler.astray());
    }

    /// @dev 7: at any moment the registry's judgement is the plain model's.
    function invariant_7_StandsAsTheModelSays() external view {
        uint48 present = _handler.present();
        for (uint256 i = 0; i < _handler.SIZE(); ++i) {
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
        uint48 recorded = _handler.recordedAt(model);
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
        bool ended = model.ended != ICredentialTypes.State.None;
        if (ended && moment >= model.actedAt) return _endingOf(model);
        if (_handler.isSuspect(recorded)) return ICredentialTypes.Standing.IssuerCompromised;
        if (!ended && moment >= model.actedAt && _handler.isSuspended(model, moment)) {
            return ICredentialTypes.Standing.Suspended;
        }
        if (moment < model.from) return ICredentialTypes.Standing.NotYetValid;
        if (moment >= model.until) return ICredentialTypes.Standing.Expired;
        uint48 agencySuspendedAt = _handler.agencySuspendedAt();
        if (agencySuspendedAt != 0 && moment >= agencySuspendedAt) return ICredentialTypes.Standing.IssuerSuspended;
        return ICredentialTypes.Standing.Valid;
    }

    /// @dev How many tokens an account should have.
    function _livingOf(address account) private view returns (uint256 count) {
        for (uint256 i = 0; i < _handler.SIZE(); ++i) {
            CredentialsHandler.Model memory model = _handler.modelOf(i);
            if (model.issued && model.ended == ICredentialTypes.State.None && model.holder == account) ++count;
        }
    }

    /// @dev Whether a view answers.
    function _tells(bytes memory question) private view returns (bool answered) {
        (answered, ) = address(_registry).staticcall(question);
    }

    function _linked(uint8 number) private view returns (bytes32) {
        return number == 0 ? bytes32(0) : _handler.id(number - 1);
    }

    function _endingOf(CredentialsHandler.Model memory model) private pure returns (ICredentialTypes.Standing) {
        if (model.ended == ICredentialTypes.State.Superseded) return ICredentialTypes.Standing.Superseded;
        if (model.ended == ICredentialTypes.State.Surrendered) return ICredentialTypes.Standing.Surrendered;
        if (model.ended == ICredentialTypes.State.Declined) return ICredentialTypes.Standing.Declined;
        return ICredentialTypes.Standing.Revoked;
    }
}
