// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {ILandRegistry} from "../../contracts/land/interfaces/ILandRegistry.sol";
import {VM} from "../support/Vm.sol";

/// @notice Deals with a few titles as registrar and court, at random, honestly or not, and keeps its own account of
/// what should stand. Parties are private keys 1 to PARTIES.
contract LandHandler {
    uint256 public constant TITLES = 3;
    uint256 public constant PARTIES = 5;
    uint256 private constant FORGER = 77;
    bytes32 private constant PAPER = keccak256("paper");

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
    bytes32 private immutable _domain;
    mapping(bytes32 titleId => Account account) private _accounts;

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

    function register(uint8 titleSeed, uint8 ownerSeed) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint256 owner = _party(ownerSeed);
        bool sound = account.owner == 0;
        try registry.register(ILandRegistry.Registration(titleId, VM.addr(owner), bytes32(0), PAPER)) {
            if (!sound) passedForged = true;
            (account.owner, account.revision) = (owner, 1);
            ++registered;
        } catch {
            _refused(sound);
        }
    }

    function transfer(uint8 titleSeed, uint8 buyerSeed, uint8 dice) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint256 buyer = _party(buyerSeed);
        ILandRegistry.TransferDeed memory deed = ILandRegistry.TransferDeed(
            titleId,
            account.revision,
            account.owner == 0 ? address(0) : VM.addr(account.owner),
            VM.addr(buyer),
            PAPER,
            type(uint48).max
        );
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "TransferDeed(string title,uint32 revision,address seller,address buyer,bytes32 instrument,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                deed.revision,
                deed.seller,
                deed.buyer,
                deed.instrument,
                deed.deadline
            )
        );
        dice %= 8; // 0 withholds a consent, 1 forges one, 2 and 3 forge the seller's or the buyer's signature.
        (bytes[] memory consents, bool sound) = _consents(account, digest, dice);
        bool consented = sound;
        sound = sound && dice != 2 && dice != 3 && account.owner != 0 && buyer != account.owner && _clear(account);
        try
            registry.transfer(
                deed,
                _sign(dice == 2 ? FORGER : _keyOf(account), digest),
                _sign(dice == 3 ? FORGER : buyer, digest),
                consents
            )
        {
            _passed(account);
            if (!consented) passedWithoutConsent = true;
            if (dice == 2 || dice == 3) passedForged = true;
            if (consents.length > 0) ++consentedTransfers;
            account.owner = buyer;
        } catch {
            _refused(sound);
        }
    }

    function charge(uint8 titleSeed, uint8 chargeeSeed, uint8 rankSeed, uint8 dice) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint256 chargee = _party(chargeeSeed);
        uint8 rank = 1 + (rankSeed % 4); // Few ranks, so that they are often taken.
        if (rankSeed > 250) rank = 16;
        ILandRegistry.ChargeDeed memory deed = ILandRegistry.ChargeDeed(
            titleId,
            account.revision,
            account.owner == 0 ? address(0) : VM.addr(account.owner),
            VM.addr(chargee),
            rank,
            PAPER,
            type(uint48).max
        );
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "ChargeDeed(string title,uint32 revision,address owner,address chargee,uint8 rank,bytes32 terms,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                deed.revision,
                deed.owner,
                deed.chargee,
                deed.rank,
                deed.terms,
                deed.deadline
            )
        );
        bool honest = dice % 8 != 0;
        bool sound =
            account.owner != 0 && chargee != account.owner && account.chargees[rank] == 0 && honest && _clear(account);
        bytes memory owner = _sign(_keyOf(account), digest);
        try registry.charge(deed, owner, _sign(honest ? chargee : FORGER, digest)) {
            _passed(account);
            if (!honest) passedForged = true;
            if (account.chargees[rank] != 0) doubledRank = true;
            account.chargees[rank] = chargee;
        } catch {
            _refused(sound);
        }
    }

    function discharge(uint8 titleSeed, uint8 rankSeed, uint8 dice) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint8 rank = 1 + (rankSeed % 4);
        uint256 chargee = account.chargees[rank];
        bytes32 digest = _digest(
            abi.encode(
                keccak256("DischargeDeed(string title,uint32 revision,uint8 rank,bytes32 instrument,uint48 deadline)"),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                rank,
                PAPER,
                type(uint48).max
            )
        );
        bool honest = dice % 8 != 0;
        try
            registry.discharge(
                ILandRegistry.DischargeDeed(titleId, account.revision, rank, PAPER, type(uint48).max),
                _sign(honest && chargee != 0 ? chargee : FORGER, digest)
            )
        {
            _passed(account);
            if (!honest || chargee == 0) passedForged = true;
            account.chargees[rank] = 0;
        } catch {
            _refused(account.owner != 0 && chargee != 0 && honest && _clear(account));
        }
    }

    function lodge(uint8 titleSeed, uint8 caveatorSeed, uint16 term) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint256 caveator = _party(caveatorSeed);
        uint48 until = uint48(block.timestamp) + (term % 300);
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "CaveatNotice(string title,uint32 revision,address caveator,bytes32 basis,uint48 until,uint48 deadline)"
                ),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                VM.addr(caveator),
                PAPER,
                until,
                type(uint48).max
            )
        );
        try
            registry.lodgeCaveat(
                ILandRegistry.CaveatNotice(
                    titleId,
                    account.revision,
                    VM.addr(caveator),
                    PAPER,
                    until,
                    type(uint48).max
                ),
                _sign(caveator, digest)
            )
        returns (uint8 slot) {
            ++account.revision;
            if (account.untils[slot] >= block.timestamp) passedForged = true; // It took a live caveat's slot.
            if (account.caveators[slot] != 0) ++lapses;
            (account.caveators[slot], account.untils[slot]) = (caveator, until);
        } catch {
            _refused(account.owner != 0 && term % 300 != 0 && _free(account));
        }
    }

    function withdraw(uint8 titleSeed, uint8 slotSeed) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        uint8 slot = slotSeed % 4;
        uint256 caveator = account.caveators[slot];
        bytes32 digest = _digest(
            abi.encode(
                keccak256("CaveatWithdrawal(string title,uint32 revision,uint8 slot,uint48 deadline)"),
                keccak256(bytes(_textAt(titleSeed))),
                account.revision,
                slot,
                type(uint48).max
            )
        );
        try
            registry.withdrawCaveat(
                ILandRegistry.CaveatWithdrawal(titleAt(titleSeed), account.revision, slot, type(uint48).max),
                _sign(caveator == 0 ? FORGER : caveator, digest)
            )
        {
            _ended(account, slot);
        } catch {
            _refused(_stands(account, slot));
        }
    }

    function remove(uint8 titleSeed, uint8 slotSeed) external {
        bytes32 titleId = titleAt(titleSeed);
        Account storage account = _accounts[titleId];
        uint8 slot = slotSeed % 4;
        uint256 caveator = account.caveators[slot];
        try registry.removeCaveat(titleId, slot, caveator == 0 ? address(0) : VM.addr(caveator), PAPER) {
            _ended(account, slot);
        } catch {
            _refused(_stands(account, slot));
        }
    }

    function freeze(uint8 titleSeed, uint8 dice) external {
        bytes32 titleId = titleAt(titleSeed);
        if (dice % 3 != 0 || _accounts[titleId].owner == 0) return; // Seldom, so that dealings go on.
        registry.freeze(titleId, PAPER);
        if (!_accounts[titleId].frozen) ++_accounts[titleId].revision;
        _accounts[titleId].frozen = true;
    }

    function unfreeze(uint8 titleSeed) external {
        bytes32 titleId = titleAt(titleSeed);
        if (_accounts[titleId].owner == 0) return;
        registry.unfreeze(titleId, PAPER);
        if (_accounts[titleId].frozen) ++_accounts[titleId].revision;
        _accounts[titleId].frozen = false;
    }

    function pass(uint16 time) external {
        VM.warp(block.timestamp + (time % 2000));
    }

    function accountOf(uint256 index) external view returns (Account memory) {
        return _accounts[titleAt(uint8(index))];
    }

    function titleAt(uint8 seed) public pure returns (bytes32) {
        return bytes32(bytes(_textAt(seed)));
    }

    function _passed(Account storage account) private {
        if (account.frozen) passedFreeze = true;
        if (_caveated(account)) passedCaveat = true;
        ++account.revision;
        ++dealings;
    }

    function _refused(bool sound) private {
        if (sound) refusedSound = true;
        ++refusals;
    }

    function _ended(Account storage account, uint8 slot) private {
        if (!_stands(account, slot)) passedForged = true;
        (account.caveators[slot], account.untils[slot]) = (0, 0);
        ++account.revision;
    }

    function _consents(
        Account storage account,
        bytes32 digest,
        uint256 dice
    ) private view returns (bytes[] memory consents, bool complete) {
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

    function _clear(Account storage account) private view returns (bool) {
        return !account.frozen && !_caveated(account);
    }

    function _keyOf(Account storage account) private view returns (uint256) {
        return account.owner == 0 ? FORGER : account.owner;
    }

    function _caveated(Account storage account) private view returns (bool) {
        for (uint8 slot = 0; slot < 16; ++slot) if (_stands(account, slot)) return true;
        return false;
    }

    function _free(Account storage account) private view returns (bool) {
        for (uint8 slot = 0; slot < 16; ++slot) if (!_stands(account, slot)) return true;
        return false;
    }

    function _stands(Account storage account, uint8 slot) private view returns (bool) {
        return account.caveators[slot] != 0 && account.untils[slot] >= block.timestamp;
    }

    function _digest(bytes memory encoded) private view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", _domain, keccak256(encoded)));
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _party(uint8 seed) private pure returns (uint256) {
        return 1 + (seed % PARTIES);
    }

    function _textAt(uint8 seed) private pure returns (string memory) {
        string[3] memory texts = ["LR-1", "Parcel 12/3, Hill Road, No. 0004", unicode"Çınar 7"];
        return texts[seed % TITLES];
    }
}
