// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFollowing} from "../../common/interfaces/IFollowing.sol";
import {IRegistry} from "../../common/interfaces/IRegistry.sol";
import {IDeskErrors} from "./IDeskErrors.sol";
import {IDeskEvents} from "./IDeskEvents.sol";
import {IDeskTypes} from "./IDeskTypes.sol";

/// @title Service desk
/// @notice Where people apply for credentials: fees, deadlines, decisions with reasons, appeals, refunds. A grant and
/// the credential come in one transaction.
/// @dev The desk is a member of the offices in whose name it issues. It holds each fee until the application has ended.
/// An applicant acts by sending or signing; the account that took an applicant's place does so instead of it; and an
/// agent sends under a mandate whose theme is the desk and the service (see {Themes}), whose resource is the application,
/// and whose sum covers a fee that the applicant pays. Where a function takes a signature it then takes the mandate's path.
/// A pause stops applications and decisions; it never stops an applicant's own acts or a payment.
interface IServiceDesk is IRegistry, IFollowing, IDeskTypes, IDeskEvents, IDeskErrors {
    /// @notice Offers a service, or sets its terms anew for applications to come. The caller heads the agency whose
    /// office issues the service's type.
    /// @param serviceId Four bytes of the type, and further text that tells services of one type apart.
    /// @param terms Terms.
    /// @param basis Digest of the decision or of the law that they rest on.
    function setService(bytes32 serviceId, Terms calldata terms, bytes32 basis) external;

    /// @notice Lets a service take no new applications until its terms are set again. Those under way go on.
    /// @param serviceId Service.
    /// @param basis Digest of the decision or of the law that it rests on.
    function stopService(bytes32 serviceId, bytes32 basis) external;

    /// @notice Submits an application; the payer has given the desk an allowance.
    /// @param application What the applicant asks for.
    /// @param signature The applicant's, or a mandate's path; empty where the applicant sends it, or an agent that the
    /// applicant itself gave the mandate.
    /// @return applicationId Id by which it is followed.
    function submit(
        Application calldata application,
        bytes calldata signature
    ) external returns (bytes32 applicationId);

    /// @notice Submits an application with the payer's ERC-2612 permit for the fee.
    /// @dev A permit that the token does not take is passed over: whoever saw it may have handed it in first.
    /// @param application What the applicant asks for.
    /// @param signature The applicant's, or a mandate's path; empty where the applicant sends it, or an agent that the
    /// applicant itself gave the mandate.
    /// @param permit The payer's leave for exactly the fee.
    /// @return applicationId Id by which it is followed.
    function submitWithPermit(
        Application calldata application,
        bytes calldata signature,
        Permit calldata permit
    ) external returns (bytes32 applicationId);

    /// @notice Asks the applicant for more, and stops the office's clock. For the issuing office.
    /// @param applicationId Application.
    /// @param revision Revision that the officer has read.
    /// @param particulars Digest of what is asked for.
    function request(bytes32 applicationId, uint32 revision, bytes32 particulars) external;

    /// @notice Hands in what was asked for, and lets the clock run on.
    /// @param paper What the applicant states.
    /// @param signature The applicant's, or a mandate's path; empty where the applicant sends it, or an agent that the
    /// applicant itself gave the mandate.
    function answer(Answer calldata paper, bytes calldata signature) external;

    /// @notice Grants an application or an appeal, and issues the credential. For the office whose turn it is.
    /// @param applicationId Application.
    /// @param revision Revision that the officer has read.
    /// @param given What the credential says.
    /// @param reasons Digest of the reasons; also the credential's basis.
    function grant(bytes32 applicationId, uint32 revision, Grant calldata given, bytes32 reasons) external;

    /// @notice Refuses an application, or dismisses an appeal. For the office whose turn it is.
    /// @param applicationId Application.
    /// @param revision Revision that the officer has read.
    /// @param reasons Digest of the reasons.
    function refuse(bytes32 applicationId, uint32 revision, bytes32 reasons) external;

    /// @notice Appeals to the office that the service's terms name.
    /// @param paper What the applicant states.
    /// @param signature The applicant's, or a mandate's path; empty where the applicant sends it, or an agent that the
    /// applicant itself gave the mandate.
    function appeal(Appeal calldata paper, bytes calldata signature) external;

    /// @notice Withdraws an application or an appeal.
    /// @dev The fee goes back before the office's first act; once its time has passed; and while the credential cannot
    /// be issued or the appeal not be heard. Otherwise the agency has earned it.
    /// @param paper What the applicant states.
    /// @param signature The applicant's, or a mandate's path; empty where the applicant sends it, or an agent that the
    /// applicant itself gave the mandate.
    function withdraw(Withdrawal calldata paper, bytes calldata signature) external;

    /// @notice Brings about what the service provides for an application or an appeal that was not decided in time.
    /// Anybody may call it.
    /// @dev Where the credential cannot be issued it reverts and says why: a pause or a dismissal of the desk cannot turn
    /// a deemed grant into a refund against the applicant's will, who may wait or withdraw.
    /// @param applicationId Application.
    /// @param salt Makes the credential's serial; another one where a first was taken.
    function lapse(bytes32 applicationId, bytes32 salt) external;

    /// @notice Notes that the time to appeal has passed unused. Anybody may call it.
    /// @param applicationId Application that was refused.
    function conclude(bytes32 applicationId) external;

    /// @notice Pays an account all that it is due in a token, or the account that took its place. Anybody may call it.
    /// @param token Token.
    /// @param payee Account that is due it.
    /// @return amount What was paid; zero when nothing was due.
    function payOut(address token, address payee) external returns (uint256 amount);

    /// @notice Makes what a lost account is due in a token due to the account that took its place. Anybody may call it.
    /// @param token Token.
    /// @param account Account that was succeeded; reverts with {SuccessorNone} where it was not.
    /// @return amount What is due to the other account now on top.
    function followIdentity(address token, address account) external returns (uint256 amount);

    /// @notice Registry that is asked about agents.
    /// @return Its address; zero where only applicants themselves act.
    function mandates() external view returns (address);

    /// @notice Registry in which the desk issues.
    /// @return Address of the credentials registry.
    function credentials() external view returns (address);

    /// @notice A service as it is offered now.
    /// @param serviceId Service.
    /// @return The service; reverts with {ServiceUnknown} when it was never offered.
    function service(bytes32 serviceId) external view returns (Service memory);

    /// @notice The terms of a service as they once were set.
    /// @param serviceId Service.
    /// @param revision Number of the terms.
    /// @return The terms; reverts with {ServiceUnknown} when there are none of this number.
    function termsOf(bytes32 serviceId, uint32 revision) external view returns (Terms memory);

    /// @notice Id that an application has, or will have once it is submitted: its EIP-712 digest.
    /// @param application What the applicant asks for.
    /// @return The id.
    function applicationIdOf(Application calldata application) external view returns (bytes32);

    /// @notice The record of an application.
    /// @param applicationId Application.
    /// @return The record; reverts with {ApplicationUnknown} when there is none.
    function applicationOf(bytes32 applicationId) external view returns (Record memory);

    /// @notice Whether a withdrawal now would bring the fee back.
    /// @param applicationId Application.
    /// @return True when it would; false too when the application cannot be withdrawn.
    function isRefundable(bytes32 applicationId) external view returns (bool);

    /// @notice What an account is due and can have paid out.
    /// @param token Token.
    /// @param payee Account.
    /// @return Amount.
    function due(address token, address payee) external view returns (uint256);

    /// @notice What the desk holds for others: fees of applications that have not ended, and what is due.
    /// @param token Token.
    /// @return Amount.
    function held(address token) external view returns (uint256);
}
