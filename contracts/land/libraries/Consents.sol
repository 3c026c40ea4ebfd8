// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Signatures} from "../../common/libraries/Signatures.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {Bits} from "./Bits.sol";
import {Burdens} from "./Burdens.sol";
import {Heads} from "./Heads.sol";
import {Register} from "./Register.sol";

/// @title Consents
/// @notice Who has to sign an act, and whether they did.
library Consents {
    using Burdens for Register.Book;
    using Heads for Heads.Head;

    /// @notice Reverts where the owners did not all sign, in the register's order.
    /// @param book The register.
    /// @param titleId Title that they own.
    /// @param head Its head.
    /// @param digest What they sign.
    /// @param signatures One by each owner.
    function requireOwners(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        bytes32 digest,
        bytes[] calldata signatures
    ) internal view {
        if (head.form() == ILandInstruments.Form.Sole) {
            if (signatures.length != 1) revert ILandErrors.SignatureCountMismatch(signatures.length, 1);
            requireSignature(head.owner, digest, signatures[0]);
            return;
        }
        ILandInstruments.Portion[] storage portions = book.portions[titleId];
        uint256 count = portions.length;
        if (signatures.length != count) revert ILandErrors.SignatureCountMismatch(signatures.length, count);
        for (uint256 i = 0; i < count; ++i) requireSignature(portions[i].owner, digest, signatures[i]);
    }

    /// @notice Reverts where not everybody signed, in order.
    /// @param signers Who has to sign.
    /// @param digest What they sign.
    /// @param signatures One by each.
    function requireAll(address[] memory signers, bytes32 digest, bytes[] calldata signatures) internal view {
        if (signatures.length != signers.length) {
            revert ILandErrors.SignatureCountMismatch(signatures.length, signers.length);
        }
        for (uint256 i = 0; i < signers.length; ++i) requireSignature(signers[i], digest, signatures[i]);
    }

    /// @notice Reverts where not exactly as many consents were given as there are burdens whose holders are asked.
    /// @param book The register.
    /// @param titleId Title that is dealt with.
    /// @param head Its head.
    /// @param ranks Map of the charges whose chargees are asked.
    /// @param consents Signatures that were given.
    function requireCount(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        uint256 ranks,
        bytes[] calldata consents
    ) internal view {
        uint256 count = Bits.count(ranks) + Bits.count(book.restrictions(titleId, head));
        if (consents.length != count) revert ILandErrors.ConsentCountMismatch(consents.length, count);
    }

    /// @notice Reverts where not everybody consented whose burden an act touches: chargees by rising rank, then the
    /// holders of live restrictions by rising slot. Their number was found right by {requireCount}.
    /// @param book The register.
    /// @param titleId Title that is dealt with.
    /// @param head Its head.
    /// @param ranks Map of the charges whose chargees are asked.
    /// @param digest What they sign.
    /// @param consents One signature by each.
    function requireConsents(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        uint256 ranks,
        bytes32 digest,
        bytes[] calldata consents
    ) internal view {
        uint256 next = 0;
        for (uint256 rank = 1; ranks != 0; ++rank) {
            if (ranks & 1 == 1) requireSignature(book.charges[titleId][rank].chargee, digest, consents[next++]);
            ranks >>= 1;
        }
        uint256 slots = book.restrictions(titleId, head);
        for (uint256 slot = 0; slots >> slot != 0; ++slot) {
            if (Bits.has(slots, slot)) requireSignature(book.rights[titleId][slot].holder, digest, consents[next++]);
        }
    }

    /// @notice Reverts where a signature is not the account's own for a digest.
    /// @param signer Who has to sign.
    /// @param digest What is signed.
    /// @param signature The signature.
    function requireSignature(address signer, bytes32 digest, bytes calldata signature) internal view {
        if (!Signatures.isSignedBy(signer, digest, signature)) revert ILandErrors.SignatureInvalid(signer);
    }

    /// @notice Reverts where a new party is nobody, is this contract, or is the other party as well.
    /// @param party Who comes in.
    /// @param other The other party; zero when there is none.
    function requireParty(address party, address other) internal view {
        if (party == address(0) || party == address(this) || party == other) revert ILandErrors.PartyInvalid(party);
    }

    /// @notice Reverts where an instrument is for another conduit than the caller.
    /// @param conduit Account through which alone it may be registered; zero for any registrar.
    function requireConduit(address conduit) internal view {
        if (conduit != address(0) && conduit != msg.sender) revert ILandErrors.ConduitMismatch(conduit, msg.sender);
    }

    /// @notice Reverts where an act does not name what it rests on.
    /// @param digest Digest of the document.
    function requireDigest(bytes32 digest) internal pure {
        if (digest == 0) revert ILandErrors.DigestMissing();
    }
}
