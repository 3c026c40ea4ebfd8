// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialErrors} from "../interfaces/ICredentialErrors.sol";
import {ICredentialEvents} from "../interfaces/ICredentialEvents.sol";
import {ICredentialTypes} from "../interfaces/ICredentialTypes.sol";
import {Rule, RuleFields} from "./Rule.sol";
import {TypeText} from "./TypeText.sol";

/// @title Kinds
/// @notice What is kept of the types of credential. Linked to the registry, which asks first who may register a type:
/// that happens once a type, and the registry's code has no room for it.
library Kinds {
    /// @notice What was registered of a type. Acts read the rule alone.
    struct Kind {
        Rule rule;
        bytes32 schema;
        string name;
    }

    /// @notice Puts a type on record, for good.
    /// @param kinds Where types are kept.
    /// @param typeId Four letters or digits.
    /// @param spec What the kind is.
    /// @param actor Account that registers it.
    function register(
        mapping(bytes4 typeId => Kind kind) storage kinds,
        bytes4 typeId,
        ICredentialTypes.TypeSpec calldata spec,
        address actor
    ) external {
        if (!TypeText.isTypeId(typeId)) revert ICredentialErrors.TypeIdInvalid(typeId);
        if (!TypeText.isName(spec.name)) revert ICredentialErrors.TypeNameInvalid(spec.name);
        if ((spec.acceptanceNeeded || spec.shown) && !spec.holderNeeded) {
            revert ICredentialErrors.TypeWithoutHolder(typeId);
        }
        if (!kinds[typeId].rule.isNone()) revert ICredentialErrors.TypeAlreadyRegistered(typeId);

        kinds[typeId] = Kind(RuleFields.pack(spec), spec.schema, spec.name);

        emit ICredentialEvents.TypeRegistered(
            typeId,
            spec.office,
            actor,
            spec.maximumTerm,
            spec.holderNeeded,
            spec.acceptanceNeeded,
            spec.shown,
            spec.schema,
            spec.name
        );
    }
}
