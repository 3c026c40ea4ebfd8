// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Reference} from "../../common/libraries/Reference.sol";
import {IConveyanceTypes} from "../interfaces/IConveyanceTypes.sol";

/// @title Agreements
/// @notice EIP-712 structure hashes of what the parties of a sale sign.
/// @dev A title is signed as `string title`: a wallet then shows the reference that people know.
library Agreements {
    bytes32 private constant SELLER = keccak256("Seller(address account,uint64 parts)");
    bytes32 private constant CONTRACT_OF_SALE = keccak256(
        "ContractOfSale(string title,uint32 revision,Seller[] sellers,address buyer,address token,uint256 price,"
        "uint256 deposit,bool depositForfeited,uint256 duty,uint256 payOffLimit,bytes32 conditions,address referee,"
        "uint48 coolingOff,uint48 deadline)Seller(address account,uint64 parts)"
    );
    bytes32 private constant PAY_OFF_STATEMENT = keccak256(
        "PayOffStatement(bytes32 sale,uint8 rank,uint256 amount,address payee)"
    );
    bytes32 private constant RESCISSION = keccak256(
        "Rescission(bytes32 sale,uint8 ground,bytes32 basis,uint48 deadline)"
    );

    /// @notice Structure hash of a contract of sale.
    /// @param terms Contract of sale.
    /// @return The hash.
    function hash(IConveyanceTypes.ContractOfSale calldata terms) internal pure returns (bytes32) {
        // In two parts, which the stack has room for; every field is one word.
        bytes memory parties = abi.encode(
            CONTRACT_OF_SALE,
            keccak256(bytes(Reference.toString(terms.titleId))),
            terms.revision,
            _hash(terms.sellers),
            terms.buyer,
            terms.token,
            terms.price,
            terms.deposit
        );
        bytes memory rest = abi.encode(
            terms.depositForfeited,
            terms.duty,
            terms.payOffLimit,
            terms.conditions,
            terms.referee,
            terms.coolingOff,
            terms.deadline
        );
        return keccak256(bytes.concat(parties, rest));
    }

    /// @notice Structure hash of a pay-off statement.
    /// @param statement Statement.
    /// @return The hash.
    function hash(IConveyanceTypes.PayOffStatement calldata statement) internal pure returns (bytes32) {
        return
            keccak256(abi.encode(PAY_OFF_STATEMENT, statement.sale, statement.rank, statement.amount, statement.payee));
    }

    /// @notice Structure hash of a notice that ends a sale.
    /// @param notice Notice.
    /// @return The hash.
    function hash(IConveyanceTypes.Rescission calldata notice) internal pure returns (bytes32) {
        return keccak256(abi.encode(RESCISSION, notice.sale, notice.ground, notice.basis, notice.deadline));
    }

    /// @dev How EIP-712 hashes a list of structures.
    function _hash(IConveyanceTypes.Seller[] calldata sellers) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](sellers.length);
        for (uint256 i = 0; i < sellers.length; ++i) {
            hashes[i] = keccak256(abi.encode(SELLER, sellers[i].account, sellers[i].parts));
        }
        return keccak256(abi.encodePacked(hashes));
    }
}
