// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRegistry} from "../../common/interfaces/IRegistry.sol";
import {IConsentErrors} from "./IConsentErrors.sol";
import {IConsentEvents} from "./IConsentEvents.sol";

/// @title Consent registry
/// @notice Who may see which fields of whose credentials, what for and until when; and who looked.
/// @dev A holder acts itself (no signature), by an EIP-712 signature that anybody hands in, or through an agent, who
/// sends with the mandate's path in the signature's place. No pause and no closing ever stops a withdrawal.
interface IConsentRegistry is IRegistry, IConsentEvents, IConsentErrors {
    /// @notice Gives a consent, and ends the one that it replaces.
    /// @param consent What the holder agrees to.
    /// @param signature The holder's; empty where the holder sends it; the path of the mandate where an agent does.
    /// @return consentId Id of the consent.
    function give(Consent calldata consent, bytes calldata signature) external returns (bytes32 consentId);

    /// @notice Withdraws a consent: from now on the grantee may not look. Nothing happens where it has ended already.
    /// @param paper Which one.
    /// @param signature The holder's; empty where the holder sends it; the path of the mandate where an agent does.
    function withdraw(Withdrawal calldata paper, bytes calldata signature) external;

    /// @notice Withdraws a consent that was signed and not handed in yet, so that nobody can hand it in any more. One
    /// that was handed in meanwhile is withdrawn as any other.
    /// @param consent What the holder had signed.
    /// @param paper Withdrawal of that very consent.
    /// @param signature The holder's; empty where the holder sends it; the path of the mandate where an agent does.
    function withdrawSigned(Consent calldata consent, Withdrawal calldata paper, bytes calldata signature) external;

    /// @notice Notes a look. For the grantee, while the consent is in force.
    /// @param consentId Consent under which it looks.
    /// @param receipt Digest of what was shown.
    /// @return number Number of this look under the consent.
    function recordAccess(bytes32 consentId, bytes32 receipt) external returns (uint32 number);

    /// @notice The id that a consent has, or will have.
    /// @param consent What is agreed to.
    /// @return EIP-712 digest of it, in this registry on this chain.
    function consentIdOf(Consent calldata consent) external view returns (bytes32);

    /// @notice A consent's record.
    /// @param consentId Consent.
    /// @return The record.
    function consentOf(bytes32 consentId) external view returns (Record memory);

    /// @notice Whether the grantee may look now.
    /// @param consentId Consent.
    /// @return True while it is in force.
    function isInForce(bytes32 consentId) external view returns (bool);

    /// @notice Whether an account may show something under a consent: the holder's current one, or an agent of it.
    /// @param consentId Consent.
    /// @param account Account that is asked about.
    /// @param path Path of the agent's mandate; empty for the holder, and for a mandate that the holder gave itself.
    /// @return True when it may.
    function mayPresent(bytes32 consentId, address account, bytes calldata path) external view returns (bool);

    /// @notice Whether an account belongs to the identity that consented: its first, its current or one between.
    /// @param consentId Consent.
    /// @param account Account that is asked about.
    /// @return True when it does.
    function isHolder(bytes32 consentId, address account) external view returns (bool);

    /// @notice Theme of the mandates under which agents consent, withdraw and present: this contract's address, and
    /// `consent`. A mandate's resource may name one grantee, as the account in a word.
    /// @return The theme.
    function theme() external view returns (bytes32);

    /// @notice Where identities are kept.
    /// @return Contract; zero for none.
    function identities() external view returns (address);

    /// @notice Where mandates are kept.
    /// @return Contract; zero for none.
    function mandates() external view returns (address);
}
