// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../common/libraries/Roles.sol";
import {Registry} from "../common/Registry.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {Span} from "./libraries/Span.sol";
import {TypeText} from "./libraries/TypeText.sol";

/// @title Credential types
/// @notice Which kinds of credential there are, and who may issue them. See {ICredentialRegistry}.
abstract contract CredentialTypes is Registry, ICredentialRegistry {
    mapping(bytes4 typeId => TypeSpec spec) private _types;

    /// @inheritdoc ICredentialRegistry
    function registerType(bytes4 typeId, TypeSpec calldata spec) external {
        if (!Roles.isOffice(spec.office)) revert OfficeUnknown(spec.office);
        _requireOfficer(Roles.agencyOf(spec.office));
        if (_authority().getRoleAdmin(spec.office) != Roles.agencyOf(spec.office)) revert OfficeUnknown(spec.office);
        if (!TypeText.isTypeId(typeId)) revert TypeIdInvalid(typeId);
        if (!TypeText.isName(spec.name)) revert TypeNameInvalid(spec.name);
        if (_types[typeId].office != 0) revert TypeAlreadyRegistered(typeId);

        _types[typeId] = spec;

        emit TypeRegistered(
            typeId,
            spec.office,
            _msgSender(),
            spec.maximumTerm,
            spec.holderNeeded,
            spec.schema,
            spec.name
        );
    }

    /// @inheritdoc ICredentialRegistry
    function typeOf(bytes4 typeId) public view returns (TypeSpec memory spec) {
        spec = _types[typeId];
        if (spec.office == 0) revert TypeUnknown(typeId);
    }

    /// @dev The rule of a type on record.
    function _rule(bytes4 typeId) internal view returns (uint64 office, uint48 maximumTerm, bool holderNeeded) {
        TypeSpec storage spec = _types[typeId];
        // All three in one read, before anything is asked of them.
        (office, maximumTerm, holderNeeded) = (spec.office, spec.maximumTerm, spec.holderNeeded);
        if (office == 0) revert TypeUnknown(typeId);
    }

    /// @dev Reverts unless the caller may act for an office now. One call tells of pause, suspension and membership.
    function _requireOfficer(uint64 office) internal view {
        address caller = _msgSender();
        if (_authority().mayAct(caller, office, address(this))) return;
        _refuseWhileHalted();
        revert OfficerUnauthorised(caller, office);
    }

    /// @dev A term that is acted upon now, if it is one that the type allows. Zero `validFrom` stands for now.
    /// Callers hold the moments in 48 bits; whole words here spare the masking of every step.
    function _span(uint256 maximumTerm, uint256 validFrom, uint256 validUntil) internal view returns (uint256) {
        uint256 begin = validFrom;
        if (begin == 0) begin = block.timestamp;
        else if (begin % Span.QUARTER != 0) revert TermUneven(uint48(begin));
        if (validUntil <= begin) revert TermEmpty(uint48(begin), uint48(validUntil));
        // The end is after the beginning, as was just seen.
        unchecked {
            uint256 term = validUntil - begin;
            if (maximumTerm != 0 && term > maximumTerm) revert TermTooLong(uint48(term), uint48(maximumTerm));
        }
        return Span.pack(block.timestamp, begin, validUntil);
    }
}
