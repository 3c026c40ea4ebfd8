// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IIdentities} from "../../contracts/identity/interfaces/IIdentities.sol";
import {FirstRegistration} from "../../contracts/land/FirstRegistration.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {IFirstRegistrationTypes} from "../../contracts/land/interfaces/IFirstRegistrationTypes.sol";
import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";

/// @notice First registration with a land registry, and the papers that people sign before it, hashed apart from it.
abstract contract ClaimPapers {
    uint48 public constant PERIOD = 1000;
    uint256 internal constant FORGER = 77;
    bytes32 internal constant PAPER = keccak256("paper");
    string private constant OWNERSHIP =
        "Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)";
    bytes32 private constant CLAIM = keccak256(
        abi.encodePacked(
            "Claim(string title,Ownership ownership,uint40 area,bytes32 parcel,bytes32 source,uint48 deadline)",
            OWNERSHIP
        )
    );

    FirstRegistration public immutable first;
    LandRegistry public immutable registry;
    bytes32 private immutable _domain;

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
        first = new FirstRegistration(authority, IIdentities(address(0)), address(0), registry, PERIOD);
        bytes4[] memory acts = new bytes4[](4);
        acts[0] = first.publish.selector;
        acts[1] = first.complete.selector;
        acts[2] = first.refuse.selector;
        acts[3] = first.decide.selector;
        authority.setTargetFunctionRole(address(first), acts, 0);
        bytes4[] memory entry = new bytes4[](1);
        entry[0] = registry.register.selector;
        authority.setTargetFunctionRole(address(registry), entry, 7);
        authority.grantRole(7, address(first), 0);
        _domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Civitas FirstRegistration"),
                keccak256("1"),
                block.chainid,
                address(first)
            )
        );
    }

    function titleAt(uint8 title) public pure returns (bytes32) {
        return bytes32(bytes(_textAt(title)));
    }

    function _claimId(IFirstRegistrationTypes.Claim memory claim) internal view returns (bytes32) {
        return
            _digest(
                abi.encode(
                    CLAIM,
                    keccak256(bytes(_textOf(claim.registration.titleId))),
                    _ownershipHash(claim.registration.ownership.portions[0].owner),
                    claim.registration.area,
                    claim.registration.parcel,
                    claim.registration.source,
                    claim.deadline
                )
            );
    }

    function _objectionDigest(
        uint8 title,
        IFirstRegistrationTypes.Objection memory paper
    ) internal view returns (bytes32) {
        return
            _digest(
                abi.encode(
                    keccak256("Objection(string title,bytes32 claim,address objector,bytes32 basis,uint48 deadline)"),
                    keccak256(bytes(_textAt(title))),
                    paper.claimId,
                    paper.objector,
                    paper.basis,
                    paper.deadline
                )
            );
    }

    function _backDigest(
        uint8 title,
        IFirstRegistrationTypes.ObjectionWithdrawal memory paper
    ) internal view returns (bytes32) {
        return
            _digest(
                abi.encode(
                    keccak256("ObjectionWithdrawal(string title,bytes32 claim,address objector,uint48 deadline)"),
                    keccak256(bytes(_textAt(title))),
                    paper.claimId,
                    paper.objector,
                    paper.deadline
                )
            );
    }

    function _claimBackDigest(
        uint8 title,
        IFirstRegistrationTypes.ClaimWithdrawal memory paper
    ) internal view returns (bytes32) {
        return
            _digest(
                abi.encode(
                    keccak256("ClaimWithdrawal(string title,bytes32 claim,address claimant,uint48 deadline)"),
                    keccak256(bytes(_textAt(title))),
                    paper.claimId,
                    paper.claimant,
                    paper.deadline
                )
            );
    }

    function _digest(bytes memory encoded) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", _domain, keccak256(encoded)));
    }

    function _claim(
        uint8 title,
        address owner,
        uint48 deadline
    ) internal pure returns (IFirstRegistrationTypes.Claim memory) {
        return
            IFirstRegistrationTypes.Claim(
                ILandTypes.SharedRegistration(titleAt(title), _sole(owner), 500, keccak256("parcel"), PAPER),
                deadline
            );
    }

    function _sole(address owner) internal pure returns (ILandInstruments.Ownership memory ownership) {
        ownership.denominator = 1;
        ownership.portions = new ILandInstruments.Portion[](1);
        ownership.portions[0] = ILandInstruments.Portion(owner, 1);
    }

    function _ownershipHash(address owner) internal pure returns (bytes32) {
        bytes32 portion = keccak256(abi.encode(keccak256("Portion(address owner,uint64 numerator)"), owner, 1));
        return keccak256(abi.encode(keccak256(bytes(OWNERSHIP)), 0, 1, keccak256(abi.encodePacked(portion))));
    }

    function _one(bytes memory signature) internal pure returns (bytes[] memory list) {
        list = new bytes[](1);
        list[0] = signature;
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _textOf(bytes32 titleId) private pure returns (string memory) {
        uint8 title = 0;
        while (titleAt(title) != titleId) ++title;
        return _textAt(title);
    }

    function _textAt(uint8 title) private pure returns (string memory) {
        string[4] memory texts = ["LR-1", unicode"Çınar 7", "Parcel 12/3, Hill Road, No. 0004", "B"];
        return texts[title];
    }
}
