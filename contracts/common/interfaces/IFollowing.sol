// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentities} from "../../identity/interfaces/IIdentities.sol";

/// @title Following
/// @notice What a contract has in common with all others whose records follow a person from one account to the next.
interface IFollowing {
    /// @notice No other account acts in this one's place, so that nothing of it moves. Bind a successor account in the
    /// identity registry first.
    /// @param account Account that was named.
    error SuccessorNone(address account);

    /// @notice The identities that tell which account acts now for another. Fixed when this contract was deployed.
    /// @return Contract; zero where none is asked, and nothing follows.
    function identities() external view returns (IIdentities);
}
