// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Registry} from "../common/Registry.sol";
import {CredentialRelay} from "./CredentialRelay.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {ICredentialRelay} from "./interfaces/ICredentialRelay.sol";

/// @title Relayed acts
/// @notice Who acts: the sender, or who signed what the registry's relay sends. See {ICredentialRelay}.
abstract contract RelayedActs is Registry, ICredentialRegistry {
    /// @dev Bytes of the signer behind the data of a call that the relay makes.
    uint256 private constant SUFFIX = 20;

    ICredentialRelay private immutable _RELAY = new CredentialRelay();

    /// @inheritdoc ICredentialRegistry
    function relay() external view returns (address) {
        return address(_RELAY);
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
