// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Type text
/// @notice What a type may be called, so that its texts stand in JSON and SVG as they are.
library TypeText {
    uint256 private constant LONGEST_NAME = 64;

    /// @dev Bit n is set where byte n may not stand: controls, `"`, `&`, `'`, `<`, `>`, `\` and 0x7f.
    uint256 private constant FORBIDDEN =
        0xffffffff | (1 << 0x22) | (1 << 0x26) | (1 << 0x27) | (1 << 0x3c) | (1 << 0x3e) | (1 << 0x5c) | (1 << 0x7f);

    /// @notice Whether four bytes may name a type.
    /// @param typeId Bytes that are asked about.
    /// @return True for four letters or digits.
    function isTypeId(bytes4 typeId) internal pure returns (bool) {
        for (uint256 i = 0; i < 4; ++i) {
            bytes1 char = typeId[i];
            bool isDigit = char >= "0" && char <= "9";
            bool isLetter = (char >= "A" && char <= "Z") || (char >= "a" && char <= "z");
            if (!isDigit && !isLetter) return false;
        }
        return true;
    }

    /// @notice Whether a text may be a type's name.
    /// @param name Text that is asked about.
    /// @return True for 1 to 64 bytes of which none needs escaping.
    function isName(string calldata name) internal pure returns (bool) {
        bytes calldata text = bytes(name);
        if (text.length == 0 || text.length > LONGEST_NAME) return false;
        for (uint256 i = 0; i < text.length; ++i) {
            if ((FORBIDDEN >> uint8(text[i])) & 1 == 1) return false;
        }
        return true;
    }
}
