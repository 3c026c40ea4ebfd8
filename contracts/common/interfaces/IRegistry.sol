// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Registry
/// @notice What every registry of the suite has: a fixed authority, a place in a line of versions, and clear refusals.
interface IRegistry {
    /// @notice The registry takes no entries for now. Reading works; try again when it has been resumed.
    error RegistryPaused();

    /// @notice The registry is closed for good. Reading works; make new entries in its successor.
    /// @param successor Contract that carries on; zero when none does.
    error RegistryClosed(address successor);

    /// @notice The authority was fixed when the registry was deployed and cannot be changed.
    error AuthorityFixed();

    /// @notice The registry that this one carries on.
    /// @return Contract; zero when this is the first.
    function predecessor() external view returns (address);

    /// @notice The registry that carries this one on.
    /// @return Contract; zero when there is none.
    function successor() external view returns (address);
}
