// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IDeskTypes} from "./IDeskTypes.sol";

/// @title Desk events
/// @notice What the service desk tells of every act. See {IServiceDesk}.
/// @dev The credentials registry's events name the desk as the actor; these name the officer.
interface IDeskEvents {
    /// @notice A service was offered, or its terms were set anew.
    /// @param serviceId Service.
    /// @param office Role whose members decide.
    /// @param actor Head of the agency.
    /// @param revision Number of these terms.
    /// @param terms Terms.
    /// @param basis Digest of the decision or of the law that they rest on.
    event ServiceSet(
        bytes32 indexed serviceId,
        uint64 indexed office,
        address indexed actor,
        uint32 revision,
        IDeskTypes.Terms terms,
        bytes32 basis
    );

    /// @notice A service takes no new applications until its terms are set again.
    /// @param serviceId Service.
    /// @param actor Head of the agency.
    /// @param revision Number of the terms in force.
    /// @param basis Digest of the decision or of the law that it rests on.
    event ServiceStopOrdered(bytes32 indexed serviceId, address indexed actor, uint32 revision, bytes32 basis);

    /// @notice An application was submitted.
    /// @param applicationId Its id.
    /// @param serviceId Service that is asked for.
    /// @param applicant Account that applies.
    /// @param actor Account that handed it in: the applicant, a relay or an agent.
    /// @param payer Account that paid.
    /// @param revision Always one.
    /// @param serviceRevision Terms that hold for it.
    /// @param dueAt Second at which the office's time is over.
    /// @param commitment Salted digest of the document as applied for.
    /// @param dossier Salted digest of the papers.
    event ApplicationSubmitted(
        bytes32 indexed applicationId,
        bytes32 indexed serviceId,
        address indexed applicant,
        address actor,
        address payer,
        uint32 revision,
        uint32 serviceRevision,
        uint48 dueAt,
        bytes32 commitment,
        bytes32 dossier
    );

    /// @notice An agent acted for an applicant. The act's own event follows in the same transaction, and the registry of
    /// mandates tells which mandates were used.
    /// @param applicationId Application.
    /// @param principal Account that acts for the applicant now, and that gave the mandate.
    /// @param agent Account that acted.
    /// @param path Links of the mandate from the principal to the agent; empty where it is a direct one.
    event ActedUnderMandate(
        bytes32 indexed applicationId,
        address indexed principal,
        address indexed agent,
        bytes path
    );

    /// @notice The office asked for more; its clock stands.
    /// @param applicationId Application.
    /// @param actor Officer who asked.
    /// @param revision Number of the act.
    /// @param particulars Digest of what is asked for.
    /// @param answerBy Second from which the office may refuse for want of an answer.
    /// @param remaining Seconds left on its clock.
    event InformationRequested(
        bytes32 indexed applicationId,
        address indexed actor,
        uint32 revision,
        bytes32 particulars,
        uint48 answerBy,
        uint32 remaining
    );

    /// @notice The applicant answered; the office's clock runs on.
    /// @param applicationId Application.
    /// @param actor Account that handed it in.
    /// @param revision Number of the act.
    /// @param supplement Salted digest of what was handed in.
    /// @param dueAt Second at which the office's time is over.
    event InformationGiven(
        bytes32 indexed applicationId,
        address indexed actor,
        uint32 revision,
        bytes32 supplement,
        uint48 dueAt
    );

    /// @notice The application was granted, and the credential issued with it.
    /// @param applicationId Application.
    /// @param credentialId Credential.
    /// @param actor Officer who decided.
    /// @param revision Number of the act.
    /// @param office Role in which the officer decided.
    /// @param reasons Digest of the reasons.
    event ApplicationGranted(
        bytes32 indexed applicationId,
        bytes32 indexed credentialId,
        address indexed actor,
        uint32 revision,
        uint64 office,
        bytes32 reasons
    );

    /// @notice The application was refused; the applicant may appeal.
    /// @param applicationId Application.
    /// @param actor Officer who decided.
    /// @param revision Number of the act.
    /// @param office Role in which the officer decided.
    /// @param reasons Digest of the reasons.
    /// @param appealUntil Second at which the time to appeal is over.
    event ApplicationRefused(
        bytes32 indexed applicationId,
        address indexed actor,
        uint32 revision,
        uint64 office,
        bytes32 reasons,
        uint48 appealUntil
    );

    /// @notice The applicant appealed.
    /// @param applicationId Application.
    /// @param actor Account that handed it in.
    /// @param revision Number of the act.
    /// @param grounds Salted digest of the grounds.
    /// @param dueAt Second at which the appeal office's time is over.
    event AppealLodged(
        bytes32 indexed applicationId,
        address indexed actor,
        uint32 revision,
        bytes32 grounds,
        uint48 dueAt
    );

    /// @notice The appeal was dismissed: the refusal is final.
    /// @param applicationId Application.
    /// @param actor Officer who decided.
    /// @param revision Number of the act.
    /// @param office Role in which the officer decided.
    /// @param reasons Digest of the reasons.
    event AppealDismissed(
        bytes32 indexed applicationId,
        address indexed actor,
        uint32 revision,
        uint64 office,
        bytes32 reasons
    );

    /// @notice The time to appeal passed unused: the refusal is final.
    /// @param applicationId Application.
    /// @param actor Account that had it noted.
    /// @param revision Number of the act.
    event RefusalBecameFinal(bytes32 indexed applicationId, address indexed actor, uint32 revision);

    /// @notice Nobody decided in time, and the credential was issued as applied for.
    /// @param applicationId Application.
    /// @param credentialId Credential.
    /// @param actor Account that called for it.
    /// @param revision Number of the act.
    event ApplicationDeemedGranted(
        bytes32 indexed applicationId,
        bytes32 indexed credentialId,
        address indexed actor,
        uint32 revision
    );

    /// @notice Nobody decided in time, and the fee goes back.
    /// @param applicationId Application.
    /// @param actor Account that called for it.
    /// @param revision Number of the act.
    event ApplicationLapsed(bytes32 indexed applicationId, address indexed actor, uint32 revision);

    /// @notice The applicant withdrew.
    /// @param applicationId Application.
    /// @param actor Account that handed it in.
    /// @param revision Number of the act.
    /// @param refunded Whether the fee goes back; otherwise the agency has earned it.
    event ApplicationWithdrawn(bytes32 indexed applicationId, address indexed actor, uint32 revision, bool refunded);

    /// @notice The agency has earned a fee. It lies here until it is paid out.
    /// @param applicationId Application.
    /// @param treasury Account to which it is due.
    /// @param token Token.
    /// @param amount Amount.
    event FeeEarned(bytes32 indexed applicationId, address indexed treasury, address indexed token, uint256 amount);

    /// @notice A fee goes back to whoever paid it.
    /// @param applicationId Application.
    /// @param payer Account to which it goes back.
    /// @param token Token.
    /// @param amount Amount.
    event FeeRefunded(bytes32 indexed applicationId, address indexed payer, address indexed token, uint256 amount);

    /// @notice An amount left the desk.
    /// @param payee Account that got it.
    /// @param token Token.
    /// @param actor Account that had it paid.
    /// @param amount Amount.
    event PaidOut(address indexed payee, address indexed token, address indexed actor, uint256 amount);

    /// @notice What a lost account is due is due to the account that took its place.
    /// @param from Account that was due it.
    /// @param to Account that is due it now.
    /// @param token Token.
    /// @param amount Amount.
    event DueFollowed(address indexed from, address indexed to, address indexed token, uint256 amount);

    /// @notice The token did not pay a refund. It stays due until it is paid out.
    /// @param payee Account that is due it.
    /// @param token Token.
    /// @param amount Amount.
    event PaymentDeferred(address indexed payee, address indexed token, uint256 amount);
}
