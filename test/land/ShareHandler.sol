// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";
import {LandHandler} from "./LandHandler.sol";

/// @notice Registers titles for several and deals with their shares, at random, honestly or not.
contract ShareHandler is LandHandler {
    bytes32 private constant PORTION = keccak256("Portion(address owner,uint64 numerator)");
    bytes32 private constant OWNERSHIP = keccak256(
        "Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)"
    );
    bytes32 private constant OWNERSHIP_DEED = keccak256(
        "OwnershipDeed(string title,uint32 revision,uint8 nature,Ownership ownership,bytes32 instrument,address conduit,uint48 deadline)Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)"
    );

    function registerShared(uint8 titleSeed, uint8 ownerSeed, uint16 split, uint8 dice) external {
        ownerSeed %= 250; // The next two parties are counted from it.
        Account storage account = _accounts[titleAt(titleSeed)];
        (ILandInstruments.Ownership memory ownership, bool whole) = _ownership(ownerSeed, split, dice);
        bool sound = whole && account.owner == 0;
        try
            registry.registerShared(
                ILandTypes.SharedRegistration(titleAt(titleSeed), ownership, AREA, bytes32(0), PAPER)
            )
        {
            if (!sound) passedForged = true;
            account.revision = 1;
            ++registered;
            _settle(account, ownership, ownerSeed);
        } catch {
            _refused(sound);
        }
    }

    /// @dev dice: 0 spoils the sum, 1 doubles an owner, 2 leaves an owner without a part; 3 forges a signature, 4 leaves
    /// one out, 5 withholds a consent.
    function transferShares(uint8 titleSeed, uint8 ownerSeed, uint16 split, uint8 dice) external {
        Account storage account = _accounts[titleAt(titleSeed)];
        ownerSeed %= 250;
        dice %= 12;
        (ILandInstruments.Ownership memory ownership, bool sound) = _ownership(ownerSeed, split, dice);
        ILandInstruments.OwnershipDeed memory deed = ILandInstruments.OwnershipDeed(
            titleAt(titleSeed),
            account.revision,
            ILandInstruments.Nature.Gift,
            ownership,
            PAPER,
            address(0),
            type(uint48).max
        );
        bytes32 digest = _digestOf(deed, titleSeed);
        bytes[] memory signatures = _partiesSign(account, ownership, ownerSeed, digest, dice);
        (bytes[] memory consents, bool consented) = _consents(account, digest, dice == 5 ? 0 : 7, 1);
        bool forged = dice == 3 || dice == 4;
        sound = sound && consented && !forged && account.owner != 0 && signatures.length > 0 && _open(account);
        try registry.transferShares(deed, signatures, consents) {
            _passed(account);
            bool spoilt = dice < 3 && (dice != 1 || ownership.portions.length > 1);
            if (forged || spoilt) passedForged = true;
            if (!consented) passedWithoutConsent = true;
            if (signatures.length == 0) passedForged = true;
            ++shareDealings;
            _settle(account, ownership, ownerSeed);
        } catch {
            _refused(sound && dice > 5);
        }
    }

    function _settle(Account storage account, ILandInstruments.Ownership memory ownership, uint8 ownerSeed) private {
        (account.owners, account.parts) = (new uint256[](0), new uint64[](0));
        account.joint = ownership.form == ILandInstruments.Form.Joint;
        account.owner = ownership.form == ILandInstruments.Form.Sole ? _party(ownerSeed) : SEVERAL;
        if (account.owner != SEVERAL) return;
        for (uint8 i = 0; i < ownership.portions.length; ++i) {
            account.owners.push(_party(ownerSeed + i));
            account.parts.push(ownership.portions[i].numerator);
        }
    }

    /// @dev One to three owners in a row, in any form, and whether they are whole.
    function _ownership(
        uint8 ownerSeed,
        uint16 split,
        uint8 dice
    ) private pure returns (ILandInstruments.Ownership memory ownership, bool whole) {
        ownership.form = ILandInstruments.Form(split % 3);
        uint256 count = split % 3 == 0 ? 1 : 2 + ((split >> 4) % 2);
        ownership.portions = new ILandInstruments.Portion[](count);
        for (uint8 i = 0; i < count; ++i) {
            uint64 part = ownership.form == ILandInstruments.Form.Joint ? 2 : 1 + ((split >> (6 + 2 * i)) % 4);
            ownership.portions[i] = ILandInstruments.Portion(VM.addr(_party(ownerSeed + i)), part);
            ownership.denominator += part;
        }
        whole = true;
        if (dice == 0) ownership.denominator += 1;
        if (dice == 1 && count > 1) ownership.portions[1].owner = ownership.portions[0].owner;
        if (dice == 2) {
            ownership.denominator -= ownership.portions[0].numerator;
            ownership.portions[0].numerator = 0;
        }
        if (dice == 15) ownership.portions[0].owner = address(0);
        if (dice == 0 || (dice == 1 && count > 1) || dice == 2 || dice == 15) whole = false;
    }

    /// @dev Signatures of everybody whose part changes, worked out apart from the registry.
    function _partiesSign(
        Account storage account,
        ILandInstruments.Ownership memory ownership,
        uint8 ownerSeed,
        bytes32 digest,
        uint8 dice
    ) private view returns (bytes[] memory signatures) {
        uint256[] memory keys = new uint256[](6);
        uint256 count = 0;
        bool all = _formOf(account) != ownership.form || _jointChanges(account, ownership, ownerSeed);
        uint256 present = account.owner == SEVERAL ? account.owners.length : 1;
        for (uint256 i = 0; i < present; ++i) {
            uint256 key = account.owner == SEVERAL ? account.owners[i] : account.owner;
            if (all || !_keeps(account, i, ownership, ownerSeed)) keys[count++] = key == 0 ? FORGER : key;
        }
        for (uint8 i = 0; i < ownership.portions.length; ++i) {
            if (!_owns(account, _party(ownerSeed + i))) keys[count++] = _party(ownerSeed + i);
        }
        if (dice == 4 && count > 0) --count;
        signatures = new bytes[](count);
        for (uint256 i = 0; i < count; ++i) {
            signatures[i] = _sign(dice == 3 && i + 1 == count ? FORGER : keys[i], digest);
        }
    }

    function _digestOf(ILandInstruments.OwnershipDeed memory deed, uint8 titleSeed) private view returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](deed.ownership.portions.length);
        for (uint256 i = 0; i < hashes.length; ++i) {
            ILandInstruments.Portion memory portion = deed.ownership.portions[i];
            hashes[i] = keccak256(abi.encode(PORTION, portion.owner, portion.numerator));
        }
        bytes32 ownership = keccak256(
            abi.encode(OWNERSHIP, deed.ownership.form, deed.ownership.denominator, keccak256(abi.encodePacked(hashes)))
        );
        return
            _digest(
                abi.encode(
                    OWNERSHIP_DEED,
                    keccak256(bytes(_textAt(titleSeed))),
                    deed.revision,
                    deed.nature,
                    ownership,
                    deed.instrument,
                    deed.conduit,
                    deed.deadline
                )
            );
    }

    function _formOf(Account storage account) private view returns (ILandInstruments.Form) {
        if (account.owner != SEVERAL) return ILandInstruments.Form.Sole;
        return account.joint ? ILandInstruments.Form.Joint : ILandInstruments.Form.InCommon;
    }

    function _jointChanges(
        Account storage account,
        ILandInstruments.Ownership memory ownership,
        uint8 ownerSeed
    ) private view returns (bool) {
        if (ownership.form != ILandInstruments.Form.Joint || !account.joint) return false;
        if (account.owners.length != ownership.portions.length) return true;
        for (uint256 i = 0; i < account.owners.length; ++i) {
            if (!_keeps(account, i, ownership, ownerSeed)) return true;
        }
        return false;
    }

    function _keeps(
        Account storage account,
        uint256 index,
        ILandInstruments.Ownership memory ownership,
        uint8 ownerSeed
    ) private view returns (bool) {
        bool several = account.owner == SEVERAL;
        uint256 key = several ? account.owners[index] : account.owner;
        for (uint8 i = 0; i < ownership.portions.length; ++i) {
            if (_party(ownerSeed + i) != key) continue;
            (uint256 part, uint256 sum) = several ? (account.parts[index], _sum(account)) : (uint256(1), uint256(1));
            return part * ownership.denominator == ownership.portions[i].numerator * sum;
        }
        return false;
    }

    function _owns(Account storage account, uint256 key) private view returns (bool) {
        if (account.owner != SEVERAL) return account.owner == key;
        for (uint256 i = 0; i < account.owners.length; ++i) if (account.owners[i] == key) return true;
        return false;
    }

    function _sum(Account storage account) private view returns (uint256 sum) {
        for (uint256 i = 0; i < account.parts.length; ++i) sum += account.parts[i];
    }
}
