// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {Authority} from "../../contracts/access/Authority.sol";
import {CredentialCertificate} from "../../contracts/credentials/CredentialCertificate.sol";
import {CredentialRegistry} from "../../contracts/credentials/CredentialRegistry.sol";
import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {DocumentVerifier} from "../../contracts/documents/DocumentVerifier.sol";
import {IDocumentErrors} from "../../contracts/documents/interfaces/IDocumentErrors.sol";
import {IDocumentTypes} from "../../contracts/documents/interfaces/IDocumentTypes.sol";
import {IIdentities} from "../../contracts/identity/interfaces/IIdentities.sol";
import {VM} from "../support/Vm.sol";
import {Proofs} from "./Proofs.sol";

/// @dev The invariants of contracts/documents/README.md, under their numbers.
contract DocumentVerifierTest {
    uint64 private constant AGENCY = 3 << 16;
    uint48 private constant START = 1_800_000_000;
    bytes4 private constant LICENCE = "LBUS";
    bytes32 private constant ID = bytes32("LBUS1");
    bytes32 private constant SCHEMA = bytes32("schema");
    address private constant HOLDER = address(0xada);

    Authority private _authority;
    CredentialRegistry private _registry;
    DocumentVerifier private _verifier;

    function setUp() external {
        VM.warp(START);
        _authority = new Authority(address(this));
        _authority.grantRole(1, address(this), 0);
        _authority.openAgency(AGENCY, "Licensing Department");
        _authority.openOffice(AGENCY | 1, "Issuing officer", 0);
        _authority.grantRole(AGENCY, address(this), 0);
        _authority.grantRole(AGENCY | 1, address(this), 0);
        _registry = new CredentialRegistry(
            _authority,
            IIdentities(address(0)),
            new CredentialCertificate(),
            address(0)
        );
        _registry.registerType(
            LICENCE,
            ICredentialTypes.TypeSpec(AGENCY | 1, 0, false, false, false, SCHEMA, "Licence")
        );
        _verifier = new DocumentVerifier();
    }

    function testFuzz_1_AnyFieldsOfADocumentLeadToItsCommitment(
        bytes32[] calldata seeds,
        bytes32 salt,
        uint256 bits
    ) external view {
        IDocumentTypes.Field[] memory fields = _fields(seeds);
        IDocumentTypes.Disclosure memory shown = _shown(fields, salt, _some(bits, fields.length));
        bytes32 root = Proofs.tree(fields)[0];
        bytes32 commitment = keccak256(abi.encode(SCHEMA, HOLDER, root, shown.salt));

        require(_verifier.commitmentOf(shown) == commitment, "a document's own fields lead elsewhere");
        _verifier.requireCommitted(commitment, shown);
        for (uint256 i = 0; i < shown.fields.length; ++i) {
            string memory value = _verifier.shownValue(shown, shown.fields[i].pointer);
            require(_same(value, shown.fields[i].value), "a field has another value");
        }
    }

    function testFuzz_2_WhateverIsChangedLeadsElsewhere(
        bytes32[] calldata seeds,
        bytes32 salt,
        uint256 bits,
        uint256 which,
        bytes32 other
    ) external view {
        IDocumentTypes.Field[] memory fields = _fields(seeds);
        bytes32 commitment = _verifier.commitmentOf(_shown(fields, salt, _some(bits, fields.length)));
        for (uint256 change = 0; change < 7; ++change) {
            // Made anew each time: memory is handed on by reference.
            IDocumentTypes.Disclosure memory forged = _shown(_fields(seeds), salt, _some(bits, fields.length));
            IDocumentTypes.Field memory field = forged.fields[which % forged.fields.length];
            if (change == 0) field.salt = keccak256(abi.encode(field.salt, other));
            if (change == 1) field.value = string.concat(field.value, "x");
            if (change == 2) field.pointer = string.concat(field.pointer, "x");
            // The border between place and value is part of the leaf.
            if (change == 3) (field.pointer, field.value) = (string.concat(field.pointer, field.value), "");
            if (change == 4) forged.schema = keccak256(abi.encode(other));
            if (change == 5) forged.holder = address(uint160(uint256(keccak256(abi.encode(other)))));
            if (change == 6) forged.salt = keccak256(abi.encode(forged.salt, other));
            require(_verifier.commitmentOf(forged) != commitment, "a forgery leads to the commitment");
        }
    }

    function testFuzz_2_ValuesDoNotChangePlaces(
        bytes32[4] calldata salts,
        bytes32 salt,
        uint8 one,
        uint8 other
    ) external view {
        (uint256 first, uint256 second) = (one % 4, other % 4);
        VM.assume(first != second);
        bytes32[] memory seeds = new bytes32[](4);
        for (uint256 i = 0; i < 4; ++i) seeds[i] = salts[i];
        bytes32 commitment = _verifier.commitmentOf(_shown(_fields(seeds), salt, 15));

        for (uint256 what = 0; what < 3; ++what) {
            IDocumentTypes.Disclosure memory forged = _shown(_fields(seeds), salt, 15);
            IDocumentTypes.Field memory a = forged.fields[first];
            IDocumentTypes.Field memory b = forged.fields[second];
            if (what == 0) (a.value, b.value) = (b.value, a.value);
            if (what == 1) (a.pointer, b.pointer) = (b.pointer, a.pointer);
            if (what == 2) (a.salt, b.salt) = (b.salt, a.salt);
            require(_verifier.commitmentOf(forged) != commitment, "fields changed places unseen");
        }
    }

    function testFuzz_3_NoInnerNodeIsTakenForAField(bytes32[4] calldata salts, bytes32 salt, bytes32 given) external {
        bytes32[] memory seeds = new bytes32[](4);
        for (uint256 i = 0; i < 4; ++i) seeds[i] = salts[i];
        IDocumentTypes.Field[] memory fields = _fields(seeds);
        bytes32[] memory nodes = Proofs.tree(fields);
        bytes32 commitment = keccak256(abi.encode(SCHEMA, HOLDER, nodes[0], _salted(salt)));

        IDocumentTypes.Disclosure memory forged = _shown(fields, salt, 1);
        forged.proof = new bytes32[](1);
        forged.flags = new bool[](1);
        forged.proof[0] = nodes[1];
        // Node 2 has the children 5 and 6. Whatever texts are made of them, their leaf is no digest of 64 bytes.
        for (uint256 i = 0; i < 3; ++i) {
            (bytes32 a, bytes32 b) = i == 0 ? (nodes[5], nodes[6]) : (nodes[6], nodes[5]);
            forged.fields[0].salt = i == 2 ? _salted(given) : a;
            forged.fields[0].pointer = i == 2 ? string(bytes.concat(a, b)) : string(bytes.concat(b));
            forged.fields[0].value = "";
            require(_verifier.commitmentOf(forged) != commitment, "an inner node is taken for a field");
        }
        // Nor is the root itself handed over without any field.
        forged.fields = new IDocumentTypes.Field[](0);
        forged.proof[0] = nodes[0];
        forged.flags = new bool[](0);
        VM.expectRevert(IDocumentErrors.FieldsMissing.selector);
        _verifier.commitmentOf(forged);
    }

    function testFuzz_4_NothingWithoutItsSaltAndNothingTwice(bytes32[] calldata seeds, uint256 which) external {
        IDocumentTypes.Field[] memory fields = _fields(seeds);
        uint256 chosen = which % fields.length;
        string memory pointer = fields[chosen].pointer;

        // A tree in which a field has no salt at all: its digest could be guessed.
        bytes32 salt = fields[chosen].salt;
        fields[chosen].salt = 0;
        IDocumentTypes.Disclosure memory unsalted = _shown(fields, "salt", 1 << chosen);
        VM.expectRevert(abi.encodeWithSelector(IDocumentErrors.FieldSaltMissing.selector, pointer));
        _verifier.commitmentOf(unsalted);
        fields[chosen].salt = salt;

        // A tree that says two things of one place: whoever reads the first would not see the second.
        IDocumentTypes.Field[] memory more = new IDocumentTypes.Field[](fields.length + 1);
        for (uint256 i = 0; i < fields.length; ++i) more[i] = fields[i];
        more[fields.length] = IDocumentTypes.Field(bytes32("another salt"), pointer, '"another value"');
        IDocumentTypes.Disclosure memory twice = _shown(more, "salt", (1 << chosen) | (1 << fields.length));
        VM.expectRevert(abi.encodeWithSelector(IDocumentErrors.FieldRepeated.selector, pointer));
        _verifier.commitmentOf(twice);

        IDocumentTypes.Disclosure memory open = _shown(fields, "salt", 1 << chosen);
        open.salt = 0;
        VM.expectRevert(IDocumentErrors.CommitmentSaltMissing.selector);
        _verifier.commitmentOf(open);
    }

    function testFuzz_4_APartTooManyOrTooFewIsRefused(bytes32[] calldata seeds, uint256 bits, bool flag) external {
        IDocumentTypes.Field[] memory fields = _fields(seeds);
        IDocumentTypes.Disclosure memory shown = _shown(fields, "salt", _some(bits, fields.length));
        bytes32[] memory proof = new bytes32[](shown.proof.length + 1);
        for (uint256 i = 0; i < shown.proof.length; ++i) proof[i] = shown.proof[i];
        bool[] memory flags = new bool[](shown.flags.length + 1);
        for (uint256 i = 0; i < shown.flags.length; ++i) flags[i] = shown.flags[i];
        flags[shown.flags.length] = flag;

        (bytes32[] memory ownProof, bool[] memory ownFlags) = (shown.proof, shown.flags);
        shown.proof = proof;
        VM.expectRevert(IDocumentErrors.ProofPartsMismatch.selector);
        _verifier.commitmentOf(shown);
        (shown.proof, shown.flags) = (ownProof, flags);
        VM.expectRevert(IDocumentErrors.ProofPartsMismatch.selector);
        _verifier.commitmentOf(shown);
        // One more of each, the flag saying that no digest is taken: the counts add up, the digest is never used.
        (shown.proof, shown.flags) = (proof, flags);
        flags[shown.flags.length - 1] = true;
        VM.expectRevert(IDocumentErrors.ProofPartsMismatch.selector);
        _verifier.commitmentOf(shown);
        shown.flags = ownFlags;
    }

    function testFuzz_5_ValidIsWhatTheRegistrySaysOfThisDocument(
        bytes32[] calldata seeds,
        uint256 bits,
        uint8 act,
        uint32 later
    ) external {
        IDocumentTypes.Field[] memory fields = _fields(seeds);
        IDocumentTypes.Disclosure memory shown = _shown(fields, "salt", _some(bits, fields.length));
        bytes32 commitment = _verifier.commitmentOf(shown);
        uint48 end = START + 365 days;
        _registry.issue(ICredentialTypes.Issuance(ID, HOLDER, START, end, commitment), bytes32("basis"));
        if (act % 5 == 1) _registry.suspend(ID, bytes32("reason"));
        if (act % 5 == 2) _registry.revoke(ID, bytes32("reason"));
        if (act % 5 == 3) _authority.suspendAgency(AGENCY, START - 1, bytes32("basis"));
        if (act % 5 == 4) _authority.suspendAgency(AGENCY, 0, bytes32("basis"));
        VM.warp(uint256(START) + later);

        ICredentialTypes.Status memory told = _verifier.statusOf(_registry, ID, shown);
        ICredentialTypes.Status memory own = _registry.status(ID, uint48(block.timestamp));
        require(keccak256(abi.encode(told)) == keccak256(abi.encode(own)), "another status than the registry's");
        bool valid = act % 5 == 0 && block.timestamp < end;
        require((told.standing == ICredentialTypes.Standing.Valid) == valid, "valid against the model");
        if (!valid) VM.expectRevert(abi.encodeWithSelector(IDocumentErrors.CredentialNotValid.selector, told.standing));
        _verifier.requireValid(_registry, ID, shown);
    }

    function testFuzz_5_ADocumentIsOfNoOtherCredential(bytes32[] calldata seeds, uint256 bits, bytes32 other) external {
        IDocumentTypes.Field[] memory fields = _fields(seeds);
        IDocumentTypes.Disclosure memory shown = _shown(fields, "salt", _some(bits, fields.length));
        bytes32 commitment = _verifier.commitmentOf(shown);
        VM.assume(other != commitment && other != 0);
        uint48 end = START + 365 days;
        _registry.issue(ICredentialTypes.Issuance(ID, HOLDER, START, end, other), bytes32("basis"));
        bytes4 mismatch = IDocumentErrors.CommitmentMismatch.selector;
        VM.expectRevert(abi.encodeWithSelector(mismatch, commitment, other));
        _verifier.statusOf(_registry, ID, shown);

        address stranger = address(uint160(uint256(other)));
        VM.assume(stranger != HOLDER && stranger != address(0));
        bytes32 second = bytes32("LBUS2");
        _registry.issue(ICredentialTypes.Issuance(second, stranger, START, end, commitment), bytes32("basis"));
        VM.expectRevert(abi.encodeWithSelector(IDocumentErrors.SubjectMismatch.selector, HOLDER, stranger));
        _verifier.statusOf(_registry, second, shown);

        bytes4 kind = "VISA";
        _registry.registerType(kind, ICredentialTypes.TypeSpec(AGENCY | 1, 0, false, false, false, other, "Visa"));
        bytes32 third = bytes32("VISA1");
        _registry.issue(ICredentialTypes.Issuance(third, HOLDER, START, end, commitment), bytes32("basis"));
        VM.assume(other != SCHEMA);
        VM.expectRevert(abi.encodeWithSelector(IDocumentErrors.SchemaMismatch.selector, SCHEMA, other));
        _verifier.statusOf(_registry, third, shown);
    }

    /// @dev One to eight fields, each at a place of its own, with salts that are never zero.
    function _fields(bytes32[] memory seeds) private pure returns (IDocumentTypes.Field[] memory fields) {
        uint256 count = seeds.length == 0 ? 1 : (seeds.length > 8 ? 8 : seeds.length);
        fields = new IDocumentTypes.Field[](count);
        for (uint256 i = 0; i < count; ++i) {
            bytes32 seed = i < seeds.length ? seeds[i] : bytes32("seed");
            string memory pointer = string.concat("/credentialSubject/", Strings.toString(i));
            fields[i] = IDocumentTypes.Field(
                keccak256(abi.encode(seed, i)),
                pointer,
                string.concat('"', Strings.toHexString(uint256(keccak256(abi.encode(i, seed))), 32), '"')
            );
        }
    }

    function _shown(
        IDocumentTypes.Field[] memory fields,
        bytes32 salt,
        uint256 bits
    ) private pure returns (IDocumentTypes.Disclosure memory shown) {
        shown = Proofs.show(fields, bits);
        (shown.schema, shown.holder, shown.salt) = (SCHEMA, HOLDER, _salted(salt));
    }

    function _salted(bytes32 salt) private pure returns (bytes32) {
        return salt == 0 ? bytes32("salt") : salt;
    }

    /// @dev At least one bit among so many.
    function _some(uint256 bits, uint256 count) private pure returns (uint256 some) {
        some = bits & ((1 << count) - 1);
        if (some == 0) some = 1;
    }

    function _same(string memory one, string memory other) private pure returns (bool) {
        return keccak256(bytes(one)) == keccak256(bytes(other));
    }
}
