// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {Persons} from "../common/libraries/Persons.sol";
import {Signatures} from "../common/libraries/Signatures.sol";
import {Themes} from "../common/libraries/Themes.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {IMandates} from "../mandates/interfaces/IMandates.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";

/// @title Principals
/// @notice Whose consents they are, and who acts for them. See {IConsentRegistry}.
abstract contract Principals is EIP712, Registry, IConsentRegistry {
    using Persons for IIdentities;
    using Signatures for address;

    /// @dev Bytes of one link of a mandate's path.
    uint256 private constant LINK = 96;

    /// @dev The power's name.
    bytes32 private constant POWER = "consent";

    IIdentities private immutable _IDENTITIES;
    IMandates private immutable _MANDATES;

    /// @notice Names for ever where identities and mandates are kept.
    /// @param identities_ Identities; zero for none.
    /// @param mandates_ Mandates; zero for none.
    constructor(IIdentities identities_, IMandates mandates_) {
        (_IDENTITIES, _MANDATES) = (identities_, mandates_);
    }

    /// @inheritdoc IConsentRegistry
    function identities() external view returns (address) {
        return address(_IDENTITIES);
    }

    /// @inheritdoc IConsentRegistry
    function mandates() external view returns (address) {
        return address(_MANDATES);
    }

    /// @inheritdoc IConsentRegistry
    function theme() public view returns (bytes32) {
        return Themes.themeOf(address(this), POWER);
    }

    /// @dev The principal sends the act, signed it, or gave the sender a mandate for it. A contract's signature may be as
    /// long as a path, so that it is tried first.
    function _requirePrincipal(
        address principal,
        bytes32 paper,
        address grantee,
        bytes calldata signature,
        uint48 deadline
    ) internal {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline, uint48(block.timestamp));
        address sender = _msgSender();
        if (signature.length == 0 && sender == principal) return;
        if (signature.length != 0 && principal.isSignedBy(_hashTypedDataV4(paper), signature)) return;
        if (address(_MANDATES) == address(0) || signature.length % LINK != 0) revert SignatureInvalid(principal);

        _MANDATES.use(principal, sender, theme(), _resourceOf(grantee), 0, signature);
    }

    /// @dev The account that acts now for the person of an account.
    function _actorFor(address account) internal view returns (address) {
        return _IDENTITIES.actorFor(account);
    }

    /// @dev The account that took another's place; zero for none.
    function _successorFor(address account) internal view returns (address) {
        return _IDENTITIES.successorFor(account);
    }

    /// @dev The first account of the person of an account.
    function _rootFor(address account) internal view returns (address) {
        return _IDENTITIES.rootFor(account);
    }

    /// @dev Whether an account is the principal, or may act for it now.
    function _mayAct(
        address principal,
        address account,
        address grantee,
        bytes calldata path
    ) internal view returns (bool) {
        if (account == principal) return true;
        if (address(_MANDATES) == address(0)) return false;
        return _MANDATES.isAuthorisedAlong(principal, account, theme(), _resourceOf(grantee), path);
    }

    /// @dev A mandate may be for the consents to one grantee only.
    function _resourceOf(address grantee) private pure returns (bytes32) {
        return bytes32(uint256(uint160(grantee)));
    }
}
