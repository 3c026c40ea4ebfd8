// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";
import {BurdenHandler} from "./BurdenHandler.sol";
import {LandHandler} from "./LandHandler.sol";

/// @notice The handler, as a contract of this file: the runner drives only those.
contract Handler is BurdenHandler {}

/// @notice Holds the land registry to the invariants that its README numbers.
contract LandRegistryTest {
    BurdenHandler private _handler;
    LandRegistry private _registry;

    function setUp() external {
        _handler = new Handler();
        _registry = _handler.registry();
        _begin();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_1_NoDealingPassesAFreezeACaveatOrAForeignNotice() external view {
        require(!_handler.passedFreeze(), "a dealing passed a freeze");
        require(!_handler.passedCaveat(), "a dealing passed a live caveat");
        require(!_handler.passedNotice(), "a dealing passed a notice that held the place of another");
    }

    function invariant_2_NoTwoLiveChargesHaveOneRank() external view {
        require(!_handler.doubledRank(), "a rank was given twice");
        for (uint256 i = 0; i < _handler.TITLES(); ++i) {
            LandHandler.Account memory account = _handler.accountOf(i);
            if (account.owner == 0) continue;
            ILandTypes.Charge[] memory charges = _registry.charges(_handler.titleAt(uint8(i)));
            uint256 next = 0;
            for (uint8 rank = 1; rank <= 16; ++rank) {
                if (account.chargees[rank] == 0) continue;
                require(charges[next].rank == rank, "a charge is missing or out of order");
                require(charges[next].chargee == VM.addr(account.chargees[rank]), "a charge is another's");
                ++next;
            }
            require(next == charges.length, "a charge stands that nobody signed");
        }
    }

    function invariant_3_EveryActAdvancesTheRevisionByOne() external view {
        for (uint256 i = 0; i < _handler.TITLES(); ++i) {
            LandHandler.Account memory account = _handler.accountOf(i);
            if (account.owner == 0) continue;
            require(_registry.title(_handler.titleAt(uint8(i))).revision == account.revision, "the history has a gap");
        }
    }

    function invariant_4_NothingIsOwnedByNobody() external view {
        for (uint256 i = 0; i < _handler.TITLES(); ++i) {
            LandHandler.Account memory account = _handler.accountOf(i);
            bytes32 titleId = _handler.titleAt(uint8(i));
            require(_registry.exists(titleId) == (account.owner != 0), "a title appeared or vanished");
            if (account.owner == 0) continue;
            ILandTypes.Share[] memory owners = _registry.owners(titleId);
            uint256 sum = 0;
            for (uint256 j = 0; j < owners.length; ++j) {
                bool sole = account.owner != _handler.SEVERAL();
                require(owners[j].owner == VM.addr(sole ? account.owner : account.owners[j]), "an owner is another");
                require(owners[j].numerator == (sole ? 1 : account.parts[j]), "a share is another");
                require(owners[j].numerator != 0, "an owner has no part");
                sum += owners[j].numerator;
            }
            require(owners.length == (account.owners.length == 0 ? 1 : account.owners.length), "an owner is missing");
            require(sum == owners[0].denominator, "the shares are not whole");
            address holder = owners.length == 1 ? owners[0].owner : address(_registry);
            require(_registry.ownerOf(uint256(titleId)) == holder, "the token's holder is not the owner");
        }
    }

    function invariant_5_BalancesSumToTheNumberOfTitles() external view {
        uint256 sum = _registry.balanceOf(address(_registry));
        require(sum == _held(_handler.SEVERAL()), "the registry shows other titles than those that several own");
        for (uint256 key = 1; key <= _handler.PARTIES(); ++key) {
            uint256 balance = _registry.balanceOf(VM.addr(key));
            require(balance == _held(key), "a balance is not the number of titles that its holder owns alone");
            sum += balance;
        }
        require(sum == _handler.registered(), "the balances do not sum to the titles");
    }

    function invariant_6_NoDealingPassesABurdenWithoutItsHoldersConsent() external view {
        require(!_handler.passedWithoutConsent(), "a dealing passed a charge or a restriction without consent");
    }

    function invariant_7_NothingPassesWithoutItsPartiesSignatures() external view {
        require(!_handler.passedForged(), "an act passed that its parties did not sign");
        require(!_handler.passedAgain(), "an instrument passed twice");
    }

    function invariant_8_NothingSoundIsRefused() external view {
        require(!_handler.refusedSound(), "a sound act was refused");
    }

    function invariant_9_RightsAndNoticesStandAsSigned() external view {
        for (uint256 i = 0; i < _handler.TITLES(); ++i) {
            LandHandler.Account memory account = _handler.accountOf(i);
            if (account.owner == 0) continue;
            ILandTypes.Title memory title = _registry.title(_handler.titleAt(uint8(i)));
            uint256 next = 0;
            for (uint8 slot = 0; slot < 32; ++slot) {
                if (account.holders[slot] == 0 || account.rightUntils[slot] < block.timestamp) continue;
                require(next < title.rights.length && title.rights[next].slot == slot, "a right is missing");
                require(title.rights[next].holder == VM.addr(account.holders[slot]), "a right is another's");
                require(title.rights[next].until == account.rightUntils[slot], "a right ends at another time");
                ++next;
            }
            require(next == title.rights.length, "a right stands that nobody granted");
            bool noticed = account.beneficiary != 0 && account.noticeUntil >= block.timestamp;
            require(title.notices.length == (noticed ? 1 : 0), "a notice is missing or stands for nobody");
            require(!noticed || title.notices[0].dealing == account.dealing, "a notice holds another's place");
        }
    }

    /// @dev The invariants above say something only where the handler gets far.
    function test_TheHandlerReachesDeepStates() external {
        uint256 seed = 1;
        for (uint256 i = 0; i < 2500; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _step(uint8(seed), uint8(seed >> 8), uint8(seed >> 16), uint8(seed >> 24), uint16(seed >> 32));
        }
        require(_handler.dealings() > 50, "few dealings");
        require(_handler.consentedTransfers() > 5, "few transfers subject to charges");
        require(_handler.lapses() > 5, "few lapsed caveats");
        require(_handler.shareDealings() > 20, "few dealings with shares");
        require(_handler.rightsLapsed() > 5, "few lapsed rights");
        require(_handler.fulfilled() > 1, "few notices that their own dealing ended");
        require(_handler.refusals() > 100, "few refusals");
        this.invariant_1_NoDealingPassesAFreezeACaveatOrAForeignNotice();
        this.invariant_2_NoTwoLiveChargesHaveOneRank();
        this.invariant_3_EveryActAdvancesTheRevisionByOne();
        this.invariant_4_NothingIsOwnedByNobody();
        this.invariant_5_BalancesSumToTheNumberOfTitles();
        this.invariant_6_NoDealingPassesABurdenWithoutItsHoldersConsent();
        this.invariant_7_NothingPassesWithoutItsPartiesSignatures();
        this.invariant_8_NothingSoundIsRefused();
        this.invariant_9_RightsAndNoticesStandAsSigned();
    }

    function testFuzz_OnlyTheKeysOwnSignatureTransfers(uint256 key, uint8 other) external {
        key = 1 + (key % 1e30);
        uint256 owner = 1 + (uint256(other) % _handler.PARTIES());
        (_handler, other) = (new Handler(), other % 15);
        _registry = _handler.registry();
        _handler.register(0, other);
        bytes32 titleId = _handler.titleAt(0);
        ILandInstruments.TransferDeed memory deed = ILandInstruments.TransferDeed(
            titleId,
            1,
            ILandInstruments.Nature.Sale,
            VM.addr(owner),
            VM.addr(key),
            keccak256("deed"),
            address(0),
            type(uint48).max
        );
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, keccak256(abi.encode(deed)));
        bytes memory signature = abi.encodePacked(r, s, v);
        VM.prank(address(_handler));
        try _registry.transfer(deed, signature, signature, new bytes[](0)) {
            revert("a transfer passed on signatures of another document");
        } catch {}
    }

    /// @dev Two titles with charges, restrictions and other rights, so that short runs come to dealings with them; the
    /// third is free to be registered.
    function _begin() private {
        for (uint8 title = 0; title < 2; ++title) {
            if (title == 0) _handler.register(title, title);
            else _handler.registerShared(title, 0, 1, 15 * 7);
            for (uint8 rank = 0; rank < 3; ++rank) _handler.charge(title, title + 1 + rank, rank, 7);
            _handler.grant(title, title + 3, 2999, 7); // A restriction.
            _handler.grant(title, title + 2, 2996, 7); // A lease.
        }
        require(_handler.registered() == 2 && _handler.refusals() == 0, "the beginning was refused");
    }

    function _held(uint256 key) private view returns (uint256 count) {
        for (uint256 i = 0; i < _handler.TITLES(); ++i) if (_handler.accountOf(i).owner == key) ++count;
    }

    function _step(uint8 act, uint8 a, uint8 b, uint8 c, uint16 d) private {
        act %= 25;
        if (act == 0) _handler.register(a, b);
        else if (act < 3) _handler.transfer(a, b, c);
        else if (act < 5) _handler.charge(a, b, c, uint8(d));
        else if (act == 5) _handler.discharge(a, b, c);
        else if (act == 6) _handler.lodge(a, b, d);
        else if (act == 7) _handler.withdraw(a, b);
        else if (act == 8) _handler.remove(a, b);
        else if (act == 9) _handler.freeze(a, b);
        else if (act == 10) _handler.unfreeze(a);
        else if (act == 11) _handler.registerShared(a, b, d, c % 16);
        else if (act < 14) _handler.transferShares(a, b, d, c);
        else if (act < 16) _handler.grant(a, b, d, c);
        else if (act == 16) _handler.release(a, b, c);
        else if (act == 17) _handler.place(a, b, d, c);
        else if (act == 18) _handler.vary(a, b, c);
        else if (act == 19) _handler.postpone(a, b, c, uint8(d));
        else if (act == 20) _handler.assign(a, b, c, uint8(d));
        else if (act == 21) _handler.withdrawNotice(a, b);
        else if (act == 22) _handler.varyCaveat(a, b, d);
        else if (act == 23) _handler.replay();
        else _handler.pass(d);
    }
}
