// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRegistry} from "../../common/interfaces/IRegistry.sol";
import {IMandateErrors} from "./IMandateErrors.sol";
import {IMandateEvents} from "./IMandateEvents.sol";
import {IMandates} from "./IMandates.sol";
import {IMandateTypes} from "./IMandateTypes.sol";

/// @title Mandate registry
/// @notice Who may act for whom: for what, until when, how often, up to what sum, and whether the agent may grant it
/// onward. Authority is asked at use: revoking one link, or the end of one identity, ends everything below it.
/// @dev A mandate is kept under its key: who granted, under which mandate, to whom, for what. The grantor stands in it by
/// the first account of its identity, so that only the grantor can ever write there, through a lost key too. The agent
/// stands in it as it was named; whatever account acts for that identity at use may use it. Name an agent by its first
/// account: then it finds the mandate without a path for ever.
/// A pause stops the use of mandates. It never stops anybody from granting or ending one.
interface IMandateRegistry is IRegistry, IMandates, IMandateTypes, IMandateEvents, IMandateErrors {
    /// @notice Grants a mandate, or grants it anew, whatever became of it before.
    /// @param parent Key of the mandate under which it is granted onward; zero where the caller is the principal.
    /// @param agent Account that may act.
    /// @param theme Contract and power; code zero for every power there.
    /// @param resource What it is for; zero for everything.
    /// @param terms How far it goes.
    /// @param acceptance Whether it is in force only once the agent has accepted it.
    /// @return key Key of the mandate.
    function grant(
        bytes32 parent,
        address agent,
        bytes32 theme,
        bytes32 resource,
        Terms calldata terms,
        bool acceptance
    ) external returns (bytes32 key);

    /// @notice Grants by the grantor's signature, which anybody hands in, as late as just before the first use.
    /// @param paper What the grantor signed.
    /// @param signature The grantor's.
    /// @return key Key of the mandate.
    function grantFor(Grant calldata paper, bytes calldata signature) external returns (bytes32 key);

    /// @notice Grants in the name of several principals, by as many signatures as they agreed on.
    /// @param paper What the members signed; the grantor is the account that they make.
    /// @param body The principals.
    /// @param signatures The members' signatures, in the members' order.
    /// @return key Key of the mandate.
    function grantJointly(
        Grant calldata paper,
        Body calldata body,
        Signatory[] calldata signatures
    ) external returns (bytes32 key);

    /// @notice Asks for a mandate, as its agent. Nothing is kept of it; the grantor finds the event.
    /// @param asked What the agent asks for. Its revision is the one that the grant would follow.
    function request(Grant calldata asked) external;

    /// @notice Accepts what was offered, as the agent or by the agent's signature. The signature may have been given
    /// beforehand, as a request: then the offer is in force as soon as both are handed in.
    /// @param paper The grant as it was offered.
    /// @param signature The agent's; empty where the agent sends it.
    function accept(Grant calldata paper, bytes calldata signature) external;

    /// @notice Revokes a mandate that the caller granted, or never handed in: nothing can be done under it any more.
    /// @dev A mandate that its grantor's first account granted it can also revoke when another account has taken its
    /// place since: a lost key can end such a mandate, once, and nothing else. That saves every revocation a question.
    /// @param parent Key of the mandate under which it was granted onward; zero where the caller is the principal.
    /// @param agent Account that may act.
    /// @param theme Theme as granted.
    /// @param resource Resource as granted.
    function revoke(bytes32 parent, address agent, bytes32 theme, bytes32 resource) external;

    /// @notice Revokes by the grantor's signature, which anybody hands in.
    /// @param paper What the grantor signed.
    /// @param signature The grantor's.
    function revokeFor(Ending calldata paper, bytes calldata signature) external;

    /// @notice Revokes in the name of several principals. It takes as many as are needed so that the others could not
    /// grant it anew: n - k + 1 of n, where k grant.
    /// @param paper What the members signed.
    /// @param body The principals.
    /// @param signatures The members' signatures, in the members' order.
    function revokeJointly(Ending calldata paper, Body calldata body, Signatory[] calldata signatures) external;

    /// @notice Gives a mandate back, as its agent or by the agent's signature.
    /// @param paper Which mandate.
    /// @param signature The agent's; empty where the agent sends it.
    function renounce(Ending calldata paper, bytes calldata signature) external;

    /// @notice Both parties' standing and every link between them, in one question.
    /// @param principal Account for which the agent would act.
    /// @param agent Account that would act.
    /// @param theme Power that would be used.
    /// @param resource What it would be used on.
    /// @param amount What it would take of a sum.
    /// @param path Links from principal to agent; empty for a mandate that the principal gave to the agent itself.
    /// @return The standing. Where no direct mandate is on record it has a single link with nothing in it.
    function standingOf(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource,
        uint256 amount,
        bytes calldata path
    ) external view returns (Standing memory);

    /// @notice A mandate's record.
    /// @param key Its key.
    /// @return The record; all zero where there is none.
    function mandateOf(bytes32 key) external view returns (Mandate memory);

    /// @notice Key that a mandate has, or would have.
    /// @param parent Key of the mandate under which it is granted onward; zero where the principal grants.
    /// @param grantor Any account of who grants.
    /// @param agent Account that may act, as the grant names it.
    /// @param theme Contract and power.
    /// @param resource What it is for.
    /// @return The key.
    function keyOf(
        bytes32 parent,
        address grantor,
        address agent,
        bytes32 theme,
        bytes32 resource
    ) external view returns (bytes32);

    /// @notice What the registry of identities says of an account.
    /// @param account Any account.
    /// @return root First account of its identity, under which mandates are kept.
    /// @return verified Whether it may act now.
    function identify(address account) external view returns (address root, bool verified);

    /// @notice Registry of identities that is asked.
    /// @return Its address; zero where every account counts as verified.
    function identities() external view returns (address);

    /// @notice The account that several principals make. Nobody holds its key; an office verifies it as any other.
    /// @param body The principals.
    /// @return The account.
    function bodyOf(Body calldata body) external pure returns (address);
}
