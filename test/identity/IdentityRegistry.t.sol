// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IdentityRegistry} from "../../contracts/identity/IdentityRegistry.sol";
import {IIdentityTypes} from "../../contracts/identity/interfaces/IIdentityTypes.sol";
import {IdentityWords} from "../../contracts/identity/libraries/IdentityWord.sol";
import {IdentityCast} from "./IdentityCast.sol";
import {IdentityHandler} from "./IdentityHandler.sol";

/// @dev The handler, as a contract of this file: the runner drives only those.
contract Handler is IdentityHandler {}

/// @dev The invariants of contracts/identity/README.md, by number. Deeper than others, so that identities move on.
contract IdentityRegistryTest {
    Handler private _handler;
    IdentityRegistry private _registry;

    function setUp() external {
        _handler = new Handler();
        _registry = _handler.REGISTRY();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev 1: the registry takes exactly what the model takes.
    /// forge-config: default.invariant.depth = 256
    function invariant_1_TakesOnlyWhatIsDue() external view {
        require(bytes(_handler.mismatch()).length == 0, _handler.mismatch());
    }

    /// @dev 2: a record says what the acts say, and its revision is their number.
    /// forge-config: default.invariant.depth = 256
    function invariant_2_RecordIsWhatWasDone() external view {
        for (uint256 i = 0; i < _handler.ACCOUNTS(); ++i) {
            IIdentityTypes.Identity memory identity = _registry.identityOf(_handler.accountAt(i));
            IdentityCast.Model memory model = _handler.modelOf(_handler.accountAt(i));
            require(identity.state == model.state, "state");
            require(identity.kind == model.kind, "kind");
            require(identity.revision == model.acts, "revision is not the number of acts");
            require(identity.until == model.until, "until");
            require(identity.changedAt == model.changedAt, "changedAt");
            require(identity.office == model.office, "office");
        }
    }

    /// @dev 3: an identity is a line without branches or circles; root and current account are its two ends.
    /// forge-config: default.invariant.depth = 256
    function invariant_3_IdentityIsALine() external view {
        for (uint256 i = 0; i < _handler.ACCOUNTS(); ++i) {
            address account = _handler.accountAt(i);
            (address last, address first, uint256 steps) = (account, account, 0);
            for (address next = _next(account); next != address(0); next = _next(next)) {
                require(++steps < _handler.ACCOUNTS(), "a circle");
                last = next;
            }
            for (address before = _before(account); before != address(0); before = _before(before)) first = before;
            require(_registry.rootOf(account) == first, "root");
            require(_registry.successorOf(account) == (last == account ? address(0) : last), "successor");
        }
        require(_handler.stale() == 0, "an account that was named before took over");
    }

    /// @dev 4: of an identity's accounts at most one is verified, the current one.
    /// forge-config: default.invariant.depth = 256
    function invariant_4_OneAccountIsVerified() external view {
        uint256 count = _handler.ACCOUNTS();
        for (uint256 i = 0; i < count; ++i) {
            address account = _handler.accountAt(i);
            (address root, bool verified) = _registry.identify(account);
            if (!verified) continue;
            require(_registry.successorOf(account) == address(0), "a succeeded account is verified");
            require(_handler.modelOf(account).until > _handler.present(), "verified beyond its end");
            for (uint256 j = 0; j < i; ++j) {
                (address other, bool both) = _registry.identify(_handler.accountAt(j));
                require(!both || other != root, "two accounts of one identity are verified");
            }
        }
    }

    /// @dev 5: an end is final after the objection period.
    /// forge-config: default.invariant.depth = 256
    function invariant_5_EndIsFinal() external view {
        require(_handler.revived() == 0, "an ended account lived again");
        for (uint256 i = 0; i < _handler.ACCOUNTS(); ++i) {
            address account = _handler.accountAt(i);
            if (!_handler.isFinal(account)) continue;
            require(_registry.identityOf(account).state == IIdentityTypes.State.Ended, "an end was forgotten");
            require(_registry.successorOf(account) == address(0), "an ended account was succeeded");
            require(_registry.pendingSuccession(account).successor == address(0), "something is announced for it");
        }
    }

    /// @dev 6: no account is succeeded without its own word, or a whole objection period in which it was silent.
    /// forge-config: default.invariant.depth = 256
    function invariant_6_NoHaste() external view {
        require(_handler.hasty() == 0, "succeeded without its word or in haste");
    }

    /// @dev 7: an account is announced for one other at most, which stands verified.
    /// forge-config: default.invariant.depth = 256
    function invariant_7_PromisedOnce() external view {
        uint256 count = _handler.ACCOUNTS();
        for (uint256 i = 0; i < count; ++i) {
            address account = _handler.accountAt(i);
            address announced = _registry.pendingSuccession(account).successor;
            require(announced == _handler.modelOf(account).announced, "announced is not what was announced");
            if (announced == address(0)) continue;
            require(
                _registry.identityOf(account).state == IIdentityTypes.State.Verified,
                "for one that does not stand"
            );
            for (uint256 j = 0; j < i; ++j) {
                require(_registry.pendingSuccession(_handler.accountAt(j)).successor != announced, "promised twice");
            }
        }
    }

    /// @dev 8: no verification lasts longer than the longest term from now.
    /// forge-config: default.invariant.depth = 256
    function invariant_8_NoTermIsTooLong() external view {
        for (uint256 i = 0; i < _handler.ACCOUNTS(); ++i) {
            uint48 until = _registry.identityOf(_handler.accountAt(i)).until;
            require(until <= _handler.present() + _handler.MAXIMUM(), "too long");
        }
    }

    /// @dev A record's word gives back what was put in, in every field.
    function testFuzz_WordKeepsEveryField(
        uint8 kind,
        uint8 state,
        uint32 revision,
        uint48 since,
        uint48 until,
        uint48 changedAt,
        uint64 office
    ) external pure {
        IIdentityTypes.Identity memory identity;
        (identity.kind, identity.state) = (IIdentityTypes.Kind(kind % 3), IIdentityTypes.State(state % 5));
        (identity.revision, identity.since, identity.until) = (revision, since, until);
        (identity.changedAt, identity.office) = (changedAt, office);
        IIdentityTypes.Identity memory read = IdentityWords.pack(identity).unpack();
        require(keccak256(abi.encode(read)) == keccak256(abi.encode(identity)), "changed on the way");
        require(IdentityWords.pack(identity).until() == identity.until, "until");
    }

    function _next(address account) private view returns (address) {
        return _handler.modelOf(account).next;
    }

    function _before(address account) private view returns (address) {
        return _handler.modelOf(account).previous;
    }
}
