// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {VM} from "../support/Vm.sol";

/// @notice What should stand in a land registry, kept apart from it. Parties are internal keys 1 to PARTIES.
abstract contract LandLedger {
    uint256 public constant TITLES = 3;
    uint256 public constant PARTIES = 5;
    uint256 internal constant FORGER = 77;
    bytes32 internal constant PAPER = keccak256("paper");

    /// @dev What should stand on a title. Parties are known by their key; zero is nobody.
    struct Account {
        uint256 owner;
        uint32 revision;
        bool frozen;
        uint256[17] chargees;
        uint256[16] caveators;
        uint48[16] untils;
    }

    LandRegistry public immutable registry;
    bytes32 internal immutable _domain;
    mapping(bytes32 titleId => Account account) internal _accounts;

    uint256 public registered;
    uint256 public dealings;
    uint256 public consentedTransfers;
    uint256 public refusals;
    uint256 public lapses;

    bool public passedFreeze;
    bool public passedCaveat;
    bool public passedWithoutConsent;
    bool public passedForged;
    bool public doubledRank;
    bool public refusedSound;

    constructor() {
        Authority authority = new Authority(address(this));
        registry = new LandRegistry(authority, address(0), "Republic of Examplia", new TitleCertificate());
        bytes4[] memory all = new bytes4[](9);
        all[0] = registry.register.selector;
        all[1] = registry.transfer.selector;
        all[2] = registry.charge.selector;
        all[3] = registry.discharge.selector;
        all[4] = registry.lodgeCaveat.selector;
        all[5] = registry.withdrawCaveat.selector;
        all[6] = registry.freeze.selector;
        all[7] = registry.unfreeze.selector;
        all[8] = registry.removeCaveat.selector;
        authority.setTargetFunctionRole(address(registry), all, 0);
        _domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Civitas LandRegistry"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
    }

    function accountOf(uint256 index) external view returns (Account memory) {
        return _accounts[titleAt(uint8(index))];
    }

    function titleAt(uint8 seed) public pure returns (bytes32) {
        return bytes32(bytes(_textAt(seed)));
    }

    function _passed(Account storage account) internal {
        if (account.frozen) passedFreeze = true;
        if (_caveated(account)) passedCaveat = true;
        ++account.revision;
        ++dealings;
    }

    function _refused(bool sound) internal {
        if (sound) refusedSound = true;
        ++refusals;
    }

    function _ended(Account storage account, uint8 slot) internal {
        if (!_stands(account, slot)) passedForged = true;
        (account.caveators[slot], account.untils[slot]) = (0, 0);
        ++account.revision;
    }

    function _consents(
        Account storage account,
        bytes32 digest,
        uint256 dice
    ) internal view returns (bytes[] memory consents, bool complete) {
        uint256 count = 0;
        for (uint256 rank = 1; rank <= 16; ++rank) if (account.chargees[rank] != 0) ++count;
        complete = count == 0 || dice > 1;
        if (dice == 0 && count > 0) --count;
        consents = new bytes[](count);
        uint256 next = 0;
        for (uint256 rank = 1; rank <= 16 && next < count; ++rank) {
            if (account.chargees[rank] == 0) continue;
            bool forged = dice == 1 && next == count - 1;
            consents[next++] = _sign(forged ? FORGER : account.chargees[rank], digest);
        }
    }

    function _clear(Account storage account) internal view returns (bool) {
        return !account.frozen && !_caveated(account);
    }

    function _keyOf(Account storage account) internal view returns (uint256) {
        return account.owner == 0 ? FORGER : account.owner;
    }

    function _caveated(Account storage account) internal view returns (bool) {
        for (uint8 slot = 0; slot < 16; ++slot) if (_stands(account, slot)) return true;
        return false;
    }

    function _free(Account storage account) internal view returns (bool) {
        for (uint8 slot = 0; slot < 16; ++slot) if (!_stands(account, slot)) return true;
        return false;
    }

    function _stands(Account storage account, uint8 slot) internal view returns (bool) {
        return account.caveators[slot] != 0 && account.untils[slot] >= block.timestamp;
    }

    function _digest(bytes memory encoded) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", _domain, keccak256(encoded)));
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _party(uint8 seed) internal pure returns (uint256) {
        return 1 + (seed % PARTIES);
    }

    function _textAt(uint8 seed) internal pure returns (string memory) {
        string[3] memory texts = ["LR-1", "Parcel 12/3, Hill Road, No. 0004", unicode"Çınar 7"];
        return texts[seed % TITLES];
    }
}
