// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Desk types
/// @notice What the service desk keeps and takes. See {IServiceDesk}.
interface IDeskTypes {
    /// @notice What happens to an application that was not decided in time.
    enum Lapse {
        Refund,
        Grant
    }

    /// @notice How far an application has come. Those from `Granted` on are ends.
    /// @dev Pending: the office's clock runs. Waiting: the office has asked for more and its clock stands. Refused: the
    /// applicant may appeal. Appealed: the clock of the appeal office runs.
    enum Stage {
        None,
        Pending,
        Waiting,
        Refused,
        Appealed,
        Granted,
        DeemedGranted,
        Rejected,
        Withdrawn,
        Lapsed
    }

    /// @notice On what terms a service is given. An application keeps those under which it was submitted.
    /// @param token ERC-20 in which the fee is paid; zero where the service is free.
    /// @param appealOffice Role whose members decide appeals; never the office that issues.
    /// @param requests How often the office may stop its clock by asking for more.
    /// @param lapse What happens when the time has passed without a decision.
    /// @param treasury Account to which earned fees are due; zero where the service is free.
    /// @param period Seconds within which the office decides.
    /// @param answerPeriod Seconds for which the office waits for an answer before it may refuse for want of one.
    /// @param appealPeriod Seconds within which the applicant may appeal.
    /// @param fee Amount in the token's smallest unit; zero where the service is free.
    /// @param appealTerm Seconds within which the appeal office decides.
    /// @param standardTerm Seconds that a credential lasts which is deemed granted; zero for no end.
    struct Terms {
        address token;
        uint64 appealOffice;
        uint8 requests;
        Lapse lapse;
        address treasury;
        uint32 period;
        uint32 answerPeriod;
        uint32 appealPeriod;
        uint128 fee;
        uint32 appealTerm;
        uint32 standardTerm;
    }

    /// @notice A service as it is offered now.
    /// @param office Role whose members decide and in whose name the desk issues.
    /// @param revision How often its terms were set.
    /// @param open Whether it takes applications.
    /// @param terms Terms in force.
    struct Service {
        uint64 office;
        uint32 revision;
        bool open;
        Terms terms;
    }

    /// @notice What an applicant signs. Its EIP-712 digest is the application's id.
    /// @param serviceId Service that is asked for.
    /// @param revision Revision of the service's terms that the applicant has read.
    /// @param applicant Account that the credential will name as its holder.
    /// @param payer Account that pays the fee and is refunded: the applicant, or whoever submits.
    /// @param token Token of the fee.
    /// @param fee Amount of the fee.
    /// @param commitment Salted digest of the document as applied for; a deemed grant issues it.
    /// @param dossier Salted digest of the papers handed to the office.
    /// @param deadline Last second at which it may be submitted.
    struct Application {
        bytes32 serviceId;
        uint32 revision;
        address applicant;
        address payer;
        address token;
        uint128 fee;
        bytes32 commitment;
        bytes32 dossier;
        uint48 deadline;
    }

    /// @notice The payer's leave for the desk to take the fee, by ERC-2612.
    /// @param deadline Last second at which the token takes it.
    /// @param v Signature's recovery number.
    /// @param r Signature's first half.
    /// @param s Signature's second half.
    struct Permit {
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    /// @notice What an applicant signs to answer a request.
    /// @param applicationId Application.
    /// @param revision Its revision that the applicant has read.
    /// @param supplement Salted digest of what was handed in.
    /// @param deadline Last second at which it may be handed in.
    struct Answer {
        bytes32 applicationId;
        uint32 revision;
        bytes32 supplement;
        uint48 deadline;
    }

    /// @notice What an applicant signs to appeal.
    /// @param applicationId Application that was refused.
    /// @param revision Its revision that the applicant has read.
    /// @param grounds Salted digest of the grounds.
    /// @param deadline Last second at which it may be handed in.
    struct Appeal {
        bytes32 applicationId;
        uint32 revision;
        bytes32 grounds;
        uint48 deadline;
    }

    /// @notice What an applicant signs to withdraw.
    /// @param applicationId Application.
    /// @param revision Its revision that the applicant has read.
    /// @param deadline Last second at which it may be handed in.
    struct Withdrawal {
        bytes32 applicationId;
        uint32 revision;
        uint48 deadline;
    }

    /// @notice What somebody does in an applicant's name.
    /// @param applicant Account that applies.
    /// @param serviceId Service that is asked for.
    /// @param applicationId Application.
    /// @param amount What it takes of the applicant's own money.
    struct Act {
        address applicant;
        bytes32 serviceId;
        bytes32 applicationId;
        uint256 amount;
    }

    /// @notice What an officer gives with a grant.
    /// @param credentialId Id of the credential: the service's type, then the serial.
    /// @param validFrom First second of its term, on a quarter of an hour; zero for now.
    /// @param validUntil Second at which its term has ended; the greatest value for never.
    /// @param commitment Salted digest of the document.
    struct Grant {
        bytes32 credentialId;
        uint48 validFrom;
        uint48 validUntil;
        bytes32 commitment;
    }

    /// @notice The record of one application.
    /// @param serviceId Service that was asked for.
    /// @param commitment Salted digest of the document as applied for.
    /// @param applicant Account that applies.
    /// @param serviceRevision Terms under which it was submitted.
    /// @param revision Number of acts on it, the submission included.
    /// @param stage How far it has come.
    /// @param requests How often the office has asked for more.
    /// @param payer Account that paid and is refunded.
    /// @param dueAt Second at which the present stage's time is over: the office's, the applicant's to answer, the
    /// applicant's to appeal, or the appeal office's.
    /// @param remaining Seconds left on the office's clock while it stands.
    /// @param refusedBy Officer who refused; zero while nobody has.
    struct Record {
        bytes32 serviceId;
        bytes32 commitment;
        address applicant;
        uint32 serviceRevision;
        uint32 revision;
        Stage stage;
        uint8 requests;
        address payer;
        uint48 dueAt;
        uint32 remaining;
        address refusedBy;
    }
}
