// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateRegistry} from "./interfaces/IMandateRegistry.sol";
import {MandatePapers} from "./libraries/MandatePapers.sol";
import {Words} from "./libraries/Words.sol";
import {MandateRecords} from "./MandateRecords.sol";

/// @title Granting
/// @notice How mandates are asked for, granted and accepted. See {IMandateRegistry}.
abstract contract Granting is MandateRecords {
    using MandatePapers for Grant;
    using Words for uint256;

    /// @dev Seconds for which a mandate lasts at most: 25 years of 365.25 days.
    uint40 private constant LONGEST = 25 * 31_557_600;

    /// @dev How often a mandate is granted onward at most.
    uint8 private constant DEEPEST = 7;

    /// @inheritdoc IMandateRegistry
    function grant(
        bytes32 parent,
        address agent,
        bytes32 theme,
        bytes32 resource,
        Terms calldata terms,
        bool acceptance
    ) external returns (bytes32 key) {
        address grantor = _msgSender();
        address root = _grantorRoot(grantor, agent);
        _requireSound(parent, theme, terms);
        key = _keyOf(parent, root, agent, theme, resource);
        uint256 word = Words.granted(terms, _word(key).revision() + 1, acceptance, grantor != root);
        _write(key, word);
        emit MandateGranted(key, root, agent, parent, theme, resource, word);
    }

    /// @inheritdoc IMandateRegistry
    function grantFor(Grant calldata paper, bytes calldata signature) external returns (bytes32) {
        _requireSigned(paper.grantor, paper.hashGrant(), signature, paper.deadline);
        return _enter(paper);
    }

    /// @inheritdoc IMandateRegistry
    function request(Grant calldata asked) external {
        _requireInTime(asked.deadline);
        address agent = _actorFor(asked.agent);
        if (agent != _msgSender()) revert AgentOnly(agent);
        _requireTerms(asked.theme, asked.terms);
        (bytes32 key, address root) = _keyFor(asked);
        emit MandateRequested(key, root, asked.agent, asked);
    }

    /// @inheritdoc IMandateRegistry
    function accept(Grant calldata paper, bytes calldata signature) external {
        _requireMeant(_actorFor(paper.agent), paper.hashAcceptance(), signature, paper.deadline);
        (bytes32 key, ) = _keyFor(paper);
        uint256 word = _word(key);
        if (word.state() != State.Offered) revert NothingOffered(key, word.state());
        // The offer itself took one revision, so that no later one passes for it.
        if (word.revision() - 1 != paper.revision) {
            revert MandateRevisionStale(key, paper.revision, word.revision() - 1);
        }
        // What stands is what this paper says, and nothing else, once its author is left aside.
        if (word != Words.granted(paper.terms, word.revision(), true, word.succeeded())) revert OfferDiffers(key);

        word = word.advance(State.Granted);
        _write(key, word);

        emit MandateAccepted(key, word.revision());
    }

    /// @dev Enters a grant whose paper was signed.
    function _enter(Grant calldata paper) internal returns (bytes32 key) {
        address root = _grantorRoot(paper.grantor, paper.agent);
        _requireSound(paper.parent, paper.theme, paper.terms);
        key = _keyOf(paper.parent, root, paper.agent, paper.theme, paper.resource);
        uint32 revision = _word(key).revision();
        if (paper.revision != revision) revert MandateRevisionStale(key, paper.revision, revision);
        uint256 word = Words.granted(paper.terms, revision + 1, paper.acceptance, paper.grantor != root);
        _write(key, word);
        emit MandateGranted(key, root, paper.agent, paper.parent, paper.theme, paper.resource, word);
    }

    /// @dev First account of the grantor, who acts for its identity now. Of the agent that is asked when it acts.
    function _grantorRoot(address grantor, address agent) private view returns (address root) {
        bool verified;
        (root, verified) = _standingFor(grantor);
        if (!verified) revert GrantorNotVerified(grantor);
        if (agent == address(0) || agent == root || agent == grantor) revert AgentInvalid(agent);
    }

    /// @dev Key of what a paper is about, and the grantor's first account.
    function _keyFor(Grant calldata paper) private view returns (bytes32 key, address root) {
        root = _rootFor(paper.grantor);
        key = _keyOf(paper.parent, root, paper.agent, paper.theme, paper.resource);
    }

    /// @dev What is granted can be kept, and is within the mandate under which it is granted, where that one is on
    /// record. Whether the grantor is that one's agent shows at use: under another's name nobody can write.
    function _requireSound(bytes32 parent, bytes32 theme, Terms calldata terms) private view {
        _requireTerms(theme, terms);
        if (parent == 0) return;
        Mandate memory above = _word(parent).unpack();
        if (above.state == State.None) return; // A signed mandate that was not handed in yet.
        if (above.state == State.Revoked) revert MandateRevoked(parent);
        if (above.state == State.Renounced) revert MandateRenounced(parent);
        if (terms.depth >= above.depth) revert DepthExceeded(parent, above.depth, uint256(terms.depth) + 1);
        if (terms.until > above.until || terms.count > above.count || terms.sum > above.sum) {
            revert WiderThanParent(parent);
        }
    }

    function _requireTerms(bytes32 theme, Terms calldata terms) private view {
        if (theme == 0) revert ThemeMissing();
        uint40 until = terms.until;
        if (until <= block.timestamp) revert EndMissing(until);
        uint40 latest = uint40(block.timestamp) + LONGEST;
        if (until > latest) revert EndTooFar(until, latest);
        if (terms.count == 0) revert CountMissing();
        if (terms.depth > DEEPEST) revert DepthTooGreat(terms.depth);
    }
}
