// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {StorageSlot} from "@openzeppelin/contracts/utils/StorageSlot.sol";

import {Persons} from "../common/libraries/Persons.sol";
import {Signatures} from "../common/libraries/Signatures.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {IMandateRegistry} from "./interfaces/IMandateRegistry.sol";
import {Words} from "./libraries/Words.sol";

/// @title Mandate records
/// @notice Where mandates are kept, under which keys, and what is asked of identities. See {IMandateRegistry}.
/// @dev A key is a digest of five words, and itself the slot of its mandate, as nothing else here lies at such a slot: a
/// mapping would digest it once more, for every reading and writing.
abstract contract MandateRecords is EIP712, Registry, IMandateRegistry {
    using Persons for IIdentities;
    using Words for uint256;

    IIdentities private immutable _IDENTITIES;

    /// @notice Names the registry of identities, for ever.
    /// @param identities_ Registry; zero where every account counts as verified.
    constructor(IIdentities identities_) {
        _IDENTITIES = identities_;
    }

    /// @inheritdoc IMandateRegistry
    function mandateOf(bytes32 key) external view returns (Mandate memory) {
        return _word(key).unpack();
    }

    /// @inheritdoc IMandateRegistry
    function keyOf(
        bytes32 parent,
        address grantor,
        address agent,
        bytes32 theme,
        bytes32 resource
    ) external view returns (bytes32) {
        return _keyOf(parent, _rootFor(grantor), agent, theme, resource);
    }

    /// @inheritdoc IMandateRegistry
    function identify(address account) external view returns (address root, bool verified) {
        return _standingFor(account);
    }

    /// @inheritdoc IMandateRegistry
    function identities() external view returns (address) {
        return address(_IDENTITIES);
    }

    /// @dev Writes a mandate's word.
    function _write(bytes32 key, uint256 word) internal {
        StorageSlot.getUint256Slot(key).value = word;
    }

    /// @dev A mandate's word.
    function _word(bytes32 key) internal view returns (uint256) {
        return StorageSlot.getUint256Slot(key).value;
    }

    /// @dev First account of an identity, and whether this account may act for it now.
    function _standingFor(address account) internal view returns (address root, bool verified) {
        return _IDENTITIES.standingFor(account);
    }

    /// @dev First account of an identity.
    function _rootFor(address account) internal view returns (address) {
        return _IDENTITIES.rootFor(account);
    }

    /// @dev The account that acts now for the person of an account.
    function _actorFor(address account) internal view returns (address) {
        return _IDENTITIES.actorFor(account);
    }

    /// @dev The account still acts for its identity, verified or not: an unverified grantor may end what it gave.
    function _requireCurrent(address account) internal view {
        address current = _actorFor(account);
        if (current != account) revert AccountSucceeded(account, current);
    }

    /// @dev The account signed the paper, and the paper may still be handed in.
    function _requireSigned(address signer, bytes32 paper, bytes calldata signature, uint48 deadline) internal view {
        _requireInTime(deadline);
        if (!Signatures.isSignedBy(signer, _hashTypedDataV4(paper), signature)) revert SignatureInvalid(signer);
    }

    /// @dev The account sends the paper itself, or signed it.
    function _requireMeant(address signer, bytes32 paper, bytes calldata signature, uint48 deadline) internal view {
        if (signer == _msgSender() && signature.length == 0) _requireInTime(deadline);
        else _requireSigned(signer, paper, signature, deadline);
    }

    /// @dev The deadline has not passed.
    function _requireInTime(uint48 deadline) internal view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline, uint48(block.timestamp));
    }

    /// @dev Key of a mandate: the grantor by the first account of its identity, the agent as it was named.
    function _keyOf(
        bytes32 parent,
        address root,
        address agent,
        bytes32 theme,
        bytes32 resource
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(parent, root, agent, theme, resource));
    }
}
