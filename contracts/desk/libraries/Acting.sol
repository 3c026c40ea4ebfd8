// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Signatures} from "../../common/libraries/Signatures.sol";
import {ICredentialErrors} from "../../credentials/interfaces/ICredentialErrors.sol";
import {IMandates} from "../../mandates/interfaces/IMandates.sol";
import {Themes} from "../../mandates/libraries/Themes.sol";
import {IDeskEvents} from "../interfaces/IDeskEvents.sol";
import {IDeskTypes} from "../interfaces/IDeskTypes.sol";

/// @title Acting
/// @notice Whether somebody other than the applicant may hand in an act: with its signature, or under its mandate.
/// @dev Linked, as the desk has no room for it. It runs as the desk: the registry of mandates sees the desk call.
library Acting {
    using Signatures for address;

    /// @dev Bytes of one link of a mandate's path.
    uint256 private constant LINK_BYTES = 96;

    /// @notice Reverts unless the applicant signed the act, or its mandate to the sender covers it; uses that mandate.
    /// @dev A contract's signature may be as long as a path, so that it is tried first.
    /// @param mandates Registry of mandates; zero for none.
    /// @param act The act, with the account that acts for the applicant now.
    /// @param digest What the applicant would have signed.
    /// @param signature The applicant's signature, or the mandate's path.
    function requireLeave(
        IMandates mandates,
        IDeskTypes.Act memory act,
        bytes32 digest,
        bytes calldata signature
    ) external {
        if (signature.length != 0 && act.applicant.isSignedBy(digest, signature)) return;
        if (address(mandates) == address(0) || signature.length % LINK_BYTES != 0) {
            revert ICredentialErrors.SignatureInvalid(act.applicant);
        }

        bytes32 theme = Themes.themeOf(address(this), act.serviceId);
        mandates.use(act.applicant, msg.sender, theme, act.applicationId, act.amount, signature);

        emit IDeskEvents.ActedUnderMandate(act.applicationId, act.applicant, msg.sender, signature);
    }
}
