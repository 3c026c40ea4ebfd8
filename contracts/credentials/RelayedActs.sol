// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFollowing} from "../common/interfaces/IFollowing.sol";
import {Persons} from "../common/libraries/Persons.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {CredentialRelay} from "./CredentialRelay.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {ICredentialRelay} from "./interfaces/ICredentialRelay.sol";

/// @title Relayed acts
/// @notice Who acts: the sender, or who signed what the registry's relay sends. See {ICredentialRelay}.
abstract contract RelayedActs is Registry, ICredentialRegistry {
    using Persons for IIdentities;

    /// @dev Bytes of the signer behind the data of a call that the relay makes.
    uint256 private constant SUFFIX = 20;

    ICredentialRelay private immutable _RELAY = new CredentialRelay();
    IIdentities private immutable _IDENTITIES;

    /// @notice Binds the registry to its identities for ever.
    /// @param identities_ Identities that tell which account acts now for another; zero for none.
    constructor(IIdentities identities_) {
        _IDENTITIES = identities_;
    }

    /// @inheritdoc ICredentialRegistry
    function relay() external view returns (address) {
        return address(_RELAY);
    }

    /// @inheritdoc IFollowing
    function identities() external view returns (IIdentities) {
        return _IDENTITIES;
    }

    /// @dev The account that acts now for the person of an account.
    function _actorFor(address account) internal view returns (address) {
        return _IDENTITIES.actorFor(account);
    }

    /// @dev The account that took over from another; reverts where none did.
    function _requireSuccessor(address account) internal view returns (address) {
        return _IDENTITIES.requireSuccessor(account);
    }

    /// @dev The signature is the account's own for this structure.
    function _requireSignature(address signer, bytes32 structure, bytes calldata signature) internal view {
        _RELAY.requireSigned(signer, structure, signature);
    }

    /// @dev The deadline is not past.
    function _requireInTime(uint48 deadline) internal view {
        if (deadline < block.timestamp) revert DeadlinePassed(deadline, uint48(block.timestamp));
    }

    /// @dev Who acts.
    function _msgSender() internal view override returns (address) {
        if (msg.sender != address(_RELAY)) return msg.sender;
        return address(bytes20(msg.data[msg.data.length - SUFFIX:]));
    }

    /// @dev What was called, without the signer.
    function _msgData() internal view override returns (bytes calldata) {
        if (msg.sender != address(_RELAY)) return msg.data;
        return msg.data[:msg.data.length - SUFFIX];
    }

    /// @dev So that {Multicall} hands the signer on.
    function _contextSuffixLength() internal pure override returns (uint256) {
        return SUFFIX;
    }
}
