// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {Certificate} from "../common/libraries/Certificate.sol";
import {Reference} from "../common/libraries/Reference.sol";
import {ICredentialCertificate} from "./interfaces/ICredentialCertificate.sol";
import {ICredentialTypes} from "./interfaces/ICredentialTypes.sol";
import {CivilTime} from "./libraries/CivilTime.sol";
import {Span} from "./libraries/Span.sol";

/// @title Credential certificate
/// @notice See {ICredentialCertificate}. It keeps nothing, so that many registries may share one.
contract CredentialCertificate is ICredentialCertificate {
    /// @inheritdoc ICredentialCertificate
    function draw(
        bytes32 id,
        ICredentialTypes.Credential calldata record,
        ICredentialTypes.TypeSpec calldata spec,
        ICredentialTypes.Status calldata status,
        uint48 moment
    ) external pure returns (string memory) {
        string[2][] memory rows = _rows(id, record, spec, status);
        string memory serial = rows[1][1];
        string memory attributes = "";
        for (uint256 i = 0; i < rows.length; ++i) {
            attributes = string.concat(attributes, i == 0 ? "[" : ",", Certificate.attribute(rows[i][0], rows[i][1]));
        }
        return
            Certificate.dataUri(
                string.concat(spec.name, " ", serial),
                string.concat("As it stood on ", CivilTime.toString(moment), ". Ask the registry how it stands now."),
                string.concat(attributes, ",", Certificate.attribute("Revision", record.revision), "]"),
                Certificate.svg(spec.name, serial, rows, string.concat("As it stood on ", CivilTime.toString(moment)))
            );
    }

    function _rows(
        bytes32 id,
        ICredentialTypes.Credential calldata record,
        ICredentialTypes.TypeSpec calldata spec,
        ICredentialTypes.Status calldata status
    ) private pure returns (string[2][] memory rows) {
        rows = new string[2][](status.successor == 0 ? 6 : 7);
        rows[0] = ["Type", string(abi.encodePacked(record.typeId))];
        rows[1] = ["Serial", _serial(id)];
        rows[2] = ["Issued by", _office(spec.office)];
        rows[3] = ["Standing", _standing(status)];
        rows[4] = ["Valid from", CivilTime.toString(record.validFrom)];
        rows[5] = ["Valid before", record.validUntil == Span.NEVER ? "no end" : CivilTime.toString(record.validUntil)];
        if (status.successor != 0) rows[6] = ["Replaced by", _serial(status.successor)];
    }

    /// @dev The serial as it is where it can be read, or else its beginning and end.
    function _serial(bytes32 id) private pure returns (string memory) {
        bytes32 serial = id << 32;
        if (Reference.isValid(serial)) return Reference.toString(serial);
        string memory hexadecimal = Strings.toHexString(uint256(serial >> 32), 28);
        bytes memory short = new bytes(14);
        for (uint256 i = 0; i < 6; ++i) {
            short[i] = bytes(hexadecimal)[i];
            short[8 + i] = bytes(hexadecimal)[52 + i];
        }
        (short[6], short[7]) = (bytes1("."), bytes1("."));
        return string(short);
    }

    /// @dev Number of the office and of its agency; their names are in the authority's events.
    function _office(uint64 office) private pure returns (string memory) {
        return
            string.concat(
                "office ",
                Strings.toString(office & type(uint16).max),
                " of agency ",
                Strings.toString(office >> 16)
            );
    }

    function _standing(ICredentialTypes.Status calldata status) private pure returns (string memory) {
        ICredentialTypes.Standing standing = status.standing;
        if (standing == ICredentialTypes.Standing.Valid) return "valid";
        if (standing == ICredentialTypes.Standing.NotYetValid) return "not yet valid";
        if (standing == ICredentialTypes.Standing.Revoked) return _since("revoked", status.since);
        if (standing == ICredentialTypes.Standing.Superseded) return _since("superseded", status.since);
        if (standing == ICredentialTypes.Standing.Surrendered) return _since("surrendered", status.since);
        if (standing == ICredentialTypes.Standing.Declined) return _since("declined", status.since);
        if (standing == ICredentialTypes.Standing.Expired) return _since("expired", status.since);
        if (standing == ICredentialTypes.Standing.Suspended) return _since("suspended", status.since);
        if (standing == ICredentialTypes.Standing.IssuerSuspended) {
            return _since("issuer suspended", status.since);
        }
        if (standing == ICredentialTypes.Standing.IssuerCompromised) {
            return _since("issuer compromised", status.since);
        }
        return "unknown";
    }

    function _since(string memory standing, uint48 since) private pure returns (string memory) {
        return string.concat(standing, " since ", CivilTime.toString(since));
    }
}
