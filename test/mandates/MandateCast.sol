// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IMandateTypes} from "../../contracts/mandates/interfaces/IMandateTypes.sol";
import {MandateRegistry} from "../../contracts/mandates/MandateRegistry.sol";
import {VM} from "../support/Vm.sol";
import {StandInIdentities} from "./mocks/StandInIdentities.sol";

/// @dev Who acts in the registry's fuzzing: four persons of up to three accounts each, and what they sign.
abstract contract MandateCast {
    uint40 public constant START = 1_800_000_000;
    uint40 public constant LONGEST = 25 * 365.25 days;
    uint256 internal constant PERSONS = 4;

    Authority public immutable AUTHORITY = new Authority(address(this));
    StandInIdentities public immutable IDENTITIES = new StandInIdentities();
    MandateRegistry public immutable REGISTRY = new MandateRegistry(AUTHORITY, IDENTITIES, address(0));

    string private constant FIELDS = "(bytes32 parent,address grantor,address agent,bytes32 theme,bytes32 resource,";
    string private constant TERMS = "uint40 until,uint32 count,uint128 sum,uint8 depth,bool acceptance,";
    string private constant LAST = "uint32 revision,uint48 deadline)";

    uint40 public present = START;
    bool public paused;
    uint256[PERSONS] private _generations;
    bool[PERSONS] private _verified;
    address[3 * PERSONS] private _accounts;
    mapping(address account => uint256 number) private _numbers;

    constructor() {
        VM.warp(START);
        for (uint256 i = 0; i < _accounts.length; ++i) {
            _accounts[i] = VM.addr(i + 1);
            _numbers[_accounts[i]] = i + 1;
        }
        AUTHORITY.grantRole(2, address(this), 0);
        for (uint256 i = 0; i < PERSONS; ++i) {
            IDENTITIES.setVerified(currentOf(i), true);
            _verified[i] = true;
        }
    }

    function pass(uint24 span) external {
        present += span % 20 days;
        VM.warp(present);
    }

    function pause(uint256 seed) external {
        if (!paused && seed % 4 != 0) return; // Else little would be used.
        if (paused) AUTHORITY.resumeRegistry(address(REGISTRY), bytes32("basis"));
        else AUTHORITY.pauseRegistry(address(REGISTRY), bytes32("basis"));
        paused = !paused;
    }

    function verify(uint256 person, uint256 seed) external {
        person %= PERSONS;
        if (_verified[person] && seed % 4 != 0) return;
        _verified[person] = !_verified[person];
        IDENTITIES.setVerified(currentOf(person), _verified[person]);
    }

    function succeed(uint256 person, uint256 seed) external {
        person %= PERSONS;
        if (seed % 4 != 0 || _generations[person] == 2) return;
        address before = currentOf(person);
        ++_generations[person];
        IDENTITIES.succeed(before, currentOf(person));
    }

    function currentOf(uint256 person) public view returns (address) {
        return accountOf(person, _generations[person % PERSONS]);
    }

    function isVerified(uint256 person) public view returns (bool) {
        return _verified[person % PERSONS];
    }

    function accountOf(uint256 person, uint256 generation) public view returns (address) {
        return _accounts[_secret(person, generation) - 1];
    }

    function themeAt(uint256 number) public view returns (bytes32) {
        return bytes32(bytes20(address(this))) | bytes32(number % 3);
    }

    /// @dev Whose account it is.
    function personOf(address account) public view returns (uint256) {
        require(_numbers[account] != 0, "nobody's account");
        return (_numbers[account] - 1) / 3;
    }

    /// @dev One of the accounts that a person had so far, most often the present one.
    function _someAccount(uint256 person, uint256 seed) internal view returns (address) {
        if (seed % 8 != 0) return currentOf(person);
        return accountOf(person, (seed / 8) % (_generations[person % PERSONS] + 1));
    }

    /// @dev Signs as a wallet would; types and domain are written out here, so that nothing is believed of the contract.
    function _signGrant(
        string memory kind,
        uint256 person,
        IMandateTypes.Grant memory paper
    ) internal view returns (bytes memory) {
        bytes32 words = keccak256(bytes(string.concat(kind, FIELDS, TERMS, LAST)));
        return _sign(person, keccak256(abi.encode(words, paper)));
    }

    function _signEnding(
        string memory kind,
        uint256 person,
        IMandateTypes.Ending memory paper
    ) internal view returns (bytes memory) {
        return _sign(person, keccak256(abi.encode(keccak256(bytes(string.concat(kind, FIELDS, LAST))), paper)));
    }

    function _sign(uint256 person, bytes32 content) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Civitas MandateRegistry"),
                keccak256("1"),
                block.chainid,
                address(REGISTRY)
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, content));
        uint256 secret = _secret(person, _generations[person % PERSONS]);
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(secret, digest);
        return abi.encodePacked(r, s, v);
    }

    function _secret(uint256 person, uint256 generation) private pure returns (uint256) {
        return 1 + (person % PERSONS) * 3 + generation;
    }
}
