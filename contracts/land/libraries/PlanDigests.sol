// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandPlans} from "../interfaces/ILandPlans.sol";
import {Instruments} from "./Instruments.sol";

/// @title Plan digests
/// @notice EIP-712 digests of the instruments by which titles are divided, merged and given up.
library PlanDigests {
    bytes32 private constant SOURCE = keccak256("Source(string title,uint32 revision)");
    bytes32 private constant LOT = keccak256(
        "Lot(string title,uint40 area,bytes32 parcel,Ownership ownership)"
        "Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)"
    );
    bytes32 private constant PLAN_DEED = keccak256(
        "PlanDeed(uint8 kind,Source[] sources,Lot[] lots,bytes32 plan,uint48 deadline)"
        "Lot(string title,uint40 area,bytes32 parcel,Ownership ownership)"
        "Ownership(uint8 form,uint64 denominator,Portion[] portions)Portion(address owner,uint64 numerator)"
        "Source(string title,uint32 revision)"
    );
    bytes32 private constant SURRENDER_DEED = keccak256(
        "SurrenderDeed(string title,uint32 revision,bytes32 instrument,uint48 deadline)"
    );

    /// @notice What is signed for a plan.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandPlans.PlanDeed calldata deed) internal view returns (bytes32) {
        bytes32[] memory sources = new bytes32[](deed.sources.length);
        for (uint256 i = 0; i < sources.length; ++i) {
            ILandPlans.Source calldata source = deed.sources[i];
            sources[i] = keccak256(abi.encode(SOURCE, Instruments.text(source.titleId), source.revision));
        }
        bytes32[] memory lots = new bytes32[](deed.lots.length);
        for (uint256 i = 0; i < lots.length; ++i) {
            ILandPlans.Lot calldata lot = deed.lots[i];
            lots[i] = keccak256(
                abi.encode(LOT, Instruments.text(lot.titleId), lot.area, lot.parcel, Instruments.hash(lot.ownership))
            );
        }
        return
            Instruments.signed(
                abi.encode(
                    PLAN_DEED,
                    deed.kind,
                    keccak256(abi.encodePacked(sources)),
                    keccak256(abi.encodePacked(lots)),
                    deed.plan,
                    deed.deadline
                )
            );
    }

    /// @notice What is signed for a surrender.
    /// @param deed Instrument.
    /// @return The digest.
    function digest(ILandPlans.SurrenderDeed calldata deed) internal view returns (bytes32) {
        return
            Instruments.signed(
                abi.encode(
                    SURRENDER_DEED,
                    Instruments.text(deed.titleId),
                    deed.revision,
                    deed.instrument,
                    deed.deadline
                )
            );
    }
}
