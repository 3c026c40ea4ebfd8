// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "./ICredentialTypes.sol";

/// @title Credential certificate
/// @notice Draws a credential so that wallets and block explorers can show it without asking any server.
interface ICredentialCertificate {
    /// @notice Draws a credential. It shows no personal field, as none is on chain.
    /// @param id Its id.
    /// @param record Its record.
    /// @param spec Its type.
    /// @param status How it stands.
    /// @param moment Second at which it stands so.
    /// @return A data URI of JSON with an SVG image.
    function draw(
        bytes32 id,
        ICredentialTypes.Credential calldata record,
        ICredentialTypes.TypeSpec calldata spec,
        ICredentialTypes.Status calldata status,
        uint48 moment
    ) external pure returns (string memory);
}
