// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IConsentRegistry} from "../../contracts/consent/interfaces/IConsentRegistry.sol";
import {IConsentTypes} from "../../contracts/consent/interfaces/IConsentTypes.sol";
import {VM} from "../support/Vm.sol";
import {ConsentLedger} from "./ConsentLedger.sol";

/// @dev Does random acts, due and undue ones, and keeps the ledger of what must have become of each consent.
contract ConsentHandler is ConsentLedger {
    bytes32 private constant WITHDRAWAL = keccak256("Withdrawal(bytes32 consent,uint48 deadline)");

    function give(uint8 who, uint8 bank, uint8 how, uint8 old, uint32 begin, uint32 length) public {
        if (_models.length == 14) return;
        (who, bank) = (who % 3, bank % 2);
        IConsentTypes.Consent memory paper = _paper(who, bank, begin, length);
        bool replacing = old < 96 && _models.length != 0;
        if (replacing) paper.replaces = _models[old % _models.length].id;
        Model storage model = _models.push();
        (model.id, model.who, model.bank, model.paper) = (REGISTRY.consentIdOf(paper), who, bank, paper);
        _hand(_models.length - 1, how);
    }

    /// @dev A paper that was handed in before, or that was withdrawn before anybody did.
    function giveAgain(uint256 which, uint8 how) external {
        if (_models.length != 0) _hand(which % _models.length, how);
    }

    function withdraw(uint256 which, uint8 how) public {
        if (_models.length == 0) return;
        Model storage model = _models[which % _models.length];
        if (model.state == IConsentTypes.State.None) return;
        (address sender, bytes memory proof, bool enough) = _way(how, model.who, model.bank, _withdrawal(model.id));
        bytes memory wish = abi.encodeCall(
            IConsentRegistry.withdraw,
            (IConsentTypes.Withdrawal(model.id, NEVER), proof)
        );
        _withdrawn(model, sender, enough, wish);
    }

    function withdrawSigned(uint256 which, uint8 how) external {
        if (_models.length == 0) return;
        Model storage model = _models[which % _models.length];
        (address sender, bytes memory proof, bool enough) = _way(how, model.who, model.bank, _withdrawal(model.id));
        bytes memory wish = abi.encodeCall(
            IConsentRegistry.withdrawSigned,
            (model.paper, IConsentTypes.Withdrawal(model.id, NEVER), proof)
        );
        _withdrawn(model, sender, enough, wish);
    }

    function look(uint256 which, uint8 bank, bytes32 receipt) public {
        if (_models.length == 0) return;
        Model storage model = _models[which % _models.length];
        bank %= 3;
        bool inForce =
            model.state == IConsentTypes.State.Given && present >= model.paper.from && present < model.paper.until;
        bool own = bank == model.bank;
        (bool done, bytes memory answer) = _expect(
            bank == 2 ? STRANGER : banks[bank],
            inForce && own && !paused && receipt != 0,
            abi.encodeCall(IConsentRegistry.recordAccess, (model.id, receipt))
        );
        if (!done) return;
        if (!inForce || !own) strayLook = true;
        if (abi.decode(answer, (uint32)) != ++model.accesses) wrongNumber = true;
    }

    /// @dev A fresh consent, and the bank looks at once: otherwise few looks would be due.
    function giveAndLook(uint8 who, uint8 bank, uint32 length) external {
        give(who, bank, 0, 255, 0, length);
        if (_models.length != 0) look(_models.length - 1, bank % 2, "receipt");
    }

    function mandate(uint8 who, uint8 bank, bool given) external {
        (who, bank) = (who % 3, bank % 2);
        bytes32 theme = REGISTRY.theme();
        if (given) MANDATES.set(currentOf(who), AGENT, theme, _word(bank), "");
        else MANDATES.end(currentOf(who), AGENT, theme, _word(bank), "");
    }

    function succeed(uint8 who) external {
        who %= 3;
        if (_generations[who] == 3) return;
        address lost = currentOf(who);
        ++_generations[who];
        IDENTITIES.succeed(lost, currentOf(who));
    }

    function pause(uint8 chance) external {
        if (chance >= 96) return;
        AUTHORITY.pauseRegistry(address(REGISTRY), "basis");
        paused = true;
    }

    function resume() external {
        if (!paused) return;
        AUTHORITY.resumeRegistry(address(REGISTRY), "basis");
        paused = false;
    }

    function wait(uint32 time) external {
        present += time % 20 days;
        VM.warp(present);
    }

    function _hand(uint256 which, uint8 how) private {
        Model storage model = _models[which];
        IConsentTypes.Consent memory paper = model.paper;
        (address sender, bytes memory proof, bool enough) = _way(how, model.who, model.bank, model.id);
        bool due = enough && !paused && model.state == IConsentTypes.State.None && _isSound(model);
        (bool replacing, uint256 old) = _find(paper.replaces);
        if (replacing) {
            Model storage other = _models[old];
            due = due && other.state == IConsentTypes.State.Given;
            due = due && other.who == model.who && other.bank == model.bank;
        }
        (bool done, ) = _expect(sender, due, abi.encodeCall(IConsentRegistry.give, (paper, proof)));
        if (!done) return;
        if (sender == AGENT) ++usesDue;
        (model.state, model.acts) = (IConsentTypes.State.Given, 1);
        ++model.gives;
        if (replacing) _end(_models[old], IConsentTypes.State.Replaced);
    }

    function _withdrawn(Model storage model, address sender, bool enough, bytes memory wish) private {
        (bool done, ) = _expect(sender, enough, wish);
        if (enough && paused) {
            if (done) ++withdrawnInPause;
            else stopped = true;
        }
        if (!done) return;
        if (sender == AGENT) ++usesDue;
        if (model.state <= IConsentTypes.State.Given) _end(model, IConsentTypes.State.Withdrawn);
    }

    function _end(Model storage model, IConsentTypes.State state) private {
        (model.state, model.endedAt) = (state, present);
        ++model.acts;
        ++model.ends;
    }

    function _isSound(Model storage model) private view returns (bool) {
        (uint48 from, uint48 until) = (model.paper.from, model.paper.until);
        bool timely = from < until && present < until && until <= present + 3650 days;
        return timely && model.paper.holder == currentOf(model.who);
    }

    function _find(bytes32 id) private view returns (bool, uint256) {
        for (uint256 i = 0; i < _models.length; ++i) if (id != 0 && _models[i].id == id) return (true, i);
        return (false, 0);
    }

    function _paper(uint8 who, uint8 bank, uint32 begin, uint32 length) private returns (IConsentTypes.Consent memory) {
        uint48 from = begin % 4 == 0 ? present + (begin % 10 days) : START;
        return
            IConsentTypes.Consent({
                holder: currentOf(who),
                grantee: banks[bank],
                purpose: "dpv:CreditChecking",
                scope: keccak256(abi.encode(++_serials)),
                from: from,
                until: from + (length % 8 == 0 ? length : 90 days + (length % 90 days)),
                retention: length,
                replaces: 0,
                deadline: NEVER
            });
    }

    function _withdrawal(bytes32 id) private view returns (bytes32) {
        return _digest(keccak256(abi.encode(WITHDRAWAL, id, NEVER)));
    }
}
