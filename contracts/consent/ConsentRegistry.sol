// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Reference} from "../common/libraries/Reference.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {IMandates} from "../mandates/interfaces/IMandates.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";
import {ConsentPapers} from "./libraries/ConsentPapers.sol";
import {Principals} from "./Principals.sol";

/// @title ConsentRegistry
/// @notice See {IConsentRegistry}.
contract ConsentRegistry is Principals {
    using ConsentPapers for Consent;
    using ConsentPapers for Withdrawal;

    /// @dev Longest time ahead for which anybody can consent.
    uint48 private constant LONGEST = 3650 days;

    mapping(bytes32 consentId => Record record) private _records;

    /// @notice Opens a registry without consents.
    /// @param authority_ Authority that may pause and close it.
    /// @param identities_ Where identities are kept; zero for none.
    /// @param mandates_ Where mandates are kept; zero for none.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    constructor(
        IAuthority authority_,
        IIdentities identities_,
        IMandates mandates_,
        address predecessor_
    ) Registry(authority_, predecessor_) Principals(identities_, mandates_) EIP712("Civitas ConsentRegistry", "1") {}

    /// @inheritdoc IConsentRegistry
    function give(Consent calldata consent, bytes calldata signature) external returns (bytes32 consentId) {
        _refuseWhileHalted();
        consentId = _idOf(consent);
        if (_records[consentId].state != State.None) revert ConsentAlreadyUsed(consentId);
        address root = _requireSound(consent);
        _requirePrincipal(consent.holder, consent.hash(), consent.grantee, signature, consent.deadline);

        _records[consentId] = _recordFrom(consent, root, 1);

        emit ConsentGiven(consentId, root, consent.grantee, _msgSender(), consent);
        if (consent.replaces != 0) _replace(consent.replaces, consentId, root, consent.grantee);
    }

    /// @inheritdoc IConsentRegistry
    function withdraw(Withdrawal calldata paper, bytes calldata signature) external {
        Record storage record = _record(paper.consentId);
        address holder = _actorFor(record.holder);
        _requirePrincipal(holder, paper.hash(), record.grantee, signature, paper.deadline);
        if (record.state != State.Given) return; // It has ended: the wished state holds.

        _terminate(paper.consentId, record, State.Withdrawn, 0);
    }

    /// @inheritdoc IConsentRegistry
    function withdrawSigned(Consent calldata consent, Withdrawal calldata paper, bytes calldata signature) external {
        bytes32 consentId = _idOf(consent);
        if (paper.consentId != consentId) revert ConsentMismatch(consentId, paper.consentId);
        address holder = _actorFor(consent.holder);
        _requirePrincipal(holder, paper.hash(), consent.grantee, signature, paper.deadline);
        Record storage record = _records[consentId];
        if (record.state > State.Given) return; // It has ended: the wished state holds.

        if (record.state == State.None) {
            _records[consentId] = _recordFrom(consent, _rootFor(consent.holder), 0);
        }
        _terminate(consentId, record, State.Withdrawn, 0);
    }

    /// @inheritdoc IConsentRegistry
    function recordAccess(bytes32 consentId, bytes32 receipt) external returns (uint32 number) {
        _refuseWhileHalted();
        Record storage record = _record(consentId);
        address sender = _msgSender();
        address grantee = record.grantee;
        if (sender != _actorFor(grantee)) revert GranteeUnauthorised(sender, consentId);
        _requireInForce(consentId, record);
        if (receipt == 0) revert ReceiptMissing();

        number = ++record.accesses;

        emit AccessRecorded(consentId, record.holder, grantee, sender, number, receipt);
    }

    /// @inheritdoc IConsentRegistry
    function consentIdOf(Consent calldata consent) external view returns (bytes32) {
        return _idOf(consent);
    }

    /// @inheritdoc IConsentRegistry
    function consentOf(bytes32 consentId) external view returns (Record memory) {
        return _record(consentId);
    }

    /// @inheritdoc IConsentRegistry
    function isInForce(bytes32 consentId) external view returns (bool) {
        Record storage record = _record(consentId);
        bool begun = block.timestamp >= record.from && block.timestamp < record.until;
        return begun && record.state == State.Given;
    }

    /// @inheritdoc IConsentRegistry
    function mayPresent(bytes32 consentId, address account, bytes calldata path) external view returns (bool) {
        Record storage record = _record(consentId);
        return _mayAct(_actorFor(record.holder), account, record.grantee, path);
    }

    /// @inheritdoc IConsentRegistry
    function isHolder(bytes32 consentId, address account) external view returns (bool) {
        return _rootFor(account) == _record(consentId).holder;
    }

    /// @dev Ends the consent in whose place another comes.
    function _replace(bytes32 consentId, bytes32 successor, address root, address grantee) private {
        Record storage record = _record(consentId);
        if (record.holder != root || record.grantee != grantee) revert ConsentOfOthers(consentId);
        // What was withdrawn does not come back by a paper that was signed before.
        if (record.state != State.Given) revert ConsentEnded(consentId, record.state, record.until);

        _terminate(consentId, record, State.Replaced, successor);
    }

    /// @dev Ends a consent, and tells how it ended.
    function _terminate(bytes32 consentId, Record storage record, State state, bytes32 replacedBy) private {
        uint48 present = uint48(block.timestamp);
        record.state = state;
        if (present < record.until) record.until = present;
        uint16 revision = ++record.revision;
        uint32 accesses = record.accesses;

        emit ConsentTerminated(
            consentId,
            record.holder,
            record.grantee,
            _msgSender(),
            state,
            revision,
            accesses,
            replacedBy,
            keccak256(abi.encode(consentId, state, revision, accesses, present))
        );
    }

    /// @dev A consent that was given.
    function _record(bytes32 consentId) private view returns (Record storage record) {
        record = _records[consentId];
        if (record.state == State.None) revert ConsentUnknown(consentId);
    }

    function _idOf(Consent calldata consent) private view returns (bytes32) {
        return _hashTypedDataV4(consent.hash());
    }

    /// @dev What can be consented to; tells the first account of the holder's identity.
    function _requireSound(Consent calldata consent) private view returns (address root) {
        (address holder, address grantee) = (consent.holder, consent.grantee);
        if (!Reference.isValid(consent.purpose)) revert PurposeInvalid(consent.purpose);
        if (consent.scope == 0) revert ScopeMissing();
        (uint48 from, uint48 until) = (consent.from, consent.until);
        bool timely = from < until && block.timestamp < until && until <= block.timestamp + LONGEST;
        if (!timely) revert TermInvalid(from, until);

        address successor = _successorFor(holder);
        if (successor != address(0)) revert HolderSucceeded(holder, successor);
        root = _rootFor(holder);
        if (grantee == address(0) || _rootFor(grantee) == root) revert GranteeInvalid(grantee);
    }

    /// @dev The grantee may look now.
    function _requireInForce(bytes32 consentId, Record storage record) private view {
        if (record.state != State.Given) revert ConsentEnded(consentId, record.state, record.until);
        if (block.timestamp >= record.until) revert ConsentLapsed(consentId, record.until);
        if (block.timestamp < record.from) revert ConsentNotBegun(consentId, record.from);
    }

    /// @dev A consent as it was agreed, after some acts of the holder's.
    function _recordFrom(Consent calldata consent, address root, uint16 revision) private pure returns (Record memory) {
        return
            Record({
                holder: root,
                from: consent.from,
                until: consent.until,
                grantee: consent.grantee,
                retention: consent.retention,
                accesses: 0,
                revision: revision,
                state: State.Given
            });
    }
}
