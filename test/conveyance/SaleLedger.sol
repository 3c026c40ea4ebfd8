// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {Conveyance} from "../../contracts/conveyance/Conveyance.sol";
import {IConveyanceTypes} from "../../contracts/conveyance/interfaces/IConveyanceTypes.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {FreezingToken} from "../support/mocks/FreezingToken.sol";
import {Persons} from "../support/Persons.sol";
import {VM} from "../support/Vm.sol";

/// @notice What should stand in a conveyance and its land registry, kept apart from them. Parties are internal keys 1
/// to PARTIES; the last of them is the treasury, the one before it the referee. They lose their keys: whoever took over
/// has another one, and money and titles stand under keys.
abstract contract SaleLedger is Persons {
    uint256 public constant TITLES = 2;
    uint256 public constant PARTIES = 7;
    address internal constant SECOND_OFFICER = address(0xc0142);
    uint256 internal constant TREASURY = 7;
    uint256 internal constant REFEREE = 6;
    uint256 internal constant FORGER = 77;
    bytes32 internal constant PAPER = keccak256("paper");

    struct Deed {
        uint256[] owners;
        uint32 revision;
        uint32 since; // The last act that was more than a following.
        bool frozen;
        uint256[3] chargees; // By rank, 1 and 2; zero is nobody.
    }

    struct Bargain {
        uint256 title;
        uint32 revision;
        uint256[] sellers;
        uint256 buyer;
        uint256 price;
        uint256 deposit;
        uint256 duty;
        uint256 limit;
        bool forfeited;
        bool refereed;
        uint48 coolingOff;
        uint48 deadline;
        IConveyanceTypes.SaleState state;
        uint256 paid;
    }

    LandRegistry public immutable registry;
    Conveyance public immutable conveyance;
    FreezingToken public immutable token;
    bytes32 private immutable _landDomain;
    bytes32 private immutable _ownDomain;

    Deed[2] internal _deeds;
    Bargain[] internal _bargains;
    mapping(uint256 key => uint256 amount) public wealth;
    mapping(uint256 key => bool listed) internal _listed;
    // What a lost key had when it was lost, and was minted since: it never has more.
    mapping(uint256 key => uint256 amount) public ceiling;
    mapping(uint256 title => mapping(uint32 revision => uint256 count)) internal _settledAt;

    uint256 public payments;
    uint256 public settled;
    uint256 public sharedSettled;
    uint256 public paidOff;
    uint256 public ended;
    uint256 public forfeits;
    uint256 public credits;
    uint256 public withdrawals;
    uint256 public refusals;
    uint256 public titlesFollowed;
    uint256 public creditsFollowed;

    bool public refusedSound;
    bool public passedForged;
    bool public settledTwice;

    constructor() {
        Authority authority = new Authority(address(this));
        registry = _newRegistry(authority);
        conveyance = new Conveyance(authority, _identities(), address(0), registry, VM.addr(TREASURY));
        token = new FreezingToken();
        _landDomain = _domainOf("Civitas LandRegistry", address(registry));
        _ownDomain = _domainOf("Civitas Conveyance", address(conveyance));
        bytes4[] memory all = new bytes4[](8);
        all[0] = registry.register.selector;
        all[1] = registry.registerShared.selector;
        all[2] = registry.transfer.selector;
        all[3] = registry.transferShares.selector;
        all[4] = registry.charge.selector;
        all[5] = registry.discharge.selector;
        all[6] = registry.announceOrder.selector;
        all[7] = registry.setFrozenTokens.selector;
        authority.setTargetFunctionRole(address(registry), all, type(uint64).max);
        bytes4[] memory own = new bytes4[](2);
        own[0] = conveyance.settle.selector;
        own[1] = conveyance.settleShared.selector;
        authority.setTargetFunctionRole(address(conveyance), own, 0);
        for (uint256 key = 1; key <= PARTIES; ++key) _enrol(VM.addr(key));
        _registerTitles();
    }

    function bargains() external view returns (uint256) {
        return _bargains.length;
    }

    function bargainAt(uint256 index) external view returns (Bargain memory) {
        return _bargains[index];
    }

    function deedAt(uint256 index) external view returns (Deed memory) {
        return _deeds[index];
    }

    /// @notice Every key that a party ever had.
    function keysOf(uint256 party) public view returns (uint256[] memory keys) {
        keys = new uint256[](lineOf(party - 1).length);
        for (uint256 i = 0; i < keys.length; ++i) keys[i] = i == 0 ? party : _keyOf(party - 1, i);
    }

    /// @notice The key with which whoever had this one acts now.
    function keyNow(uint256 key) public view returns (uint256) {
        uint256[] memory keys = keysOf(_partyOf(key));
        return keys[keys.length - 1];
    }

    function idOf(uint256 index) external view returns (bytes32) {
        return conveyance.saleIdOf(_termsOf(_bargains[index]));
    }

    function titleAt(uint256 index) public pure returns (bytes32) {
        return bytes32(bytes(_textAt(index)));
    }

    function _newRegistry(Authority authority) internal virtual returns (LandRegistry) {
        return
            new LandRegistry(
                authority,
                _identities(),
                address(0),
                "Republic of Examplia",
                new TitleCertificate(),
                0,
                0
            );
    }

    function _passed(bool sound) internal {
        if (!sound) passedForged = true;
    }

    function _refused(bool sound) internal {
        if (sound) refusedSound = true;
        ++refusals;
    }

    function _close(Bargain storage bargain, IConveyanceTypes.SaleState state) internal {
        bargain.state = state;
        if (state == IConveyanceTypes.SaleState.Ended) ++ended;
        else if (++_settledAt[bargain.title][bargain.revision] > 1) settledTwice = true;
    }

    /// @dev By parts 1, 2, 3 …: each rounded down, the sum to the last unit.
    function _share(uint256[] memory sellers, uint256 amount) internal {
        uint256 whole = (sellers.length * (sellers.length + 1)) / 2;
        uint256 given = 0;
        uint256 parts = 0;
        for (uint256 i = 0; i < sellers.length; ++i) {
            parts += i + 1;
            uint256 due = (amount * parts) / whole;
            uint256 seller = keyNow(sellers[i]);
            wealth[seller] += due - given;
            if (_listed[seller]) ++credits;
            given = due;
        }
    }

    /// @dev Why a refund would end an open sale; none while it stands.
    function _endingOf(Bargain storage bargain) internal view returns (IConveyanceTypes.Ending) {
        if (bargain.revision < _deeds[bargain.title].since) return IConveyanceTypes.Ending.TitleChanged;
        if (block.timestamp <= bargain.deadline) return IConveyanceTypes.Ending.None;
        if (bargain.paid == bargain.price) return IConveyanceTypes.Ending.DeadlinePassed;
        return IConveyanceTypes.Ending.Defaulted;
    }

    function _isOpen(Bargain storage bargain) internal view returns (bool) {
        return bargain.state == IConveyanceTypes.SaleState.Open;
    }

    function _openOf(uint256 title) internal view returns (uint256 count) {
        for (uint256 i = 0; i < _bargains.length; ++i) {
            Bargain storage bargain = _bargains[i];
            if (bargain.title == title && _isOpen(bargain) && _endingOf(bargain) == IConveyanceTypes.Ending.None)
                ++count;
        }
    }

    function _owns(uint256 title, uint256 key) internal view returns (bool) {
        uint256[] storage owners = _deeds[title].owners;
        for (uint256 i = 0; i < owners.length; ++i) if (owners[i] == key) return true;
        return false;
    }

    /// @dev Whether a party owns a part of the title under whichever key.
    function _isOwner(uint256 title, uint256 key) internal view returns (bool) {
        uint256[] memory keys = keysOf(_partyOf(key));
        for (uint256 i = 0; i < keys.length; ++i) if (_owns(title, keys[i])) return true;
        return false;
    }

    /// @dev One of a party's keys: mostly the present one, now and then a lost one.
    function _anyKey(uint256 party, uint256 seed) internal view returns (uint256) {
        uint256[] memory keys = keysOf(party);
        return seed % 4 == 0 ? keys[(seed >> 2) % keys.length] : keys[keys.length - 1];
    }

    /// @dev Enters an act on a title that is more than a following.
    function _acted(Deed storage deed, uint32 acts) internal {
        deed.revision += acts;
        deed.since = deed.revision;
    }

    function _termsOf(Bargain memory bargain) internal view returns (IConveyanceTypes.ContractOfSale memory terms) {
        terms.titleId = titleAt(bargain.title);
        terms.revision = bargain.revision;
        terms.sellers = new IConveyanceTypes.Seller[](bargain.sellers.length);
        for (uint256 i = 0; i < bargain.sellers.length; ++i) {
            terms.sellers[i] = IConveyanceTypes.Seller(VM.addr(bargain.sellers[i]), uint64(i + 1));
        }
        (terms.buyer, terms.token, terms.price) = (VM.addr(bargain.buyer), address(token), bargain.price);
        (terms.deposit, terms.depositForfeited) = (bargain.deposit, bargain.forfeited);
        (terms.duty, terms.payOffLimit, terms.conditions) = (bargain.duty, bargain.limit, PAPER);
        terms.referee = bargain.refereed ? VM.addr(REFEREE) : address(0);
        (terms.coolingOff, terms.deadline) = (bargain.coolingOff, bargain.deadline);
    }

    function _landDigest(bytes memory encoded) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", _landDomain, keccak256(encoded)));
    }

    function _ownDigest(bytes memory encoded) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", _ownDomain, keccak256(encoded)));
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _succeeded(uint256 who, address, address) internal override {
        uint256[] memory keys = keysOf(who + 1);
        uint256 lost = keys[keys.length - 2];
        ceiling[lost] = wealth[lost];
    }

    function _objectionPeriod() internal pure override returns (uint48) {
        return 50;
    }

    function _longestLine() internal pure override returns (uint256) {
        return 5;
    }

    function _textHash(uint256 title) internal pure returns (bytes32) {
        return keccak256(bytes(_textAt(title)));
    }

    function _registerTitles() private {
        _deeds[0].owners.push(1);
        registry.register(ILandTypes.Registration(titleAt(0), VM.addr(1), 0, 0, PAPER));
        ILandInstruments.Portion[] memory portions = new ILandInstruments.Portion[](2);
        for (uint256 i = 0; i < 2; ++i) {
            _deeds[1].owners.push(i + 2);
            portions[i] = ILandInstruments.Portion(VM.addr(i + 2), uint64(i + 1));
        }
        ILandInstruments.Ownership memory ownership = ILandInstruments.Ownership(
            ILandInstruments.Form.InCommon,
            3,
            portions
        );
        registry.registerShared(ILandTypes.SharedRegistration(titleAt(1), ownership, 0, 0, PAPER));
        _acted(_deeds[0], 1);
        _acted(_deeds[1], 1);
    }

    function _domainOf(string memory name, address place) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                    keccak256(bytes(name)),
                    keccak256("1"),
                    block.chainid,
                    place
                )
            );
    }

    function _partyOf(uint256 key) private pure returns (uint256) {
        return key < HEIR_KEYS ? key : (key - HEIR_KEYS) / KEYS_EACH + 1;
    }

    function _textAt(uint256 index) private pure returns (string memory) {
        return index == 0 ? "LR-1" : "Parcel 12/3, Hill Road";
    }
}
