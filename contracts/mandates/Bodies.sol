// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Endings} from "./Endings.sol";
import {Granting} from "./Granting.sol";
import {IMandateRegistry} from "./interfaces/IMandateRegistry.sol";
import {MandatePapers} from "./libraries/MandatePapers.sol";

/// @title Bodies
/// @notice How several principals act together. See {IMandateRegistry}.
/// @dev A body is an account made of its members, as a contract's address is made of its code: nothing is kept of it
/// here. It is verified, ended and succeeded as any other account; a change of members is a succession.
abstract contract Bodies is Granting, Endings {
    using MandatePapers for Grant;
    using MandatePapers for Ending;

    /// @dev Tells a body's account from every other digest.
    bytes32 private constant BODY = keccak256("Body(uint8 threshold,address[] members)");

    /// @dev Most members of a body.
    uint256 private constant MOST = 32;

    /// @inheritdoc IMandateRegistry
    function grantJointly(
        Grant calldata paper,
        Body calldata body,
        Signatory[] calldata signatures
    ) external returns (bytes32) {
        _requireBody(paper.grantor, body);
        uint256 signed = _requireMembers(body, paper.hashGrant(), signatures, paper.deadline, true);
        if (signed < body.threshold) revert SignaturesMissing(signed, body.threshold);
        return _enter(paper);
    }

    /// @inheritdoc IMandateRegistry
    function revokeJointly(Ending calldata paper, Body calldata body, Signatory[] calldata signatures) external {
        _requireBody(paper.grantor, body);
        _requireCurrent(paper.grantor);
        uint256 signed = _requireMembers(body, paper.hashRevocation(), signatures, paper.deadline, false);
        uint256 needed = body.members.length - body.threshold + 1;
        if (signed < needed) revert SignaturesMissing(signed, needed);
        _revokeAt(paper);
    }

    /// @inheritdoc IMandateRegistry
    function bodyOf(Body calldata body) external pure returns (address) {
        return _bodyOf(body);
    }

    /// @dev Every signature is of another member, by the account that acts for it now. Ending needs no verification.
    /// Two seats may have come into one hand by a succession: it signs for one of them.
    function _requireMembers(
        Body calldata body,
        bytes32 paper,
        Signatory[] calldata signatures,
        uint48 deadline,
        bool verified
    ) private view returns (uint256) {
        address[] memory signers = new address[](signatures.length);
        for (uint256 i = 0; i < signatures.length; ++i) {
            uint8 index = signatures[i].index;
            if (i != 0 && index <= signatures[i - 1].index) revert SignerRepeated(index);
            if (index >= body.members.length) revert SignerUnknown(index);
            address member = _actorFor(body.members[index]);
            for (uint256 j = 0; j < i; ++j) if (signers[j] == member) revert SignerRepeated(index);
            signers[i] = member;
            if (verified) _requireVerified(member);
            _requireSigned(member, paper, signatures[i].signature, deadline);
        }
        return signatures.length;
    }

    function _requireVerified(address member) private view {
        (, bool verified) = _standingFor(member);
        if (!verified) revert GrantorNotVerified(member);
    }

    function _requireBody(address grantor, Body calldata body) private pure {
        address account = _bodyOf(body);
        if (account != grantor) revert BodyDiffers(grantor, account);
    }

    /// @dev Rising order makes one account of one body, and counts nobody twice.
    function _bodyOf(Body calldata body) private pure returns (address) {
        uint256 size = body.members.length;
        if (size < 2 || size > MOST || body.threshold == 0 || body.threshold > size) revert BodyInvalid();
        address last = address(0);
        for (uint256 i = 0; i < size; ++i) {
            if (body.members[i] <= last) revert BodyInvalid();
            last = body.members[i];
        }
        bytes32 digest = keccak256(abi.encode(BODY, body.threshold, keccak256(abi.encodePacked(body.members))));
        return address(uint160(uint256(digest)));
    }
}
