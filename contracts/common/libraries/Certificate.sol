// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

// XML and JSON are full of double quotes, and their pieces are longer than a word.
/* solhint-disable quotes, gas-small-strings, no-inline-assembly */

/// @title Certificate
/// @notice Draws a record as a certificate that wallets and block explorers show without asking any server.
/// @dev One column, 400 units wide, so that it is legible on a phone. Every text is escaped here.
library Certificate {
    /// @dev Glyphs of a value that fit beside the frame's margins; longer texts are squeezed to the width.
    uint256 private constant VALUE_GLYPHS = 43;
    uint256 private constant HEADING_GLYPHS = 38;
    uint256 private constant FOOTER_GLYPHS = 60;

    /// @dev Width between the margins, and the headline's letters where it is short.
    uint256 private constant TEXT_WIDTH = 336;
    uint256 private constant HEADLINE_SIZE = 28;

    /// @dev Vertical place of the first row, step from row to row, and room below the last.
    uint256 private constant ROWS_TOP = 158;
    uint256 private constant ROW_STEP = 46;
    uint256 private constant FOOT_ROOM = 46;

    /// @notice Draws a certificate.
    /// @param heading Who certifies.
    /// @param headline What is certified, such as the record's reference.
    /// @param rows Label and value of each line.
    /// @param footer Remark at the foot.
    /// @return The drawing as SVG.
    function svg(
        string memory heading,
        string memory headline,
        string[2][] memory rows,
        string memory footer
    ) internal pure returns (string memory) {
        uint256 height = ROWS_TOP + ROW_STEP * rows.length + FOOT_ROOM;
        bytes memory lines;
        for (uint256 i = 0; i < rows.length; ++i) {
            uint256 top = ROWS_TOP + ROW_STEP * i;
            lines = bytes.concat(
                lines,
                _text("l", top, rows[i][0], VALUE_GLYPHS, "start"),
                _text("v", top + 19, rows[i][1], VALUE_GLYPHS, "start")
            );
        }
        return
            string(
                bytes.concat(
                    _frame(height, bytes(escapeXml(string.concat(heading, ": ", headline)))),
                    _text("h", 58, heading, HEADING_GLYPHS, "middle"),
                    _headline(headline),
                    lines,
                    _text("f", height - 30, footer, FOOTER_GLYPHS, "middle"),
                    "</svg>"
                )
            );
    }

    /// @notice Wraps a certificate and its metadata as an ERC-721 token URI.
    /// @param name Name of the record.
    /// @param description What the record is, in a sentence.
    /// @param attributesJson JSON list of attributes, made of {attribute}.
    /// @param drawing The drawing as SVG.
    /// @return The `data:` URI.
    function dataUri(
        string memory name,
        string memory description,
        string memory attributesJson,
        string memory drawing
    ) internal pure returns (string memory) {
        bytes memory json = bytes.concat(
            '{"name":"',
            bytes(Strings.escapeJSON(name)),
            '","description":"',
            bytes(Strings.escapeJSON(description)),
            '","attributes":',
            bytes(attributesJson),
            ',"image":"data:image/svg+xml;base64,',
            bytes(Base64.encode(bytes(drawing))),
            '"}'
        );
        return string.concat("data:application/json;base64,", Base64.encode(json));
    }

    /// @notice One attribute of a token's metadata whose value is a text.
    /// @param trait What the attribute says.
    /// @param value Text.
    /// @return The attribute as a JSON object.
    function attribute(string memory trait, string memory value) internal pure returns (string memory) {
        return
            string.concat('{"trait_type":"', Strings.escapeJSON(trait), '","value":"', Strings.escapeJSON(value), '"}');
    }

    /// @notice One attribute of a token's metadata whose value is a number.
    /// @param trait What the attribute says.
    /// @param value Number.
    /// @return The attribute as a JSON object.
    function attribute(string memory trait, uint256 value) internal pure returns (string memory) {
        return string.concat('{"trait_type":"', Strings.escapeJSON(trait), '","value":', Strings.toString(value), "}");
    }

    /// @notice Makes any UTF-8 text fit to stand in XML. Control characters become spaces.
    /// @param text Text.
    /// @return The escaped text.
    function escapeXml(string memory text) internal pure returns (string memory) {
        bytes memory given = bytes(text);
        bytes memory escaped = new bytes(given.length * 6); // "&quot;" is the longest replacement.
        uint256 length = 0;
        for (uint256 i = 0; i < given.length; ++i) {
            bytes memory piece = _piece(given[i]);
            for (uint256 j = 0; j < piece.length; ++j) escaped[length++] = piece[j];
        }
        // Only ever shortens the buffer that was reserved above.
        assembly ("memory-safe") {
            mstore(escaped, length)
        }
        return string(escaped);
    }

    /// @dev What stands for one byte.
    function _piece(bytes1 char) private pure returns (bytes memory) {
        if (char == "&") return "&amp;";
        if (char == "<") return "&lt;";
        if (char == ">") return "&gt;";
        if (char == '"') return "&quot;";
        if (char == "'") return "&#39;";
        if (char < 0x20 || char == 0x7f) return " ";
        return abi.encodePacked(char);
    }

    /// @dev Opening tag, styles, ground and double frame.
    function _frame(uint256 height, bytes memory label) private pure returns (bytes memory) {
        bytes memory h = bytes(Strings.toString(height));
        bytes memory box = bytes.concat(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 ',
            h,
            '" role="img"><title>',
            label,
            "</title><style>text{fill:#1d2733}.h{font:15px Georgia,serif;letter-spacing:.4px}"
            ".t{font-family:Georgia,serif;font-weight:bold}.l{font:12px Georgia,serif;fill:#5b4a1f}"
            ".v{font:13px ui-monospace,Menlo,Consolas,monospace}.f{font:11px Georgia,serif;fill:#5b4a1f}</style>"
        );
        return
            bytes.concat(
                box,
                '<rect width="400" height="',
                h,
                '" fill="#fbf8f0"/><rect x="8" y="8" width="384" height="',
                bytes(Strings.toString(height - 16)),
                '" fill="none" stroke="#8a6d24" stroke-width="3"/><rect x="15" y="15" width="370" height="',
                bytes(Strings.toString(height - 30)),
                '" fill="none" stroke="#8a6d24"/><path d="M120 122h60m40 0h60M190 122l10-6 10 6-10 6z" '
                'fill="#8a6d24" stroke="#8a6d24"/>'
            );
    }

    /// @dev One line of text, squeezed where it would not fit.
    function _text(
        bytes memory class,
        uint256 y,
        string memory content,
        uint256 glyphs,
        bytes memory anchor
    ) private pure returns (bytes memory) {
        return
            bytes.concat(
                '<text class="',
                class,
                '" x="',
                anchor[0] == "m" ? bytes("200") : bytes("32"),
                '" y="',
                bytes(Strings.toString(y)),
                '" text-anchor="',
                anchor,
                _glyphs(content) > glyphs ? bytes('" textLength="336" lengthAdjust="spacingAndGlyphs">') : bytes('">'),
                bytes(escapeXml(content)),
                "</text>"
            );
    }

    /// @dev The headline, as large as it may be and still fit.
    function _headline(string memory content) private pure returns (bytes memory) {
        uint256 size = Math.min(HEADLINE_SIZE, (100 * TEXT_WIDTH) / Math.max(_width(content), 1));
        return
            bytes.concat(
                '<text class="t" x="200" y="100" text-anchor="middle" font-size="',
                bytes(Strings.toString(size)),
                '">',
                bytes(escapeXml(content)),
                "</text>"
            );
    }

    /// @dev Width of a text in bold serif letters, rather too great than too small, in hundredths of their size.
    function _width(string memory text) private pure returns (uint256 width) {
        bytes memory given = bytes(text);
        for (uint256 i = 0; i < given.length; ++i) {
            bytes1 char = given[i];
            if (char & 0xc0 == 0x80) continue; // Continues a character that was counted.
            if (char >= 0x80 || char == "W" || char == "M") width += 112;
            else if (char >= "A" && char <= "Z") width += 86;
            else width += 72;
        }
    }

    /// @dev Characters of a UTF-8 text: every byte that does not continue one.
    function _glyphs(string memory text) private pure returns (uint256 count) {
        bytes memory given = bytes(text);
        for (uint256 i = 0; i < given.length; ++i) {
            if (given[i] & 0xc0 != 0x80) ++count;
        }
    }
}
