// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IIdentities} from "../../contracts/identity/interfaces/IIdentities.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {VM} from "../support/Vm.sol";

/// @notice What should stand in a land registry, kept apart from it. Parties are internal keys 1 to PARTIES.
abstract contract LandLedger {
    uint256 public constant TITLES = 3;
    uint256 public constant PARTIES = 5;
    uint256 internal constant FORGER = 77;
    address internal constant SECOND_OFFICER = address(0xc0142);
    uint40 internal constant AREA = 500;
    bytes32 internal constant PAPER = keccak256("paper");

    bytes32 internal constant OTHER_PAPER = keccak256("another paper");

    /// @notice Owner of a title that several own, in the ledger: nobody's key.
    uint256 public constant SEVERAL = 1000;

    /// @dev What should stand on a title. Parties are known by their key; zero is nobody.
    struct Account {
        uint256 owner;
        uint256[] owners; // Where there are several, with their parts.
        uint64[] parts;
        bool joint;
        uint32 revision;
        bool frozen;
        uint256[17] chargees;
        uint256[8] caveators;
        uint48[8] untils;
        uint256[32] holders;
        uint48[32] rightUntils;
        bool[32] restricts;
        uint256 beneficiary;
        bytes32 dealing;
        uint48 noticeUntil;
    }

    LandRegistry public immutable registry;
    bytes32 internal immutable _domain;
    mapping(bytes32 titleId => Account account) internal _accounts;
    bytes internal _used;

    uint256 public registered;
    uint256 public dealings;
    uint256 public consentedTransfers;
    uint256 public refusals;
    uint256 public lapses;

    uint256 public shareDealings;
    uint256 public rightsLapsed;
    uint256 public fulfilled;

    bool public passedFreeze;
    bool public passedNotice;
    bool public passedCaveat;
    bool public passedWithoutConsent;
    bool public passedForged;
    bool public passedAgain;
    bool public doubledRank;
    bool public refusedSound;

    constructor() {
        Authority authority = new Authority(address(this));
        registry = new LandRegistry(
            authority,
            IIdentities(address(0)),
            address(0),
            "Republic of Examplia",
            new TitleCertificate(),
            0,
            0
        );
        bytes4[] memory all = new bytes4[](20);
        all[0] = registry.register.selector;
        all[1] = registry.transfer.selector;
        all[2] = registry.charge.selector;
        all[3] = registry.discharge.selector;
        all[4] = registry.lodgeCaveat.selector;
        all[5] = registry.withdrawCaveat.selector;
        all[6] = registry.announceOrder.selector;
        all[7] = registry.withdrawOrder.selector;
        all[8] = registry.setFrozenTokens.selector;
        all[9] = registry.removeCaveat.selector;
        all[10] = registry.registerShared.selector;
        all[11] = registry.transferShares.selector;
        all[12] = registry.varyCharge.selector;
        all[13] = registry.postponeCharge.selector;
        all[14] = registry.assignCharge.selector;
        all[15] = registry.grantRight.selector;
        all[16] = registry.releaseRight.selector;
        all[17] = registry.placeNotice.selector;
        all[18] = registry.withdrawNotice.selector;
        all[19] = registry.varyCaveat.selector;
        authority.setTargetFunctionRole(address(registry), all, type(uint64).max);
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

    /// @dev Two officers do what the court orders, at once: this registry's orders have no delay.
    function _order(bytes memory act) internal returns (bool passed) {
        registry.announceOrder(act, PAPER);
        VM.prank(SECOND_OFFICER);
        (passed, ) = address(registry).call(act);
        if (!passed) registry.withdrawOrder(keccak256(act));
    }

    /// @dev A dealing passed: it ends the notice that held its place.
    function _passed(Account storage account) internal {
        if (_noticed(account)) {
            if (account.dealing != PAPER) passedNotice = true;
            (account.beneficiary, account.dealing, account.noticeUntil) = (0, 0, 0);
            ++fulfilled;
        }
        _passedLift(account);
    }

    /// @dev An act passed that only lifts a burden or hands it on.
    function _passedLift(Account storage account) internal {
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
        uint256 dice,
        uint256 firstRank
    ) internal view returns (bytes[] memory consents, bool complete) {
        uint256 count = 0;
        for (uint256 rank = firstRank; rank <= 16; ++rank) if (account.chargees[rank] != 0) ++count;
        for (uint8 slot = 0; slot < 32; ++slot) if (_restricts(account, slot)) ++count;
        complete = count == 0 || dice > 1;
        if (dice == 0 && count > 0) --count;
        consents = new bytes[](count);
        uint256 next = 0;
        for (uint256 rank = firstRank; rank <= 16 && next < count; ++rank) {
            if (account.chargees[rank] == 0) continue;
            bool forged = dice == 1 && next == count - 1;
            consents[next++] = _sign(forged ? FORGER : account.chargees[rank], digest);
        }
        for (uint8 slot = 0; slot < 32 && next < count; ++slot) {
            if (!_restricts(account, slot)) continue;
            bool forged = dice == 1 && next == count - 1;
            consents[next++] = _sign(forged ? FORGER : account.holders[slot], digest);
        }
    }

    /// @dev Signatures of a title's owners, the last one forged where that is wished.
    function _ownersSign(
        Account storage account,
        bytes32 digest,
        bool forged
    ) internal view returns (bytes[] memory signatures) {
        if (account.owner != SEVERAL) {
            signatures = new bytes[](1);
            signatures[0] = _sign(forged ? FORGER : _keyOf(account), digest);
            return signatures;
        }
        signatures = new bytes[](account.owners.length);
        for (uint256 i = 0; i < signatures.length; ++i) {
            signatures[i] = _sign(forged && i + 1 == signatures.length ? FORGER : account.owners[i], digest);
        }
    }

    /// @dev Signatures of the holders of live restrictions alone.
    function _holdersSign(Account storage account, bytes32 digest) internal view returns (bytes[] memory signatures) {
        (signatures, ) = _consents(account, digest, 7, 17);
    }

    /// @dev Whether nothing stops a dealing that names PAPER.
    function _open(Account storage account) internal view returns (bool) {
        return _clear(account) && (!_noticed(account) || account.dealing == PAPER);
    }

    function _noticed(Account storage account) internal view returns (bool) {
        return account.beneficiary != 0 && account.noticeUntil >= block.timestamp;
    }

    function _rightStands(Account storage account, uint8 slot) internal view returns (bool) {
        return account.holders[slot] != 0 && account.rightUntils[slot] >= block.timestamp;
    }

    function _restricts(Account storage account, uint8 slot) internal view returns (bool) {
        return account.restricts[slot] && _rightStands(account, slot);
    }

    function _clear(Account storage account) internal view returns (bool) {
        return !account.frozen && !_caveated(account);
    }

    function _keyOf(Account storage account) internal view returns (uint256) {
        return account.owner == 0 ? FORGER : account.owner;
    }

    function _caveated(Account storage account) internal view returns (bool) {
        for (uint8 slot = 0; slot < 8; ++slot) if (_stands(account, slot)) return true;
        return false;
    }

    function _free(Account storage account) internal view returns (bool) {
        for (uint8 slot = 0; slot < 8; ++slot) if (!_stands(account, slot)) return true;
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
