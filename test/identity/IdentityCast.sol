// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentityTypes} from "../../contracts/identity/interfaces/IIdentityTypes.sol";
import {VM} from "../support/Vm.sol";

/// @dev Who acts in the registry's fuzzing: eight accounts that can sign, and two offices with an officer each.
abstract contract IdentityCast {
    uint256 public constant ACCOUNTS = 8;

    /// @dev What must have become of an account.
    struct Model {
        IIdentityTypes.Kind kind;
        IIdentityTypes.State state;
        uint32 acts;
        uint48 until;
        uint48 changedAt;
        uint64 office;
        address announced;
        uint48 announcedAt;
        uint48 contestedUntil;
        address next;
        address previous;
    }

    function accountAt(uint256 number) public pure returns (address) {
        return VM.addr((number % ACCOUNTS) + 1);
    }

    function officeAt(uint256 number) public pure returns (uint64) {
        return uint64(((4 + (number % 2)) << 16) | 1);
    }

    function officerAt(uint256 number) public pure returns (address) {
        return address(uint160(0x1001 + (number % 2)));
    }

    /// @dev Signs as a wallet would; types and domain are written out here, so that nothing is believed of the contract.
    function _signed(
        address registry,
        string memory kind,
        uint256 who,
        IIdentityTypes.Succession memory paper
    ) internal view returns (bytes memory) {
        string memory fields = "(address account,address successor,uint32 revision,uint48 deadline)";
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Civitas IdentityRegistry"),
                keccak256("1"),
                block.chainid,
                registry
            )
        );
        bytes32 content = keccak256(abi.encode(keccak256(bytes(string.concat(kind, fields))), paper));
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(
            (who % ACCOUNTS) + 1,
            keccak256(abi.encodePacked(hex"1901", domain, content))
        );
        return abi.encodePacked(r, s, v);
    }
}
