// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {Certificate} from "../common/libraries/Certificate.sol";
import {Reference} from "../common/libraries/Reference.sol";
import {ILandInstruments} from "./interfaces/ILandInstruments.sol";
import {ILandTypes} from "./interfaces/ILandTypes.sol";
import {ITitleCertificate} from "./interfaces/ITitleCertificate.sol";

/// @title Title certificate
/// @notice See {ITitleCertificate}.
/// @dev A contract of its own, so that its size does not weigh on the registry's.
contract TitleCertificate is ITitleCertificate {
    using Strings for uint256;
    using Strings for address;

    /// @inheritdoc ITitleCertificate
    function tokenURI(
        string calldata jurisdiction,
        bytes32 titleId,
        ILandTypes.Title calldata title
    ) external view returns (string memory) {
        string memory titleReference = Reference.toString(titleId);
        return
            Certificate.dataUri(
                string.concat("Title ", titleReference, ", ", jurisdiction),
                string.concat(
                    "Land title ",
                    titleReference,
                    " as the land registry of ",
                    jurisdiction,
                    " has it. It cannot be sent or sold as a token: it changes hands by a registered dealing only."
                ),
                _attributes(title),
                Certificate.svg(
                    jurisdiction,
                    titleReference,
                    _rows(title),
                    string.concat("Land title at revision ", uint256(title.revision).toString())
                )
            );
    }

    /// @dev Lines of the drawing: how it is owned, the area, owners, charges, caveats, the court's freeze, and where to check all this.
    function _rows(ILandTypes.Title calldata title) private view returns (string[2][] memory rows) {
        uint256 charges = title.charges.length;
        uint256 caveats = title.caveats.length;
        uint256 count = title.owners.length + (charges == 0 ? 1 : charges) + (caveats == 0 ? 1 : caveats) + 5;
        rows = new string[2][](count);
        rows[0] = ["Owned", _ownedRow(title)];
        rows[1] = ["Area", title.area == 0 ? "Unknown" : string.concat(uint256(title.area).toString(), unicode" m²")];
        uint256 next = 2;
        for (uint256 i = 0; i < title.owners.length; ++i) rows[next++] = _ownerRow(title.owners[i]);
        for (uint256 i = 0; i < charges; ++i) rows[next++] = _chargeRow(title.charges[i]);
        if (charges == 0) rows[next++] = ["Charges", "None"];
        for (uint256 i = 0; i < caveats; ++i) rows[next++] = _caveatRow(title.caveats[i]);
        if (caveats == 0) rows[next++] = ["Caveats", "None"];
        rows[next++] = ["Freeze", title.frozen ? "Frozen by order of a court" : "None"];
        rows[next++] = ["Registry", msg.sender.toChecksumHexString()];
        rows[next++] = ["Chain", block.chainid.toString()];
    }

    /// @dev How many own the title, and in which form.
    function _ownedRow(ILandTypes.Title calldata title) private pure returns (string memory) {
        if (title.form == ILandInstruments.Form.Sole) return "By one owner alone";
        bool joint = title.form == ILandInstruments.Form.Joint;
        return
            string.concat(
                "By ",
                title.owners.length.toString(),
                joint ? " owners jointly, with survivorship" : " owners in common"
            );
    }

    function _ownerRow(ILandTypes.Share calldata share) private pure returns (string[2] memory) {
        string memory label = "Owner";
        if (share.numerator != share.denominator) {
            label = string.concat(
                "Owner of ",
                uint256(share.numerator).toString(),
                "/",
                uint256(share.denominator).toString()
            );
        }
        return [label, share.owner.toChecksumHexString()];
    }

    function _chargeRow(ILandTypes.Charge calldata charge) private pure returns (string[2] memory) {
        return
            [string.concat("Charge of rank ", uint256(charge.rank).toString()), charge.chargee.toChecksumHexString()];
    }

    function _caveatRow(ILandTypes.Caveat calldata caveat) private pure returns (string[2] memory) {
        return ["Caveat that stops dealings", caveat.caveator.toChecksumHexString()];
    }

    /// @dev What wallets and marketplaces list and filter by.
    function _attributes(ILandTypes.Title calldata title) private pure returns (string memory list) {
        list = string.concat(
            "[",
            Certificate.attribute("Revision", title.revision),
            ",",
            Certificate.attribute("Form", ["Sole", "In common", "Joint"][uint256(title.form)]),
            ",",
            Certificate.attribute("Owners", title.owners.length),
            ",",
            Certificate.attribute(unicode"Area in m²", title.area)
        );
        for (uint256 i = 0; i < title.owners.length; ++i) {
            string[2] memory row = _ownerRow(title.owners[i]);
            list = string.concat(list, ",", Certificate.attribute(row[0], row[1]));
        }
        return
            string.concat(
                list,
                ",",
                Certificate.attribute("Charges", title.charges.length),
                ",",
                Certificate.attribute("Caveats", title.caveats.length),
                ",",
                Certificate.attribute("Frozen", title.frozen ? "Yes" : "No"),
                ",",
                Certificate.attribute("Parcel", uint256(title.parcel).toHexString(32)),
                "]"
            );
    }
}
