// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Reference
/// @notice A public reference of up to 32 bytes of UTF-8 text, kept left-aligned and zero padded in one word.
/// @dev A valid reference stands in SVG and JSON as it is: nothing in it needs escaping.
library Reference {
    /// @dev Bit n is set where byte n may not stand: controls, `"`, `&`, `'`, `<`, `>`, `\` and 0x7f.
    uint256 private constant FORBIDDEN =
        0xffffffff | (1 << 0x22) | (1 << 0x26) | (1 << 0x27) | (1 << 0x3c) | (1 << 0x3e) | (1 << 0x5c) | (1 << 0x7f);

    /// @notice Whether a word is a valid reference.
    /// @param word Word that is asked about.
    /// @return True when it is 1 to 32 bytes of well-formed UTF-8 without forbidden characters, then zeros.
    function isValid(bytes32 word) internal pure returns (bool) {
        uint256 size = length(word);
        if (size == 0) return false;
        uint256 i = 0;
        // Neither sum can overflow: i stays below 32 + 4.
        unchecked {
            while (i < size) {
                uint256 char = uint8(word[i]);
                if (char >= 0x80) {
                    uint256 width = _width(word << (8 * i));
                    if (width == 0) return false;
                    i += width;
                } else {
                    if ((FORBIDDEN >> char) & 1 == 1) return false;
                    ++i;
                }
            }
        }
        // A sequence that begins within the word and ends beyond it read zeros, and those continue nothing.
        return true;
    }

    /// @notice Text of a reference.
    /// @param word Reference in one word.
    /// @return text The reference without its padding.
    function toString(bytes32 word) internal pure returns (string memory text) {
        text = new string(length(word));
        if (bytes(text).length == 0) return text;
        // The string has between 1 and 32 bytes, so that the one word after its length is reserved for it.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(add(text, 32), word)
        }
    }

    /// @notice Bytes of a reference up to its last one that is not zero.
    /// @param word Reference in one word.
    /// @return size From 0 to 32.
    function length(bytes32 word) internal pure returns (uint256 size) {
        uint256 rest = uint256(word);
        if (rest == 0) return 0;
        // Halves the span that can hold the last byte. The five steps take off 31 bytes at most.
        unchecked {
            size = 32;
            if (rest & type(uint128).max == 0) (size, rest) = (size - 16, rest >> 128);
            if (rest & type(uint64).max == 0) (size, rest) = (size - 8, rest >> 64);
            if (rest & type(uint32).max == 0) (size, rest) = (size - 4, rest >> 32);
            if (rest & type(uint16).max == 0) (size, rest) = (size - 2, rest >> 16);
            if (rest & type(uint8).max == 0) --size;
        }
    }

    /// @dev Bytes of the UTF-8 sequence with which a word begins; zero where it is ill-formed (Unicode 15, table 3-7)
    /// or a C1 control.
    function _width(bytes32 word) private pure returns (uint256) {
        uint256 first = uint8(word[0]);
        uint256 second = uint8(word[1]);
        if (first < 0xc2 || first > 0xf4) return 0;
        uint256 low = 0x80;
        uint256 high = 0xbf;
        if (first == 0xc2) low = 0xa0;
        if (first == 0xe0) low = 0xa0;
        if (first == 0xed) high = 0x9f;
        if (first == 0xf0) low = 0x90;
        if (first == 0xf4) high = 0x8f;
        if (second < low || second > high) return 0;
        if (first < 0xe0) return 2;
        if (!_continues(word[2])) return 0;
        if (first < 0xf0) return 3;
        return _continues(word[3]) ? 4 : 0;
    }

    /// @dev Whether a byte continues a sequence.
    function _continues(bytes1 char) private pure returns (bool) {
        return char & 0xc0 == 0x80;
    }
}
