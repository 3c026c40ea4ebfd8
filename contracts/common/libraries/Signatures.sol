// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signatures
/// @notice Whether an account signed a digest, with its key or by its code (ERC-1271).
library Signatures {
    /// @notice Whether a signature is the account's own.
    /// @dev The key comes first, as an account that lent itself code (EIP-7702) signs with it still; only then is the
    /// account's code asked, by a static call, so that nothing can be re-entered. A signature of the upper half order is
    /// none.
    /// @param signer Account.
    /// @param digest What was signed.
    /// @param signature The signature.
    /// @return True when it is.
    function isSignedBy(address signer, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        (address recovered, ECDSA.RecoverError fault, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (fault == ECDSA.RecoverError.NoError && recovered == signer) return true;
        return SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }
}
