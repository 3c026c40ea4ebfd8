// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandRegistry} from "./interfaces/ILandRegistry.sol";
import {Caveats} from "./libraries/Caveats.sol";
import {Charges} from "./libraries/Charges.sol";
import {Notices} from "./libraries/Notices.sol";
import {Rights} from "./libraries/Rights.sol";
import {LinkedActs} from "./LinkedActs.sol";

/// @title Acts on burdens
/// @notice What the registrar enters of charges, rights, priority notices and caveats. See {ILandRegistry}.
abstract contract BurdenActs is LinkedActs {
    /// @inheritdoc ILandRegistry
    function charge(
        ChargeDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature,
        bytes[] calldata consents
    ) external restricted {
        (deed, ownerSignatures, chargeeSignature, consents);
        _linked(address(Charges), Charges.charge.selector);
    }

    /// @inheritdoc ILandRegistry
    function varyCharge(
        ChargeVariation calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature,
        bytes[] calldata consents
    ) external restricted {
        (deed, ownerSignatures, chargeeSignature, consents);
        _linked(address(Charges), Charges.varyCharge.selector);
    }

    /// @inheritdoc ILandRegistry
    function postponeCharge(ChargePostponement calldata deed, bytes[] calldata signatures) external restricted {
        (deed, signatures);
        _linked(address(Charges), Charges.postponeCharge.selector);
    }

    /// @inheritdoc ILandRegistry
    function assignCharge(
        ChargeAssignment calldata deed,
        bytes calldata chargeeSignature,
        bytes calldata assigneeSignature
    ) external restricted {
        (deed, chargeeSignature, assigneeSignature);
        _linked(address(Charges), Charges.assignCharge.selector);
    }

    /// @inheritdoc ILandRegistry
    function discharge(DischargeDeed calldata deed, bytes calldata chargeeSignature) external restricted {
        (deed, chargeeSignature);
        _linked(address(Charges), Charges.discharge.selector);
    }

    /// @inheritdoc ILandRegistry
    function grantRight(
        RightDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[] calldata holderSignatures,
        bytes[] calldata consents
    ) external restricted returns (uint8 slot) {
        (deed, ownerSignatures, holderSignatures, consents, slot);
        _linked(address(Rights), Rights.grantRight.selector);
    }

    /// @inheritdoc ILandRegistry
    function releaseRight(RightRelease calldata deed, bytes[] calldata holderSignatures) external restricted {
        (deed, holderSignatures);
        _linked(address(Rights), Rights.releaseRight.selector);
    }

    /// @inheritdoc ILandRegistry
    function placeNotice(
        PriorityNotice calldata notice,
        bytes[] calldata ownerSignatures,
        bytes calldata beneficiarySignature
    ) external restricted {
        (notice, ownerSignatures, beneficiarySignature);
        _linked(address(Notices), Notices.placeNotice.selector);
    }

    /// @inheritdoc ILandRegistry
    function withdrawNotice(
        NoticeWithdrawal calldata withdrawal,
        bytes calldata beneficiarySignature
    ) external restricted {
        (withdrawal, beneficiarySignature);
        _linked(address(Notices), Notices.withdrawNotice.selector);
    }

    /// @inheritdoc ILandRegistry
    function lodgeCaveat(
        CaveatNotice calldata notice,
        bytes calldata caveatorSignature
    ) external restricted returns (uint8 slot) {
        (notice, caveatorSignature, slot);
        _linked(address(Caveats), Caveats.lodge.selector);
    }

    /// @inheritdoc ILandRegistry
    function varyCaveat(CaveatVariation calldata variation, bytes calldata caveatorSignature) external restricted {
        (variation, caveatorSignature);
        _linked(address(Caveats), Caveats.varyCaveat.selector);
    }

    /// @inheritdoc ILandRegistry
    function withdrawCaveat(
        CaveatWithdrawal calldata withdrawal,
        bytes calldata caveatorSignature
    ) external restricted {
        (withdrawal, caveatorSignature);
        _linked(address(Caveats), Caveats.withdraw.selector);
    }
}
