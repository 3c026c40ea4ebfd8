// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

import {Authority} from "../../contracts/access/Authority.sol";
import {CredentialCertificate} from "../../contracts/credentials/CredentialCertificate.sol";
import {CredentialRegistry} from "../../contracts/credentials/CredentialRegistry.sol";
import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {IIdentities} from "../../contracts/identity/interfaces/IIdentities.sol";
import {VM} from "../support/Vm.sol";

/// @dev 9: only what was put into a tree as a leaf, at its place and under its type, is an entry of the batch.
contract BatchProofTest {
    uint64 private constant AGENCY = 3 << 16;
    uint48 private constant START = 1_800_000_000;
    bytes4 private constant LICENCE = "LBUS";

    CredentialRegistry private _registry;

    function setUp() external {
        VM.warp(START);
        Authority authority = new Authority(address(this));
        authority.grantRole(1, address(this), 0);
        authority.openAgency(AGENCY, "Licensing Department");
        authority.openOffice(AGENCY | 1, "Issuing officer", 0);
        authority.grantRole(AGENCY, address(this), 0);
        authority.grantRole(AGENCY | 1, address(this), 0);
        _registry = new CredentialRegistry(authority, IIdentities(address(0)), new CredentialCertificate(), address(0));
        _registry.registerType(
            "VISA",
            ICredentialTypes.TypeSpec(AGENCY | 1, 0, false, false, false, bytes32("schema"), "Visa")
        );
        _registry.registerType(
            LICENCE,
            ICredentialTypes.TypeSpec(AGENCY | 1, 0, false, false, false, bytes32("schema"), "Licence")
        );
    }

    function testFuzz_9_LeavesAreEntriesAndNothingElseIs(
        bytes32[4] calldata commitments,
        uint256 index,
        bytes32 forged
    ) external {
        bytes32[4] memory leaves;
        for (uint256 i = 0; i < 4; ++i) leaves[i] = _leaf(i, LICENCE, commitments[i]);
        bytes32 left = Hashes.commutativeKeccak256(leaves[0], leaves[1]);
        bytes32 right = Hashes.commutativeKeccak256(leaves[2], leaves[3]);
        bytes32 root = Hashes.commutativeKeccak256(left, right);
        _registry.issueBatch(LICENCE, root, 4, START, START + 1 days, bytes32("basis"));

        bytes32[] memory whole = new bytes32[](2);
        for (uint256 i = 0; i < 4; ++i) {
            (whole[0], whole[1]) = (leaves[i ^ 1], i < 2 ? right : left);
            require(_isEntry(root, i, commitments[i], whole), "a leaf is no entry");
            require(!_isEntry(root, index, leaves[i], whole), "a leaf's digest is an entry");
            if (index != i) require(!_isEntry(root, index, commitments[i], whole), "a leaf stands in two places");
            for (uint256 j = 0; j < 4; ++j) {
                if (j != i) require(!_isEntry(root, j, commitments[i], whole), "a leaf stands in another's place");
            }
            if (forged != commitments[i]) require(!_isEntry(root, i, forged, whole), "a forgery is an entry");
        }

        bytes32[] memory upper = new bytes32[](1);
        upper[0] = right;
        for (uint256 i = 0; i < 4; ++i) {
            require(!_isEntry(root, i, left, upper), "an inner node is an entry");
            require(!_isEntry(root, i, root, new bytes32[](0)), "the root is an entry");
        }
    }

    function testFuzz_9_AnEntryIsOfItsBatchsType(bytes4 other, bytes32 commitment) external {
        VM.assume(other != LICENCE);
        bytes32 root = _leaf(0, other, commitment);
        _registry.issueBatch(LICENCE, root, 1, START, START + 1 days, bytes32("basis"));
        bytes32 visaRoot = _leaf(0, "VISA", commitment);
        if (other != "VISA") _registry.issueBatch("VISA", visaRoot, 1, START, START + 1 days, bytes32("basis"));

        require(
            other == "VISA" || _isEntryOf("VISA", visaRoot, 0, commitment, new bytes32[](0)),
            "an entry of its own type is none"
        );
        require(!_isEntryOf("VISA", root, 0, commitment, new bytes32[](0)), "an entry of a type without the batch");
        require(!_isEntryOf(other, root, 0, commitment, new bytes32[](0)), "an entry of its tree's type");
        require(!_isEntry(root, 0, commitment, new bytes32[](0)), "an entry of another type");
    }

    function _isEntry(
        bytes32 root,
        uint256 index,
        bytes32 commitment,
        bytes32[] memory proof
    ) private view returns (bool) {
        return _isEntryOf(LICENCE, root, index, commitment, proof);
    }

    function _isEntryOf(
        bytes4 typeId,
        bytes32 root,
        uint256 index,
        bytes32 commitment,
        bytes32[] memory proof
    ) private view returns (bool) {
        ICredentialTypes.Entry memory entry = ICredentialTypes.Entry(typeId, root, index, commitment, proof);
        return _registry.entryStatus(entry, START).standing == ICredentialTypes.Standing.Valid;
    }

    function _leaf(uint256 index, bytes4 typeId, bytes32 commitment) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(index, typeId, commitment))));
    }
}
