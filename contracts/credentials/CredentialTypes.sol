// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Roles} from "../common/libraries/Roles.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {Kinds} from "./libraries/Kinds.sol";
import {Rule} from "./libraries/Rule.sol";
import {Span} from "./libraries/Span.sol";
import {RelayedActs} from "./RelayedActs.sol";

/// @title Credential types
/// @notice Which kinds of credential there are, and who may issue them. See {ICredentialRegistry}.
abstract contract CredentialTypes is RelayedActs {
    mapping(bytes4 typeId => Kinds.Kind kind) private _kinds;

    /// @inheritdoc ICredentialRegistry
    function registerType(bytes4 typeId, TypeSpec calldata spec) external {
        uint64 agency = Roles.agencyOf(spec.office);
        if (!Roles.isOffice(spec.office)) revert OfficeUnknown(spec.office);
        _requireOfficer(agency);
        if (_authority().getRoleAdmin(spec.office) != agency) revert OfficeUnknown(spec.office);

        Kinds.register(_kinds, typeId, spec, _msgSender());
    }

    /// @inheritdoc ICredentialRegistry
    function typeOf(bytes4 typeId) public view returns (TypeSpec memory) {
        Rule rule = _rule(typeId);
        Kinds.Kind storage kind = _kinds[typeId];
        return
            TypeSpec({
                office: rule.office(),
                maximumTerm: rule.maximumTerm(),
                holderNeeded: rule.holderNeeded(),
                acceptanceNeeded: rule.acceptanceNeeded(),
                shown: rule.shown(),
                schema: kind.schema,
                name: kind.name
            });
    }

    /// @dev The rule of a type on record.
    function _rule(bytes4 typeId) internal view returns (Rule rule) {
        rule = _kinds[typeId].rule;
        if (rule.isNone()) revert TypeUnknown(typeId);
    }

    /// @dev Digest of a type's name, with which holders' instruments begin.
    function _kindOf(bytes32 id) internal view returns (bytes32) {
        return keccak256(bytes(_kinds[bytes4(id)].name));
    }

    /// @dev The agency that an office belongs to.
    function _agency(uint64 office) internal view returns (IAuthority.Agency memory) {
        return _authority().agencyOf(Roles.agencyOf(office));
    }

    /// @dev The caller, who may act for an office now. One call tells of pause, suspension and membership.
    function _requireOfficer(uint64 office) internal view returns (address officer) {
        officer = _msgSender();
        if (_mayAct(officer, office)) return officer;
        _refuseWhileHalted();
        revert OfficerUnauthorised(officer, office);
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

    /// @dev Whether an act may lie in the agency's suspect span. The act's time is known to 64 seconds; where any of
    /// them is suspect the act is, so that rounding never helps a thief.
    function _isSuspect(IAuthority.Agency memory agency, uint256 span) internal pure returns (bool) {
        return
            agency.compromisedSince != 0 &&
            Span.actedAtLatest(span) >= agency.compromisedSince &&
            Span.actedAtEarliest(span) <= agency.compromisedUntil;
    }

    /// @dev {IAuthority-mayAct}, asked by hand: it is part of every act, and the compiler's way costs 200 gas more. No
    /// answer is a no.
    function _mayAct(address account, uint256 office) private view returns (bool allowed) {
        address asked = address(_authority());
        bytes4 selector = IAuthority.mayAct.selector;
        // Bits above an account's are cleaned here, and above a role's by the wider type. Writes 100 bytes beyond the
        // free memory pointer, and the answer into scratch space. Of the last expression the call is evaluated first.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, selector)
            mstore(add(data, 0x04), shr(0x60, shl(0x60, account)))
            mstore(add(data, 0x24), office)
            mstore(add(data, 0x44), address())
            allowed := and(
                eq(mload(0), 1),
                and(gt(returndatasize(), 0x1f), staticcall(gas(), asked, data, 0x64, 0, 0x20))
            )
        }
    }
}
