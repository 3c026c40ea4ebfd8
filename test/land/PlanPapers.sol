// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IIdentities} from "../../contracts/identity/interfaces/IIdentities.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {TitleCertificate} from "../../contracts/land/TitleCertificate.sol";
import {ILandInstruments} from "../../contracts/land/interfaces/ILandInstruments.sol";
import {ILandPlans} from "../../contracts/land/interfaces/ILandPlans.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";

/// @notice A land registry, and the plans that people sign for it, hashed apart from it.
abstract contract PlanPapers {
    uint16 public constant TOLERANCE = 100;
    uint256 internal constant FORGER = 77;
    bytes32 internal constant PAPER = keccak256("paper");
    string private constant OWNERSHIP =
        "Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)";
    string private constant LOT = "Lot(string title,uint40 area,bytes32 parcel,Ownership ownership)";
    string private constant SOURCE = "Source(string title,uint32 revision)";

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
            TOLERANCE
        );
        bytes4[] memory all = new bytes4[](6);
        all[0] = registry.registerShared.selector;
        all[1] = registry.charge.selector;
        all[2] = registry.registerPlan.selector;
        all[3] = registry.surrender.selector;
        all[4] = registry.announceOrder.selector;
        all[5] = registry.imposeRestriction.selector;
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

    function titleAt(uint8 title) public pure returns (bytes32) {
        return bytes32(bytes1(uint8(bytes1("A")) + title));
    }

    /// @dev Registers a charge that the owners and the chargee sign.
    function _charge(
        bytes32 titleId,
        uint32 revision,
        uint256 chargee,
        uint8 rank,
        uint256[] memory owners
    ) internal returns (bool) {
        ILandInstruments.ChargeDeed memory deed = ILandInstruments.ChargeDeed(
            titleId,
            revision,
            VM.addr(chargee),
            rank,
            PAPER,
            type(uint48).max
        );
        bytes32 digest = _digest(
            abi.encode(
                keccak256(
                    "ChargeDeed(string title,uint32 revision,address chargee,uint8 rank,bytes32 terms,uint48 deadline)"
                ),
                _text(titleId),
                revision,
                deed.chargee,
                rank,
                PAPER,
                deed.deadline
            )
        );
        try registry.charge(deed, _signAll(owners, digest, false), _sign(chargee, digest), new bytes[](0)) {
            return true;
        } catch {
            return false;
        }
    }

    function _planDigest(ILandPlans.PlanDeed memory deed) internal view returns (bytes32) {
        bytes memory sources;
        for (uint256 i = 0; i < deed.sources.length; ++i) {
            bytes32 title = _text(deed.sources[i].titleId);
            sources = abi.encodePacked(
                sources,
                keccak256(abi.encode(keccak256(bytes(SOURCE)), title, deed.sources[i].revision))
            );
        }
        bytes memory lots;
        for (uint256 i = 0; i < deed.lots.length; ++i) lots = abi.encodePacked(lots, _lotHash(deed.lots[i]));
        return
            _digest(
                abi.encode(
                    keccak256(
                        abi.encodePacked(
                            "PlanDeed(uint8 kind,Source[] sources,Lot[] lots,bytes32 plan,uint48 deadline)",
                            LOT,
                            OWNERSHIP,
                            SOURCE
                        )
                    ),
                    deed.kind,
                    keccak256(sources),
                    keccak256(lots),
                    deed.plan,
                    deed.deadline
                )
            );
    }

    function _surrenderDigest(ILandPlans.SurrenderDeed memory deed) internal view returns (bytes32) {
        return
            _digest(
                abi.encode(
                    keccak256("SurrenderDeed(string title,uint32 revision,bytes32 instrument,uint48 deadline)"),
                    _text(deed.titleId),
                    deed.revision,
                    deed.instrument,
                    deed.deadline
                )
            );
    }

    function _digest(bytes memory encoded) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", _domain, keccak256(encoded)));
    }

    /// @dev Everybody's signature; a forger's in the place of the last one where it is to be forged.
    function _signAll(
        uint256[] memory keys,
        bytes32 digest,
        bool forged
    ) internal pure returns (bytes[] memory signatures) {
        signatures = new bytes[](keys.length);
        for (uint256 i = 0; i < keys.length; ++i) {
            signatures[i] = _sign(forged && i + 1 == keys.length ? FORGER : keys[i], digest);
        }
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev Ownership by the first three keys' parts.
    function _ownershipOf(
        uint256[3] memory parts,
        bool shared
    ) internal pure returns (ILandInstruments.Ownership memory ownership) {
        uint256[] memory keys = _keysOf(parts);
        ownership.form = shared ? ILandInstruments.Form.InCommon : ILandInstruments.Form.Sole;
        ownership.portions = new ILandInstruments.Portion[](keys.length);
        for (uint256 i = 0; i < keys.length; ++i) {
            uint64 part = uint64(parts[keys[i] - 1]);
            ownership.portions[i] = ILandInstruments.Portion(VM.addr(keys[i]), part);
            ownership.denominator += part;
        }
    }

    function _keysOf(uint256[3] memory parts) internal pure returns (uint256[] memory keys) {
        uint256 count = 0;
        for (uint256 i = 0; i < 3; ++i) if (parts[i] != 0) ++count;
        keys = new uint256[](count);
        uint256 next = 0;
        for (uint256 i = 0; i < 3; ++i) if (parts[i] != 0) keys[next++] = i + 1;
    }

    function _chargeesOf(uint256[4] memory chargees) internal pure returns (uint256[] memory keys) {
        uint256 count = 0;
        for (uint256 rank = 1; rank <= 3; ++rank) if (chargees[rank] != 0) ++count;
        keys = new uint256[](count);
        uint256 next = 0;
        for (uint256 rank = 1; rank <= 3; ++rank) if (chargees[rank] != 0) keys[next++] = chargees[rank];
    }

    function _deed(
        ILandPlans.PlanKind kind,
        uint256 sources,
        uint256 lots
    ) internal pure returns (ILandPlans.PlanDeed memory deed) {
        deed.kind = kind;
        deed.sources = new ILandPlans.Source[](sources);
        deed.lots = new ILandPlans.Lot[](lots);
        (deed.plan, deed.deadline) = (PAPER, type(uint48).max);
    }

    function _lot(
        bytes32 titleId,
        uint40 area,
        ILandInstruments.Ownership memory ownership
    ) internal pure returns (ILandPlans.Lot memory) {
        return ILandPlans.Lot(titleId, area, keccak256("parcel"), ownership);
    }

    function _registration(
        bytes32 titleId,
        ILandInstruments.Ownership memory ownership,
        uint40 area
    ) internal pure returns (ILandTypes.SharedRegistration memory) {
        return ILandTypes.SharedRegistration(titleId, ownership, area, keccak256("parcel"), PAPER);
    }

    function _lotHash(ILandPlans.Lot memory lot) private pure returns (bytes32) {
        bytes memory portions;
        for (uint256 i = 0; i < lot.ownership.portions.length; ++i) {
            ILandInstruments.Portion memory portion = lot.ownership.portions[i];
            portions = abi.encodePacked(
                portions,
                keccak256(
                    abi.encode(keccak256("Portion(address owner,uint64 numerator)"), portion.owner, portion.numerator)
                )
            );
        }
        bytes32 ownership = keccak256(
            abi.encode(keccak256(bytes(OWNERSHIP)), lot.ownership.form, lot.ownership.denominator, keccak256(portions))
        );
        bytes32 kind = keccak256(abi.encodePacked(LOT, OWNERSHIP));
        return keccak256(abi.encode(kind, _text(lot.titleId), lot.area, lot.parcel, ownership));
    }

    function _text(bytes32 titleId) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes1(titleId)));
    }
}
