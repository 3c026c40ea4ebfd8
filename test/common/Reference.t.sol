// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Reference} from "../../contracts/common/libraries/Reference.sol";

/// @notice Compares the library with a slow reading of the Unicode standard: decode each character, then judge it.
contract ReferenceTest {
    function testFuzz_AnyWordIsJudgedAsTheStandardJudgesIt(bytes32 word, uint8 size) external pure {
        _compare(word);
        // Most random words are no UTF-8 within a few bytes: shorter ones get further.
        _compare(bytes32(uint256(word) & ~(type(uint256).max >> (8 * (size % 8)))));
    }

    function testFuzz_EncodedCharactersAreJudgedAsTheStandardJudgesThem(uint32[5] calldata points) external pure {
        bytes memory text;
        for (uint256 i = 0; i < points.length; ++i) {
            // Every second one is short, so that the edges of ASCII and of the two-byte range are met often.
            uint256 point = i % 2 == 0 ? points[i] % 0x900 : points[i] % 0x110000;
            text = bytes.concat(text, _encoded(point));
        }
        _compare(bytes32(text));
    }

    function test_EveryByteAloneIsJudgedAsTheStandardJudgesIt() external pure {
        for (uint256 char = 0; char < 256; ++char) {
            _compare(bytes32(char << 248));
            _compare(bytes32((0x41 << 248) | (char << 240) | (0x42 << 232)));
        }
    }

    function test_EveryPairAfterALeadIsJudgedAsTheStandardJudgesIt() external pure {
        uint8[10] memory leads = [0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf4, 0xf5];
        for (uint256 i = 0; i < leads.length; ++i) {
            for (uint256 second = 0x7f; second <= 0xc0; ++second) {
                uint256 head = (uint256(leads[i]) << 248) | (second << 240);
                _compare(bytes32(head));
                _compare(bytes32(head | (0x80 << 232)));
                _compare(bytes32(head | (0xbf << 232) | (0x80 << 224)));
                _compare(bytes32(head | (0xbf << 232) | (0xc0 << 224)));
            }
        }
    }

    function testFuzz_TheTextIsTheWordWithoutItsPadding(bytes32 word, uint8 size) external pure {
        uint256 keep = size % 33;
        word = keep == 0 ? bytes32(0) : bytes32(uint256(word) & ~(keep == 32 ? 0 : type(uint256).max >> (8 * keep)));
        string memory text = Reference.toString(word);
        require(bytes(text).length == _length(word), "the length is another");
        require(Reference.length(word) == _length(word), "the length is another");
        require(bytes32(bytes(text)) == word, "the text is another");
    }

    function _compare(bytes32 word) private pure {
        require(Reference.isValid(word) == _isValid(word), "judged otherwise");
    }

    function _isValid(bytes32 word) private pure returns (bool) {
        uint256 size = _length(word);
        uint256 i = 0;
        while (i < size) {
            (uint256 point, uint256 width) = _decoded(word, i);
            if (width == 0 || i + width > size || !_allowed(point)) return false;
            i += width;
        }
        return size > 0;
    }

    function _allowed(uint256 point) private pure returns (bool) {
        bytes memory refused = bytes("\"&'<>\\");
        for (uint256 i = 0; i < refused.length; ++i) if (point == uint8(refused[i])) return false;
        return point >= 0x20 && (point < 0x7f || point > 0x9f);
    }

    /// @dev The character at a place and its width; width zero where there is none. Shortest forms only.
    function _decoded(bytes32 word, uint256 from) private pure returns (uint256 point, uint256 width) {
        uint256 lead = uint8(word[from]);
        if (lead < 0x80) return (lead, 1);
        if (lead >= 0xc0 && lead < 0xe0) (point, width) = (lead & 0x1f, 2);
        else if (lead >= 0xe0 && lead < 0xf0) (point, width) = (lead & 0x0f, 3);
        else if (lead >= 0xf0 && lead < 0xf8) (point, width) = (lead & 0x07, 4);
        else return (0, 0);
        for (uint256 i = 1; i < width; ++i) {
            uint256 next = from + i < 32 ? uint8(word[from + i]) : 0;
            if (next & 0xc0 != 0x80) return (0, 0);
            point = (point << 6) | (next & 0x3f);
        }
        uint256 least =
            width == 2
                ? 0x80
                : width == 3
                    ? 0x800
                    : 0x10000;
        if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return (0, 0);
    }

    function _encoded(uint256 point) private pure returns (bytes memory) {
        if (point < 0x80) return abi.encodePacked(uint8(point));
        if (point < 0x800) return abi.encodePacked(uint8(0xc0 | (point >> 6)), uint8(0x80 | (point & 0x3f)));
        bytes memory tail = abi.encodePacked(uint8(0x80 | ((point >> 6) & 0x3f)), uint8(0x80 | (point & 0x3f)));
        if (point < 0x10000) return abi.encodePacked(uint8(0xe0 | (point >> 12)), tail);
        return abi.encodePacked(uint8(0xf0 | (point >> 18)), uint8(0x80 | ((point >> 12) & 0x3f)), tail);
    }

    function _length(bytes32 word) private pure returns (uint256 size) {
        for (uint256 i = 0; i < 32; ++i) if (word[i] != 0) size = i + 1;
    }
}
