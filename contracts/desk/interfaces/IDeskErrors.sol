// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialErrors} from "../../credentials/interfaces/ICredentialErrors.sol";
import {IMandateFaults} from "../../mandates/interfaces/IMandateFaults.sol";
import {IDeskTypes} from "./IDeskTypes.sol";

/// @title Desk errors
/// @notice Why the service desk refuses. See {IServiceDesk}.
/// @dev What the registries of credentials and mandates refuse comes through the desk as it is: hence their errors too.
interface IDeskErrors is ICredentialErrors, IMandateFaults {
    /// @notice The agency cannot act for now. Wait until it has been reinstated; an applicant may withdraw and is
    /// refunded in full.
    /// @param agency Role of the agency.
    /// @param suspendedAt Second since which it cannot act.
    error AgencySuspended(uint64 agency, uint48 suspendedAt);

    /// @notice The desk is no member of the office and cannot issue in its name. Let the agency's head appoint it.
    /// @param office Role of the office.
    error DeskNotAppointed(uint64 office);

    /// @notice The officer applies here, or refused what is now under appeal. Let a colleague decide.
    /// @param officer Account that called.
    /// @param applicationId Application.
    error OfficerConcerned(address officer, bytes32 applicationId);

    /// @notice A service is named by its type's four bytes and further printable text. Choose such a name.
    /// @param serviceId Name that was given.
    error ServiceIdInvalid(bytes32 serviceId);

    /// @notice No such service was ever offered here. Check its name.
    /// @param serviceId Name that was given.
    error ServiceUnknown(bytes32 serviceId);

    /// @notice The service takes no new applications. Ask the agency which one replaces it.
    /// @param serviceId Service.
    error ServiceStopped(bytes32 serviceId);

    /// @notice The service's terms were changed in the meantime. Read them again and decide anew.
    /// @param serviceId Service.
    /// @param given Revision that was given.
    /// @param present Revision in force.
    error ServiceRevisionStale(bytes32 serviceId, uint32 given, uint32 present);

    /// @notice Credentials of this type are issued with their holder's acceptance, and the desk's grants issue at once.
    /// Offer a service of a type without it, or issue in the registry.
    /// @param typeId Type of the service.
    error AcceptanceNeeded(bytes4 typeId);

    /// @notice The fee is another by now. Read the service again and sign anew.
    /// @param serviceId Service.
    /// @param token Token of the fee in force.
    /// @param fee Fee in force.
    error FeeChanged(bytes32 serviceId, address token, uint128 fee);

    /// @notice The fee's token is no contract, or a free service names one. Give token and fee, or neither.
    /// @param token Address that was given.
    error TokenInvalid(address token);

    /// @notice Earned fees could not be paid there. Name the agency's account where there is a fee, and none elsewhere.
    /// @param treasury Address that was given.
    error TreasuryInvalid(address treasury);

    /// @notice Appeals are for another office, one that its agency has opened. Name such an office.
    /// @param office Role that was given.
    error AppealOfficeInvalid(uint64 office);

    /// @notice A period is missing: to decide, to answer, to appeal and to decide on the appeal. Give all four.
    error PeriodMissing();

    /// @notice The act must name what it rests on, and the application its document. Give the digest.
    error DigestMissing();

    /// @notice This application was submitted already. Follow that one, or salt the document anew.
    /// @param applicationId Application.
    error ApplicationAlreadySubmitted(bytes32 applicationId);

    /// @notice No such application was submitted here. Check the id.
    /// @param applicationId Id that was given.
    error ApplicationUnknown(bytes32 applicationId);

    /// @notice The application was acted upon in the meantime. Read it again and decide anew.
    /// @param applicationId Application.
    /// @param given Revision that was given.
    /// @param present Revision on record.
    error ApplicationRevisionStale(bytes32 applicationId, uint32 given, uint32 present);

    /// @notice The application has not come to the stage that the act is for, or is beyond it.
    /// @param applicationId Application.
    /// @param stage Stage on record.
    error StageWrong(bytes32 applicationId, IDeskTypes.Stage stage);

    /// @notice The time for this act has passed. What the service provides for that case may now be called.
    /// @param applicationId Application.
    /// @param dueAt Second at which the time was over.
    error PeriodPassed(bytes32 applicationId, uint48 dueAt);

    /// @notice The time has not passed yet. Wait until it has.
    /// @param applicationId Application.
    /// @param dueAt Second at which it will be over.
    error PeriodRunning(bytes32 applicationId, uint48 dueAt);

    /// @notice The office has asked for more as often as it may. Decide.
    /// @param applicationId Application.
    /// @param requests How often it may ask.
    error RequestsExhausted(bytes32 applicationId, uint8 requests);

    /// @notice Only the applicant, or whoever submits, can pay. Name one of the two.
    /// @param payer Account that was named.
    /// @param sender Account that submits.
    error PayerInvalid(address payer, address sender);

    /// @notice The token did not move the fee. Give the desk an allowance or a permit, and see that the account holds
    /// the amount and may pay.
    /// @param token Token of the fee.
    /// @param payer Account that was to pay.
    /// @param fee Amount.
    error FeeNotPaid(address token, address payer, uint256 fee);

    /// @notice Less than the fee arrived: the token keeps a part of what it moves. The service needs another token.
    /// @param token Token of the fee.
    /// @param expected Amount of the fee.
    /// @param received Amount that arrived.
    error FeeShort(address token, uint256 expected, uint256 received);

    /// @notice The token did not pay. The amount stays due; try again when the token pays this account.
    /// @param token Token that was asked.
    /// @param payee Account that is due the amount.
    /// @param amount Amount.
    error PaymentRefused(address token, address payee, uint256 amount);
}
