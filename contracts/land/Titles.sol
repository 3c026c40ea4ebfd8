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
        return Reading.title(titleId);
    }

    /// @inheritdoc ILandRegistry
    function exists(bytes32 titleId) external view returns (bool) {
        return Heads.unpack(Register.book().heads[titleId]).state() != TitleState.Unknown;
    }

    /// @inheritdoc ILandRegistry
    function owners(bytes32 titleId) external view returns (Share[] memory) {
        return Reading.owners(titleId);
    }

    /// @inheritdoc ILandRegistry
    function charges(bytes32 titleId) external view returns (Charge[] memory) {
        return Reading.charges(titleId);
    }

    /// @inheritdoc ILandRegistry
    function caveats(bytes32 titleId) external view returns (Caveat[] memory) {
        return Reading.caveats(titleId);
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
}
