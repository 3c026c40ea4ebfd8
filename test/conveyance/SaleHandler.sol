// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IConveyanceTypes} from "../../contracts/conveyance/interfaces/IConveyanceTypes.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";
import {SaleLedger} from "./SaleLedger.sol";
import {SalePapers} from "./SalePapers.sol";

/// @notice Sells two titles as every party and office, at random, honestly or not, and enters in its own ledger what
/// should stand.
contract SaleHandler is SalePapers {
    function open(uint8 titleSeed, uint8 buyerSeed, uint16 sums, uint16 term, uint8 dice) external {
        uint256 title = titleSeed % TITLES;
        // Enough to be walked through by the invariants, and few of them sales of one title at a time.
        if (_bargains.length == 40 || _openOf(title) == 3) return;
        Bargain memory bargain;
        bargain.title = title;
        bargain.revision = dice % 4 == 1 ? _deeds[title].since : _deeds[title].revision + (dice == 0 ? 1 : 0);
        bargain.sellers = _deeds[title].owners;
        bargain.buyer = _anyKey(1 + (buyerSeed % 5), dice);
        if (_isOwner(title, bargain.buyer) && !_owns(title, bargain.buyer)) return; // Of one person's hand in the other.
        bargain.price = 1 + sums;
        bargain.deposit = (bargain.price * (buyerSeed % 4)) / 3;
        bargain.duty = bargain.price / 20;
        bargain.limit = (bargain.price - bargain.duty) / (1 + (dice % 3));
        (bargain.forfeited, bargain.refereed) = (dice & 1 == 1, dice & 2 == 2);
        bargain.deadline = uint48(block.timestamp + (term % 5000));
        bargain.coolingOff = term & 3 == 3 ? uint48(block.timestamp + (term % 1000)) : 0;
        // The number in the place of a nonce: two bargains never agree in everything.
        bargain.price += _bargains.length * 70_000;
        bool forged = dice == 1 || dice == 2;
        if (dice % 16 == 3 || dice % 16 == 4) dice %= 16;
        forged = forged || (dice == 3 && _isAnyLost(bargain.sellers)) || (dice == 4 && _isLost(bargain.buyer));
        bool sound = dice != 0 && !forged && !_owns(title, bargain.buyer) && bargain.coolingOff < bargain.deadline;
        if (_open(bargain, dice)) {
            _passed(sound);
            bargain.state = IConveyanceTypes.SaleState.Open;
            _bargains.push(bargain);
        } else {
            _refused(sound);
        }
    }

    function pay(uint8 seed, uint16 amountSeed, uint8 dice) external {
        if (_bargains.length == 0) return;
        Bargain storage bargain = _bargains[seed % _bargains.length];
        uint256 owing = bargain.price - bargain.paid;
        uint256 least = bargain.paid == 0 && bargain.deposit != 0 ? bargain.deposit : 1;
        uint256 amount =
            dice % 3 == 0
                ? owing
                : dice % 3 == 1
                    ? least
                    : amountSeed;
        // The present account pays, or the one that the contract of sale names, where the money may lie.
        uint256 buyer = dice % 4 == 1 ? bargain.buyer : keyNow(bargain.buyer);
        // Somebody else would pay out of what the buyer allowed.
        bool forged = dice % 16 == 15;
        bool sound = _isOpen(bargain) && _endingOf(bargain) == IConveyanceTypes.Ending.None;
        sound = sound && !forged && amount >= least && amount <= owing && !_listed[buyer];
        if (_listed[buyer]) token.freeze(VM.addr(buyer), false); // Only long enough to come by the money.
        token.mint(VM.addr(buyer), amount);
        if (_listed[buyer]) token.freeze(VM.addr(buyer), true);
        wealth[buyer] += amount;
        ceiling[buyer] += amount;
        IConveyanceTypes.ContractOfSale memory terms = _termsOf(bargain);
        VM.prank(VM.addr(buyer));
        token.approve(address(conveyance), amount);
        VM.prank(VM.addr(forged ? FORGER : buyer));
        try conveyance.pay(terms, amount) {
            _passed(sound);
            bargain.paid += amount;
            wealth[buyer] -= amount;
            ++payments;
        } catch {
            _refused(sound);
        }
    }

    function settle(uint8 seed, uint16 owedSeed, uint8 dice) external {
        if (_bargains.length == 0) return;
        dice %= 16; // Three in sixteen are forged somewhere, and a discharge where there is one.
        Bargain storage bargain = _bargains[seed % _bargains.length];
        Deed storage deed = _deeds[bargain.title];
        (IConveyanceTypes.PayOff[] memory payOffs, uint256 owed, bool answered) = _payOffs(bargain, owedSeed, dice);
        bool sound = _isOpen(bargain) && _endingOf(bargain) == IConveyanceTypes.Ending.None && !deed.frozen;
        sound = sound && bargain.paid == bargain.price && block.timestamp > bargain.coolingOff;
        sound = sound && answered && owed <= bargain.limit && dice > 2;
        sound = sound && (dice != 5 || !_isLost(bargain.buyer));
        bool several = bargain.sellers.length > 1;
        if (several ? _settleShared(bargain, payOffs, dice) : _settleSole(bargain, payOffs, dice)) {
            _passed(sound);
            _distribute(bargain, payOffs, owed);
            ++settled;
            if (several) ++sharedSettled;
            paidOff += payOffs.length;
            delete deed.owners;
            deed.owners.push(keyNow(bargain.buyer));
            _acted(deed, uint32(payOffs.length) + 1);
            delete deed.chargees;
            _close(bargain, IConveyanceTypes.SaleState.Settled);
        } else {
            _refused(sound);
        }
    }

    function refund(uint8 seed) external {
        if (_bargains.length == 0) return;
        Bargain storage bargain = _bargains[seed % _bargains.length];
        IConveyanceTypes.Ending ending = _endingOf(bargain);
        bool sound = _isOpen(bargain) && ending != IConveyanceTypes.Ending.None;
        try conveyance.refund(_termsOf(bargain)) {
            _passed(sound);
            _giveBack(bargain, ending == IConveyanceTypes.Ending.Defaulted && bargain.forfeited);
        } catch {
            _refused(sound);
        }
    }

    function rescind(uint8 seed, uint8 groundSeed, uint8 dice) external {
        if (_bargains.length == 0 || dice % 4 != 0) return; // Not so often that few sales are ever settled.
        Bargain storage bargain = _bargains[seed % _bargains.length];
        IConveyanceTypes.Ending ground = IConveyanceTypes.Ending(groundSeed % 8);
        bool agreed = ground == IConveyanceTypes.Ending.Agreed;
        bool cooled = ground == IConveyanceTypes.Ending.CooledOff && block.timestamp <= bargain.coolingOff;
        bool failed = ground == IConveyanceTypes.Ending.ConditionFailed && bargain.refereed;
        bool forged = dice < 32;
        bool named = dice >= 192;
        bool sound = _isOpen(bargain) && !forged && (agreed || cooled || failed);
        sound = sound && !(named && _isLost(failed ? REFEREE : bargain.buyer));
        if (_rescind(bargain, ground, forged, named)) {
            _passed(sound);
            _giveBack(bargain, false);
        } else {
            _refused(sound);
        }
    }

    function withdraw(uint8 keySeed) external {
        uint256 key = _anyKey(1 + (keySeed % PARTIES), keySeed / PARTIES);
        bool sound = conveyance.credit(address(token), VM.addr(key)) != 0 && !_listed[key];
        VM.prank(VM.addr(key));
        try conveyance.withdraw(address(token), VM.addr(key)) {
            _passed(sound);
            ++withdrawals;
        } catch {
            _refused(sound);
        }
    }

    /// @dev The token's issuer freezes an account, or frees it.
    function list(uint8 keySeed, bool listed) external {
        uint256 key = _anyKey(1 + (keySeed % PARTIES), keySeed / PARTIES);
        token.freeze(VM.addr(key), listed);
        _listed[key] = listed;
    }

    /// @dev An act on the title beside any sale.
    function charge(uint8 titleSeed, uint8 chargeeSeed, uint8 dice) external {
        if (dice % 4 != 0) return; // Every act on a title ends its sales.
        uint256 title = titleSeed % TITLES;
        Deed storage deed = _deeds[title];
        uint256 chargee = keyNow(1 + (chargeeSeed % 5));
        uint8 rank = 1 + (dice & 8) / 8;
        bool sound = !_isOwner(title, chargee) && deed.chargees[rank] == 0 && !deed.frozen;
        if (!sound) return;
        _charge(title, chargee, rank);
        deed.chargees[rank] = chargee;
        _acted(deed, 1);
    }

    /// @dev Anybody lets a title follow any key that a party ever had. No sale of it ends by that.
    function followTitle(uint8 titleSeed, uint8 keySeed, uint8 dice, address anybody) external {
        if (anybody == address(0)) return;
        uint256 title = titleSeed % TITLES;
        Deed storage deed = _deeds[title];
        uint256[] memory keys = keysOf(1 + (keySeed % PARTIES));
        (uint256 key, uint256 heir) = (keys[dice % keys.length], keys[keys.length - 1]);
        bool stands = _owns(title, key) || deed.chargees[1] == key || deed.chargees[2] == key;
        VM.prank(anybody);
        try registry.followIdentity(titleAt(title), VM.addr(key)) {
            _passed(stands && key != heir);
            for (uint256 i = 0; i < deed.owners.length; ++i) if (deed.owners[i] == key) deed.owners[i] = heir;
            for (uint256 i = 1; i < 3; ++i) if (deed.chargees[i] == key) deed.chargees[i] = heir;
            ++deed.revision;
            ++titlesFollowed;
        } catch {
            _refused(stands && key != heir);
        }
    }

    /// @dev Anybody lets what is owed follow.
    function followCredit(uint8 keySeed, uint8 dice, address anybody) external {
        if (anybody == address(0)) return;
        uint256[] memory keys = keysOf(1 + (keySeed % PARTIES));
        (uint256 key, uint256 heir) = (keys[dice % keys.length], keys[keys.length - 1]);
        uint256 owed = conveyance.credit(address(token), VM.addr(key));
        VM.prank(anybody);
        try conveyance.followIdentity(address(token), VM.addr(key)) {
            _passed(owed != 0 && key != heir);
            wealth[key] -= owed;
            wealth[heir] += owed;
            ++creditsFollowed;
        } catch {
            _refused(owed != 0 && key != heir);
        }
    }

    function freeze(uint8 titleSeed, uint8 dice) external {
        Deed storage deed = _deeds[titleSeed % TITLES];
        if (deed.frozen || dice != 7) return;
        uint256 token = uint256(titleAt(titleSeed % TITLES));
        address holder = registry.ownerOf(token);
        registry.announceOrder(abi.encodeCall(registry.setFrozenTokens, (holder, token, true)), PAPER);
        VM.prank(SECOND_OFFICER);
        registry.setFrozenTokens(holder, token, true);
        deed.frozen = true;
        _acted(deed, 1);
    }

    function pass(uint16 seconds_) external {
        VM.warp(block.timestamp + (seconds_ % 200));
    }

    function _distribute(Bargain storage bargain, IConveyanceTypes.PayOff[] memory payOffs, uint256 owed) private {
        uint256[3] storage chargees = _deeds[bargain.title].chargees;
        for (uint256 i = 0; i < payOffs.length; ++i) {
            uint256 chargee = keyNow(chargees[payOffs[i].statement.rank]);
            wealth[chargee] += payOffs[i].statement.amount;
            if (_listed[chargee]) ++credits;
        }
        wealth[TREASURY] += bargain.duty;
        _share(bargain.sellers, bargain.price - bargain.duty - owed);
    }

    function _giveBack(Bargain storage bargain, bool forfeited) private {
        uint256 kept = forfeited && bargain.paid != 0 ? bargain.deposit : 0;
        uint256 buyer = keyNow(bargain.buyer);
        wealth[buyer] += bargain.paid - kept;
        if (_listed[buyer]) ++credits;
        if (kept != 0) {
            _share(bargain.sellers, kept);
            ++forfeits;
        }
        _close(bargain, IConveyanceTypes.SaleState.Ended);
    }

    function _isAnyLost(uint256[] memory keys) private view returns (bool) {
        for (uint256 i = 0; i < keys.length; ++i) if (_isLost(keys[i])) return true;
        return false;
    }

    function _isLost(uint256 key) private view returns (bool) {
        return keyNow(key) != key;
    }
}
