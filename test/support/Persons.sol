// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentities} from "../../contracts/identity/interfaces/IIdentities.sol";
import {CivilRegistry} from "./CivilRegistry.sol";
import {VM} from "./Vm.sol";

/// @title Persons
/// @notice Persons under one account after another, for handlers: the real identity registry, and beside it every
/// account that each person ever had, so that nothing is believed of the registry.
abstract contract Persons {
    uint256 internal constant NOBODY = type(uint256).max;
    uint256 internal constant HEIR_KEYS = 0x5000;
    uint256 internal constant KEYS_EACH = 64;

    CivilRegistry internal immutable CIVIL = new CivilRegistry(_objectionPeriod());

    uint256 public successions;

    uint256 private _persons;
    mapping(uint256 person => address[] accounts) private _lines;
    mapping(address account => uint256 number) private _numbers;
    mapping(uint256 person => address heir) private _heirs;
    mapping(uint256 person => uint256 moment) private _completableAt;

    /// @dev Lets a person's key get lost: at the first call an office announces who takes over, at the next one the time
    /// to object passes and anybody completes it. What happens between them happens while it is announced.
    function succeed(uint256 who) public {
        who %= _persons;
        address account = accountNow(who);
        address heir = _heirs[who];
        if (heir == address(0)) {
            if (_lines[who].length == _longestLine()) return;
            _heirs[who] = heir = _newAccount(who, _lines[who].length);
            _completableAt[who] = block.timestamp + _objectionPeriod();
            bytes memory word = _word(heir, CIVIL.acceptance(account, heir));
            return CIVIL.announce(account, heir, word);
        }
        if (block.timestamp < _completableAt[who]) _waitUntil(_completableAt[who]);
        CIVIL.REGISTRY().completeSuccession(account);
        delete _heirs[who];
        _lines[who].push(heir);
        _numbers[heir] = who + 1;
        ++successions;
        _succeeded(who, account, heir);
    }

    function persons() external view returns (uint256) {
        return _persons;
    }

    /// @notice Every account that a person ever had, the present one last.
    function lineOf(uint256 who) public view returns (address[] memory) {
        return _lines[who];
    }

    /// @notice The account that acts for a person now.
    function accountNow(uint256 who) public view returns (address) {
        return _lines[who][_lines[who].length - 1];
    }

    /// @notice Whose account it is.
    function personOf(address account) public view returns (uint256) {
        return _numbers[account] == 0 ? NOBODY : _numbers[account] - 1;
    }

    /// @notice Whether another account acts in this one's place.
    function isSucceeded(address account) public view returns (bool) {
        uint256 who = personOf(account);
        return who != NOBODY && accountNow(who) != account;
    }

    /// @notice The account that acts now for whoever this account was.
    function actorFor(address account) public view returns (address) {
        uint256 who = personOf(account);
        return who == NOBODY ? account : accountNow(who);
    }

    function _identities() internal view returns (IIdentities) {
        return CIVIL.REGISTRY();
    }

    function _enrol(address account) internal {
        CIVIL.enrol(account);
        _lines[_persons].push(account);
        _numbers[account] = ++_persons;
    }

    /// @dev One of a person's accounts: mostly the present one, now and then a lost one.
    function _accountOf(uint256 who, uint256 seed) internal view returns (address) {
        address[] storage line = _lines[who];
        return seed % 4 == 0 ? line[(seed >> 2) % line.length] : line[line.length - 1];
    }

    /// @dev An account that nobody has yet, which can take over.
    function _newAccount(uint256 who, uint256 number) internal virtual returns (address) {
        return VM.addr(_keyOf(who, number));
    }

    /// @dev The account's agreement to take over.
    function _word(address heir, bytes32 digest) internal virtual returns (bytes memory) {
        uint256 who = 0;
        while (_heirs[who] != heir) ++who;
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(_keyOf(who, _lines[who].length), digest);
        return abi.encodePacked(r, s, v);
    }

    function _waitUntil(uint256 moment) internal virtual {
        VM.warp(moment);
    }

    // solhint-disable-next-line no-empty-blocks
    function _succeeded(uint256 who, address former, address heir) internal virtual {}

    /// @dev Seconds for which a succession waits.
    function _objectionPeriod() internal pure virtual returns (uint48) {
        return 1 days;
    }

    /// @dev Accounts that a person may have, one after another: few, so that invariants can look at them all.
    function _longestLine() internal pure virtual returns (uint256) {
        return 4;
    }

    /// @dev Key of a successor account.
    function _keyOf(uint256 who, uint256 number) internal pure returns (uint256) {
        return HEIR_KEYS + who * KEYS_EACH + number;
    }
}
