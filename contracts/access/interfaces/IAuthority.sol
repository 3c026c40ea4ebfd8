// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

/// @title Authority
/// @notice Who may do what: agencies, their offices, and the registries that they keep.
/// @dev A role's number says whose it is. Numbers below 65,536 belong to the government as a whole (0 constitutes,
/// 1 is the cabinet, 2 the guardian). Agency n is role n << 16; office k of agency n is role n << 16 | k.
interface IAuthority is IAccessManager {
    /// @notice Whether a registry takes entries. Reading works in every state.
    enum RegistryState {
        Open,
        Paused,
        Closed
    }

    /// @notice How an agency stands.
    /// @param openedAt Second at which the agency was opened; zero when it never was.
    /// @param suspendedAt Second since which its offices can do nothing new; zero while it acts.
    /// @param compromisedSince First second whose acts are suspect; zero when none is.
    /// @param compromisedUntil Last second whose acts are suspect; the greatest value while the suspension lasts.
    struct Agency {
        uint48 openedAt;
        uint48 suspendedAt;
        uint48 compromisedSince;
        uint48 compromisedUntil;
    }

    /// @notice An agency was opened.
    /// @param agency Role of the agency.
    /// @param label Name by which people know it.
    event AgencyOpened(uint64 indexed agency, string label);

    /// @notice An office was opened within an agency.
    /// @param agency Role of the agency, which appoints the office's members.
    /// @param office Role of the office.
    /// @param label Name by which people know it.
    /// @param minimumDelay Seconds that every member must wait between announcing an act and doing it.
    event OfficeOpened(uint64 indexed agency, uint64 indexed office, string label, uint32 minimumDelay);

    /// @notice An agency's offices can do nothing new from now on.
    /// @param agency Role of the agency.
    /// @param compromisedSince First second whose acts are suspect; zero when none is.
    /// @param basis Digest of the decision.
    /// @param actor Account that suspended it.
    event AgencySuspended(uint64 indexed agency, uint48 compromisedSince, bytes32 basis, address indexed actor);

    /// @notice An agency's offices may act again. Acts of the compromised span stay suspect.
    /// @param agency Role of the agency.
    /// @param basis Digest of the decision.
    /// @param actor Account that reinstated it.
    event AgencyReinstated(uint64 indexed agency, bytes32 basis, address indexed actor);

    /// @notice A role's members must wait at least this long between announcing an act and doing it.
    /// @param role Role that is bound.
    /// @param minimumDelay Seconds.
    event MinimumDelaySet(uint64 indexed role, uint32 minimumDelay);

    /// @notice A registry takes no entries until it is resumed.
    /// @param registry Contract that was paused.
    /// @param basis Digest of the decision.
    /// @param actor Account that paused it.
    event RegistryPaused(address indexed registry, bytes32 basis, address indexed actor);

    /// @notice A registry takes entries again.
    /// @param registry Contract that was resumed.
    /// @param basis Digest of the decision.
    /// @param actor Account that resumed it.
    event RegistryResumed(address indexed registry, bytes32 basis, address indexed actor);

    /// @notice A registry takes no entries ever again.
    /// @param registry Contract that was closed.
    /// @param successor Contract that carries on; zero when none does.
    /// @param basis Digest of the decision.
    /// @param actor Account that closed it.
    event RegistryClosed(address indexed registry, address indexed successor, bytes32 basis, address indexed actor);

    /// @notice The number is not one of an agency: it must be a multiple of 65,536, other than zero.
    /// @param agency Number that was given.
    error AgencyNumberInvalid(uint64 agency);

    /// @notice No agency was opened under this role. Open it first.
    /// @param agency Role that was named.
    error AgencyUnknown(uint64 agency);

    /// @notice The suspect span would begin in the future. Name a moment that has passed, or zero.
    /// @param compromisedSince Moment that was given.
    /// @param present Second of the block.
    error CompromiseInFuture(uint48 compromisedSince, uint48 present);

    /// @notice The number is not one of an office: its lower 16 bits must not be zero and its agency must exist.
    /// @param office Number that was given.
    error OfficeNumberInvalid(uint64 office);

    /// @notice The role's members act with a delay of at least the stated seconds. Grant it with that delay or more.
    /// @param role Role that was to be granted.
    /// @param delay Execution delay that was given.
    /// @param minimum Execution delay that the role asks for.
    error DelayTooShort(uint64 role, uint32 delay, uint32 minimum);

    /// @notice The registry is closed for good and cannot be paused, resumed or closed again.
    /// @param registry Contract that was named.
    error RegistryClosedForGood(address registry);

    /// @notice The contract cannot be paused or closed here: it is no registry of this authority.
    /// @param registry Address that was named.
    error RegistryInvalid(address registry);

    /// @notice Opens an agency, or gives an open one a new label.
    /// @param agency Role of the agency: its number << 16.
    /// @param label Name by which people know it.
    function openAgency(uint64 agency, string calldata label) external;

    /// @notice Opens an office, or gives an open one a new label and delay. Its agency appoints the members.
    /// @param office Role of the office: the agency's role | the office's number.
    /// @param label Name by which people know it.
    /// @param minimumDelay Seconds that every member must wait between announcing an act and doing it; also the
    /// guardian's time to cancel it.
    function openOffice(uint64 office, string calldata label, uint32 minimumDelay) external;

    /// @notice Stops an agency's offices from doing anything new. What they did stands, unless it is named suspect.
    /// @param agency Role of the agency.
    /// @param compromisedSince First second whose acts are suspect; zero when none is.
    /// @param basis Digest of the decision.
    function suspendAgency(uint64 agency, uint48 compromisedSince, bytes32 basis) external;

    /// @notice Lets an agency's offices act again. Acts of the compromised span stay suspect.
    /// @param agency Role of the agency.
    /// @param basis Digest of the decision.
    function reinstateAgency(uint64 agency, bytes32 basis) external;

    /// @notice Sets the least execution delay with which a role may be granted.
    /// @param role Role to bind.
    /// @param minimumDelay Seconds.
    function setMinimumDelay(uint64 role, uint32 minimumDelay) external;

    /// @notice Stops a registry from taking entries. Reading goes on.
    /// @param registry Contract to pause.
    /// @param basis Digest of the decision.
    function pauseRegistry(address registry, bytes32 basis) external;

    /// @notice Lets a paused registry take entries again.
    /// @param registry Contract to resume.
    /// @param basis Digest of the decision.
    function resumeRegistry(address registry, bytes32 basis) external;

    /// @notice Closes a registry for good. Reading goes on.
    /// @param registry Contract to close.
    /// @param successor Contract that carries on; zero when none does.
    /// @param basis Digest of the decision.
    function closeRegistry(address registry, address successor, bytes32 basis) external;

    /// @notice How an agency stands.
    /// @param agency Role of the agency.
    /// @return The agency's record; all zero when it was never opened.
    function agencyOf(uint64 agency) external view returns (Agency memory);

    /// @notice Whether an act that an agency did at a moment is suspect.
    /// @param agency Role of the agency.
    /// @param actedAt Second of the act.
    /// @return since First second whose acts are suspect; zero when this act is not.
    function suspectSince(uint64 agency, uint48 actedAt) external view returns (uint48 since);

    /// @notice The least execution delay with which a role may be granted.
    /// @param role Role that is asked about.
    /// @return Seconds.
    function minimumDelay(uint64 role) external view returns (uint32);

    /// @notice Whether an account may act for an office in a registry now, without a delay.
    /// @param account Account that would act.
    /// @param office Role of the office.
    /// @param registry Contract in which it would act.
    /// @return True when the registry is open, the agency acts and the account is a member without delay.
    function mayAct(address account, uint64 office, address registry) external view returns (bool);

    /// @notice Whether a registry takes entries, and who carries on when it does not.
    /// @param registry Contract that is asked about.
    /// @return state Open, paused or closed.
    /// @return successor Contract that carries on; zero when none does.
    function registryState(address registry) external view returns (RegistryState state, address successor);
}
