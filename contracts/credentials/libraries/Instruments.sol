// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "../interfaces/ICredentialTypes.sol";

/// @title Instruments
/// @notice EIP-712 structure hashes of what holders sign.
/// @dev A holder's instrument begins with the kind in words, so that a wallet shows what it is about.
library Instruments {
    bytes32 private constant ACCEPTANCE = keccak256(
        "CredentialAcceptance(string kind,bytes32 id,address holder,uint48 validFrom,uint48 validUntil,"
        "bytes32 commitment,uint48 deadline)"
    );
    bytes32 private constant REBINDING = keccak256(
        "CredentialRebinding(string kind,bytes32 id,uint16 revision,address holder,address successor,"
        "bytes32 commitment,uint48 deadline)"
    );
    bytes32 private constant SURRENDER = keccak256(
        "CredentialSurrender(string kind,bytes32 id,uint16 revision,bytes32 reason,uint48 deadline)"
    );
    bytes32 private constant DECLINE = keccak256(
        "CredentialDecline(string kind,bytes32 id,uint16 revision,bytes32 reason,uint48 deadline)"
    );

    /// @notice Structure hash of an acceptance.
    /// @param kind Digest of the type's name, as EIP-712 hashes a text.
    /// @param issuance What is to be put on record.
    /// @param deadline Second after which it is void.
    /// @return The hash.
    function acceptance(
        bytes32 kind,
        ICredentialTypes.Issuance calldata issuance,
        uint48 deadline
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    ACCEPTANCE,
                    kind,
                    issuance.id,
                    issuance.holder,
                    issuance.validFrom,
                    issuance.validUntil,
                    issuance.commitment,
                    deadline
                )
            );
    }

    /// @notice Structure hash of a re-binding.
    /// @param kind Digest of the type's name, as EIP-712 hashes a text.
    /// @param rebinding Instrument.
    /// @param holder Account that the credential names at present.
    /// @return The hash.
    function rebind(
        bytes32 kind,
        ICredentialTypes.Rebinding calldata rebinding,
        address holder
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    REBINDING,
                    kind,
                    rebinding.id,
                    rebinding.revision,
                    holder,
                    rebinding.successor,
                    rebinding.commitment,
                    rebinding.deadline
                )
            );
    }

    /// @notice Structure hash of a surrender or a decline.
    /// @param declines Whether it is a decline.
    /// @param kind Digest of the type's name, as EIP-712 hashes a text.
    /// @param notice Instrument.
    /// @return The hash.
    function end(
        bool declines,
        bytes32 kind,
        ICredentialTypes.HolderNotice calldata notice
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    declines ? DECLINE : SURRENDER,
                    kind,
                    notice.id,
                    notice.revision,
                    notice.reason,
                    notice.deadline
                )
            );
    }
}
