// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRegistry} from "../../common/interfaces/IRegistry.sol";
import {IIdentities} from "./IIdentities.sol";
import {IIdentityErrors} from "./IIdentityErrors.sol";
import {IIdentityEvents} from "./IIdentityEvents.sol";
import {IIdentityTypes} from "./IIdentityTypes.sol";

/// @title Identity registry
/// @notice Which accounts belong to verified persons and organisations, and which account took over from which.
/// @dev Nothing personal is kept: no name, no number, no digest of either. Digests of reasons are salted.
interface IIdentityRegistry is IIdentities, IRegistry, IIdentityTypes, IIdentityErrors, IIdentityEvents {
    /// @notice Lets an office verify accounts here.
    /// @dev For the cabinet. Nothing happens where it is admitted already.
    /// @param office Role of the office.
    function admitOffice(uint64 office) external;

    /// @notice Lets an office verify no more. What it verified stands; other offices may take it over.
    /// @dev For the cabinet. Nothing happens where it is not admitted.
    /// @param office Role of the office.
    function dismissOffice(uint64 office) external;

    /// @notice Verifies an account: one that is new here, one whose verification is over or withdrawn, or one whose
    /// office was dismissed.
    /// @param office Role for which the caller acts.
    /// @param verification Account, kind and end.
    function verify(uint64 office, Verification calldata verification) external;

    /// @notice Verifies several accounts: all of them, or none.
    /// @param office Role for which the caller acts.
    /// @param verifications Accounts, kinds and ends.
    function verifyMany(uint64 office, Verification[] calldata verifications) external;

    /// @notice Lets a verification in force last longer.
    /// @dev This and every following act of an office is for the one that verified the account.
    /// @param account Account.
    /// @param revision Revision that the officer has read.
    /// @param until New end, later than the present one.
    function prolong(address account, uint32 revision, uint48 until) external;

    /// @notice Withdraws a verification, and voids an announced succession.
    /// @param account Account.
    /// @param revision Revision that the officer has read.
    /// @param reason Salted digest of the reasons.
    function withdraw(address account, uint32 revision, bytes32 reason) external;

    /// @notice Puts a withdrawn verification in force again; or one that was ended in error, within the objection period.
    /// @param account Account.
    /// @param revision Revision that the officer has read.
    /// @param basis Salted digest of the decision.
    function reinstate(address account, uint32 revision, bytes32 basis) external;

    /// @notice Ends an identity, as its person died or its organisation was dissolved. Final once the objection period
    /// has passed.
    /// @param account Account.
    /// @param revision Revision that the officer has read.
    /// @param basis Salted digest of the decision.
    function end(address account, uint32 revision, bytes32 basis) external;

    /// @notice Announces that an account takes over from one whose key was lost.
    /// @param succession Both accounts, as the successor agreed to it.
    /// @param successorSignature The successor's EIP-712 signature; empty where it sends this itself.
    /// @param basis Salted digest of the decision.
    function announceSuccession(
        Succession calldata succession,
        bytes calldata successorSignature,
        bytes32 basis
    ) external;

    /// @notice Withdraws an announced succession.
    /// @param account Account that was to be succeeded.
    /// @param revision Revision that the officer has read.
    /// @param reason Salted digest of the reasons.
    function withdrawSuccession(address account, uint32 revision, bytes32 reason) external;

    /// @notice Objects to an announced succession, which is void then. Works while the registry is paused or closed too.
    /// @param objection What the account objects to.
    /// @param signature The account's EIP-712 signature; empty where it sends this itself.
    function object(Succession calldata objection, bytes calldata signature) external;

    /// @notice Completes an announced succession to which nobody objected in time. Anybody may.
    /// @param account Account that is succeeded.
    function completeSuccession(address account) external;

    /// @notice Puts another account in an account's place at once, by the word of both.
    /// @param rotation Both accounts, as both agreed to it.
    /// @param accountSignature The account's EIP-712 signature; empty where it sends this itself.
    /// @param successorSignature The successor's EIP-712 signature; empty where it sends this itself.
    function rotate(
        Succession calldata rotation,
        bytes calldata accountSignature,
        bytes calldata successorSignature
    ) external;

    /// @notice What is on record of an account.
    /// @param account Account.
    /// @return The record; all zero where there is none.
    function identityOf(address account) external view returns (Identity memory);

    /// @notice What is announced for an account, or until when it is contested.
    /// @param account Account.
    /// @return The succession that is pending; all zero where there is none.
    function pendingSuccession(address account) external view returns (Pending memory);

    /// @notice Whether an office may verify here.
    /// @param office Role of the office.
    /// @return True when the cabinet has admitted it.
    function isAdmitted(uint64 office) external view returns (bool);

    /// @notice How long an account may object to its succession, and an end made in error can be undone.
    /// @return Seconds.
    function objectionPeriod() external view returns (uint48);

    /// @notice How long a verification may last at most.
    /// @return Seconds.
    function maximumTerm() external view returns (uint48);
}
