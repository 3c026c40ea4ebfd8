// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Document types
/// @notice What a holder shows of a document. See {IDocumentVerifier}.
interface IDocumentTypes {
    /// @notice A field of a document.
    /// @param salt 32 random bytes of its own.
    /// @param pointer Where it stands in the document: a JSON Pointer (RFC 6901), such as /credentialSubject/name.
    /// @param value What stands there: JSON in its canonical form (RFC 8785), a text in its quotation marks.
    struct Field {
        bytes32 salt;
        string pointer;
        string value;
    }

    /// @notice Some fields of a document, and what proves that they are its.
    /// @param schema Digest of the schema that the document follows.
    /// @param holder Account of the subject; zero where the document names none.
    /// @param salt 32 random bytes of the commitment's own.
    /// @param fields What is shown, in the order in which the proof takes it.
    /// @param proof Digests of what is not shown.
    /// @param flags Whether each step of the proof takes an earlier result (true) or one of these digests (false).
    struct Disclosure {
        bytes32 schema;
        address holder;
        bytes32 salt;
        Field[] fields;
        bytes32[] proof;
        bool[] flags;
    }
}
