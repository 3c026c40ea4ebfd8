// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {NoncesKeyed} from "@openzeppelin/contracts/utils/NoncesKeyed.sol";

import {Signatures} from "../common/libraries/Signatures.sol";
import {ICredentialErrors} from "./interfaces/ICredentialErrors.sol";
import {ICredentialRelay} from "./interfaces/ICredentialRelay.sol";

/// @title Credential relay
/// @notice See {ICredentialRelay}.
/// @dev A registry makes its own and believes it alone: it writes the signer behind the data of each call, as ERC-2771
/// has it. It stands apart because the registry's code would be too long with it.
contract CredentialRelay is ICredentialRelay, NoncesKeyed {
    bytes32 private constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant NAME = keccak256("Civitas CredentialRegistry");
    bytes32 private constant VERSION = keccak256("1");
    bytes32 private constant SIGNED_ACTS = keccak256(
        "SignedActs(address actor,bytes[] acts,uint256 nonce,uint48 deadline)"
    );

    address private immutable _REGISTRY = msg.sender;

    /// @inheritdoc ICredentialRelay
    function perform(SignedActs calldata signed, bytes calldata signature) external {
        if (signed.acts.length == 0) revert ActsEmpty();
        if (signed.deadline < block.timestamp) {
            revert ICredentialErrors.DeadlinePassed(signed.deadline, uint48(block.timestamp));
        }
        _useCheckedNonce(signed.actor, signed.nonce);
        requireSigned(signed.actor, _hash(signed), signature);

        for (uint256 i = 0; i < signed.acts.length; ++i) {
            Address.functionCall(_REGISTRY, bytes.concat(signed.acts[i], bytes20(signed.actor)));
        }

        emit SignedActsDone(signed.actor, msg.sender, signed.nonce, signed.acts.length);
    }

    /// @inheritdoc ICredentialRelay
    function registry() external view returns (address) {
        return _REGISTRY;
    }

    /// @inheritdoc ICredentialRelay
    function requireSigned(address signer, bytes32 structure, bytes calldata signature) public view {
        bytes32 domain = keccak256(abi.encode(DOMAIN, NAME, VERSION, block.chainid, _REGISTRY));
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, structure);
        if (!Signatures.isSignedBy(signer, digest, signature)) revert ICredentialErrors.SignatureInvalid(signer);
    }

    /// @dev EIP-712 structure hash of acts.
    function _hash(SignedActs calldata signed) private pure returns (bytes32) {
        bytes32[] memory digests = new bytes32[](signed.acts.length);
        for (uint256 i = 0; i < digests.length; ++i) digests[i] = keccak256(signed.acts[i]);
        bytes32 acts = keccak256(abi.encodePacked(digests));
        return keccak256(abi.encode(SIGNED_ACTS, signed.actor, acts, signed.nonce, signed.deadline));
    }
}
