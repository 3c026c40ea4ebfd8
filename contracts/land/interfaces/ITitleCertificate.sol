// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandTypes} from "./ILandTypes.sol";

/// @title Title certificate
/// @notice Draws land titles. Holds nothing and decides nothing.
interface ITitleCertificate {
    /// @notice The ERC-721 metadata of a title, with its drawing, as a `data:` URI. Names the caller as the registry.
    /// @param jurisdiction Name of the jurisdiction.
    /// @param titleId Reference of the title.
    /// @param title The title as it stands.
    /// @return The URI.
    function tokenURI(
        string calldata jurisdiction,
        bytes32 titleId,
        ILandTypes.Title calldata title
    ) external view returns (string memory);
}
