// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../access/libraries/Roles.sol";
import {Registry} from "../common/Registry.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {Span} from "./libraries/Span.sol";
import {TypeText} from "./libraries/TypeText.sol";

/// @title Credential types
/// @notice Which kinds of credential there are, and who may issue them. See {ICredentialRegistry}.
abstract contract CredentialTypes is Registry, ICredentialRegistry {
    /// @dev What issuing needs to know of a type: the first of its words.
    struct Rule {
        uint64 office;
        uint48 maximumTerm;
        bool holderNeeded;
    }

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
    function typeOf(bytes4 typeId) external view returns (TypeSpec memory) {
        return _type(typeId);
    }

    /// @dev A type on record.
    function _type(bytes4 typeId) internal view returns (TypeSpec storage spec) {
        spec = _types[typeId];
        if (spec.office == 0) revert TypeUnknown(typeId);
    }

    /// @dev The rule of a type on record under which the caller may issue now.
    function _ruleForIssuing(bytes4 typeId) internal view returns (Rule memory rule) {
        TypeSpec storage spec = _type(typeId);
        rule = Rule({office: spec.office, maximumTerm: spec.maximumTerm, holderNeeded: spec.holderNeeded});
        _requireOfficer(rule.office);
    }

    /// @dev Reverts unless the caller may act for an office now. One call tells of pause, suspension and membership.
    function _requireOfficer(uint64 office) internal view {
        address caller = _msgSender();
        if (_authority().mayAct(caller, office, address(this))) return;
        _refuseWhileHalted();
        revert OfficerUnauthorised(caller, office);
    }

    /// @dev A term that is acted upon now, if it is one that the type allows. Zero `validFrom` stands for now.
    function _span(uint48 maximumTerm, uint48 validFrom, uint48 validUntil) internal view returns (uint256) {
        uint48 present = uint48(block.timestamp);
        uint48 begin = validFrom == 0 ? present : validFrom;
        if (validFrom % Span.QUARTER != 0) revert TermUneven(validFrom);
        if (validUntil <= begin) revert TermEmpty(begin, validUntil);
        if (maximumTerm != 0 && validUntil - begin > maximumTerm) revert TermTooLong(validUntil - begin, maximumTerm);
        return Span.pack(present, begin, validUntil);
    }
}
