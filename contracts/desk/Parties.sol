// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Context} from "@openzeppelin/contracts/utils/Context.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IFollowing} from "../common/interfaces/IFollowing.sol";
import {Persons} from "../common/libraries/Persons.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {IMandates} from "../mandates/interfaces/IMandates.sol";
import {IServiceDesk} from "./interfaces/IServiceDesk.sol";
import {Acting} from "./libraries/Acting.sol";

/// @title Parties
/// @notice Who acts for an applicant now: whoever holds its place, and agents under mandates. See {IServiceDesk}.
abstract contract Parties is Context, EIP712, IServiceDesk {
    using Persons for IIdentities;

    IIdentities private immutable _IDENTITIES;
    IMandates private immutable _MANDATES;

    /// @notice Names for ever whom the desk asks about accounts and agents.
    /// @param identities_ Identities; zero where accounts have no successors.
    /// @param mandates_ Mandates; zero where only applicants themselves act.
    constructor(IIdentities identities_, IMandates mandates_) {
        (_IDENTITIES, _MANDATES) = (identities_, mandates_);
    }

    /// @inheritdoc IServiceDesk
    function mandates() external view returns (address) {
        return address(_MANDATES);
    }

    /// @inheritdoc IFollowing
    function identities() external view returns (IIdentities) {
        return _IDENTITIES;
    }

    /// @dev Whoever acts for the applicant now sends the act or signed it, or its mandate to the sender covers it.
    function _requireApplicant(Act memory act, bytes32 paper, bytes calldata signature, uint48 deadline) internal {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline, uint48(block.timestamp));
        act.applicant = _actorFor(act.applicant);
        if (signature.length == 0 && act.applicant == _msgSender()) return;
        Acting.requireLeave(_MANDATES, act, _hashTypedDataV4(paper), signature);
    }

    /// @dev The account that acts now for the person of an account.
    function _actorFor(address account) internal view returns (address) {
        return _IDENTITIES.actorFor(account);
    }

    /// @dev The account that took over from another, which must have been succeeded.
    function _requireSuccessor(address account) internal view returns (address) {
        return _IDENTITIES.requireSuccessor(account);
    }
}
