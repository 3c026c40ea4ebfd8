// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {AuthorityUtils} from "@openzeppelin/contracts/access/manager/AuthorityUtils.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";

/// @title Registry
/// @notice See {IRegistry}.
/// @dev The authority is an immutable: nobody can put another in its place, and every check saves a cold read.
abstract contract Registry is AccessManaged, Multicall, IRegistry {
    IAuthority private immutable _AUTHORITY;
    address private immutable _PREDECESSOR;

    /// @notice Binds the registry to its authority and its predecessor for ever.
    /// @param authority_ Authority that decides who may do what here.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    constructor(IAuthority authority_, address predecessor_) AccessManaged(address(authority_)) {
        _AUTHORITY = authority_;
        _PREDECESSOR = predecessor_;
    }

    /// @inheritdoc IRegistry
    function predecessor() external view returns (address) {
        return _PREDECESSOR;
    }

    /// @inheritdoc IRegistry
    function successor() external view returns (address next) {
        (, next) = _AUTHORITY.registryState(address(this));
    }

    /// @inheritdoc AccessManaged
    function authority() public view override returns (address) {
        return address(_AUTHORITY);
    }

    /// @inheritdoc AccessManaged
    function setAuthority(address) public pure override {
        revert AuthorityFixed();
    }

    /// @dev Says why, where the registry's own state is the reason.
    function _checkCanCall(address caller, bytes calldata data) internal override {
        (bool immediate, uint32 delay) = AuthorityUtils.canCallWithDelay(
            address(_AUTHORITY),
            caller,
            address(this),
            bytes4(data[0:4])
        );
        if (immediate) return;
        if (delay == 0) _refuse(caller);
        super._checkCanCall(caller, data);
    }

    /// @dev Reverts with the registry's state as the reason, or else for want of power.
    function _refuse(address caller) internal view {
        _refuseWhileHalted();
        revert AccessManagedUnauthorized(caller);
    }

    /// @dev Reverts where the registry's own state is the reason to refuse.
    function _refuseWhileHalted() internal view {
        (IAuthority.RegistryState state, address next) = _AUTHORITY.registryState(address(this));
        if (state == IAuthority.RegistryState.Paused) revert RegistryPaused();
        if (state == IAuthority.RegistryState.Closed) revert RegistryClosed(next);
    }

    /// @dev The authority, typed.
    function _authority() internal view returns (IAuthority) {
        return _AUTHORITY;
    }
}
