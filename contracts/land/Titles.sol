// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Holdings} from "../common/libraries/Holdings.sol";
import {LockedToken} from "../common/LockedToken.sol";
import {ILandRegistry} from "./interfaces/ILandRegistry.sol";
import {Heads} from "./libraries/Heads.sol";
import {Reading} from "./libraries/Reading.sol";
import {Register} from "./libraries/Register.sol";

/// @title Titles
/// @notice The titles on record, how they read, and who holds their tokens.
abstract contract Titles is LockedToken, ILandRegistry {
    using Heads for Heads.Head;

    /// @inheritdoc ILandRegistry
    function title(bytes32 titleId) external view returns (Title memory) {
        _answer(Reading.title(titleId));
    }

    /// @inheritdoc ILandRegistry
    function exists(bytes32 titleId) external view returns (bool) {
        return Heads.unpack(Register.book().heads[titleId]).state() != TitleState.Unknown;
    }

    /// @inheritdoc ILandRegistry
    function owners(bytes32 titleId) external view returns (Share[] memory) {
        _answer(Reading.owners(titleId));
    }

    /// @inheritdoc ILandRegistry
    function charges(bytes32 titleId) external view returns (Charge[] memory) {
        _answer(Reading.charges(titleId));
    }

    /// @inheritdoc ILandRegistry
    function caveats(bytes32 titleId) external view returns (Caveat[] memory) {
        _answer(Reading.caveats(titleId));
    }

    /// @inheritdoc ILandRegistry
    function rights(bytes32 titleId) external view returns (Right[] memory) {
        _answer(Reading.rights(titleId));
    }

    /// @inheritdoc ILandRegistry
    function notices(bytes32 titleId) external view returns (Notice[] memory) {
        _answer(Reading.notices(titleId));
    }

    /// @dev The sole owner holds the token; the registry itself does for co-owners; nobody that of a closed title.
    function _holderOf(uint256 tokenId) internal view override returns (address) {
        Heads.Head memory head = Heads.unpack(Register.book().heads[bytes32(tokenId)]);
        return head.state() == TitleState.Current ? head.owner : address(0);
    }

    /// @dev The token's counts stand in the register, where its libraries reach them.
    function _holdings() internal view override returns (Holdings.Book storage) {
        return Register.book().holdings;
    }

    /// @dev Ends the call with an answer that is encoded already.
    function _answer(bytes memory encoded) private pure {
        // Returns the text's own bytes, which lie behind its length.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            return(add(encoded, 32), mload(encoded))
        }
    }
}
