// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateRegistry} from "./interfaces/IMandateRegistry.sol";
import {MandatePapers} from "./libraries/MandatePapers.sol";
import {Words} from "./libraries/Words.sol";
import {MandateRecords} from "./MandateRecords.sol";

/// @title Endings
/// @notice How mandates are revoked and given back. See {IMandateRegistry}.
abstract contract Endings is MandateRecords {
    using MandatePapers for Ending;
    using Words for uint256;

    /// @inheritdoc IMandateRegistry
    function revoke(bytes32 parent, address agent, bytes32 theme, bytes32 resource) external {
        address grantor = _msgSender();
        bytes32 key = _keyOf(parent, grantor, agent, theme, resource);
        uint256 word = _word(key);
        // What runs here was granted by the first account of an identity, which stays that for ever: no question is needed.
        if (!word.runs() || word.succeeded()) {
            _requireCurrent(grantor);
            key = _keyOf(parent, _rootFor(grantor), agent, theme, resource);
            word = _word(key);
        }
        _revoke(key, word);
    }

    /// @inheritdoc IMandateRegistry
    function revokeFor(Ending calldata paper, bytes calldata signature) external {
        _requireCurrent(paper.grantor);
        _requireSigned(paper.grantor, paper.hashRevocation(), signature, paper.deadline);
        _revokeAt(paper);
    }

    /// @inheritdoc IMandateRegistry
    function renounce(Ending calldata paper, bytes calldata signature) external {
        _requireMeant(_actorFor(paper.agent), paper.hashRenunciation(), signature, paper.deadline);
        (bytes32 key, uint256 word) = _at(paper);
        if (word.state() == State.None) revert MandateUnknown(key);
        if (!word.runs()) return; // It has ended: the wished state holds.

        word = word.advance(State.Renounced);
        _write(key, word);

        emit MandateEndedByAgent(key, word.revision());
    }

    /// @dev Revokes what a signed paper names.
    function _revokeAt(Ending calldata paper) internal {
        (bytes32 key, uint256 word) = _at(paper);
        _revoke(key, word);
    }

    /// @dev Revokes, also what was never handed in. What the agent gave back stays so, but no paper revives it.
    function _revoke(bytes32 key, uint256 word) private {
        if (word.state() == State.Revoked) return; // The wished state holds.

        word = word.advance(State.Revoked);
        _write(key, word);

        emit MandateEndedByGrantor(key, word.revision());
    }

    /// @dev A mandate that stands as the signer has read it.
    function _at(Ending calldata paper) private view returns (bytes32 key, uint256 word) {
        key = _keyOf(paper.parent, _rootFor(paper.grantor), paper.agent, paper.theme, paper.resource);
        word = _word(key);
        uint32 present = word.revision();
        if (paper.revision != present) revert MandateRevisionStale(key, paper.revision, present);
    }
}
