// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Themes} from "../common/libraries/Themes.sol";
import {IMandateRegistry} from "./interfaces/IMandateRegistry.sol";
import {IMandates} from "./interfaces/IMandates.sol";
import {Words} from "./libraries/Words.sol";
import {MandateRecords} from "./MandateRecords.sol";

/// @title Uses
/// @notice Who may act for whom now, and that it did. See {IMandateRegistry}.
/// @dev One function traces a path for every question, so that what is answered and what is used never differ.
abstract contract Uses is MandateRecords {
    using Themes for bytes32;
    using Words for uint256;
    using Words for Mandate;

    /// @dev What is wanted of a mandate.
    struct Wish {
        address principal;
        address agent;
        bytes32 theme;
        bytes32 resource;
        uint256 amount;
    }

    /// @dev Bytes of one link of a path, and how many it has at most.
    uint256 private constant LINK_BYTES = 96;
    uint256 private constant MOST_LINKS = 8;

    /// @inheritdoc IMandates
    function use(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource,
        uint256 amount,
        bytes calldata path
    ) external {
        if (theme.contractOf() != _msgSender()) revert ThemeNotYours(theme, _msgSender());
        _refuseWhileHalted();
        Wish memory wish = Wish(principal, agent, theme, resource, amount);
        Standing memory standing = _trace(wish, path);
        if (!standing.principalVerified) revert PrincipalNotVerified(principal);
        if (!standing.agentVerified) revert AgentNotVerified(agent);
        for (uint256 i = 0; i < standing.links.length; ++i) {
            _refuse(wish, standing.links[i], standing.links.length - 1 - i);
        }
        for (uint256 i = 0; i < standing.links.length; ++i) {
            _consume(standing.links[i], amount);
            emit MandateUsed(standing.links[i].key, standing.principal, resource, agent, theme, amount);
        }
    }

    /// @inheritdoc IMandates
    function isAuthorised(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource
    ) external view returns (bool) {
        return _mayAct(Wish(principal, agent, theme, resource, 0), msg.data[0:0]);
    }

    /// @inheritdoc IMandates
    function isAuthorisedAlong(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource,
        bytes calldata path
    ) external view returns (bool) {
        return _mayAct(Wish(principal, agent, theme, resource, 0), path);
    }

    /// @inheritdoc IMandateRegistry
    function standingOf(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource,
        uint256 amount,
        bytes calldata path
    ) external view returns (Standing memory) {
        return _trace(Wish(principal, agent, theme, resource, amount), path);
    }

    /// @dev Takes one use, and an amount, off what is limited.
    function _consume(Link memory link, uint256 amount) private {
        Mandate memory mandate = link.mandate;
        bool counted = mandate.count != type(uint32).max;
        bool summed = amount != 0 && mandate.sum != type(uint128).max;
        if (!counted && !summed) return;
        // Neither falls below zero: a use more, or an amount beyond the sum, was refused.
        if (counted) --mandate.count;
        if (summed) mandate.sum -= uint128(amount);
        _write(link.key, mandate.pack());
    }

    /// @dev Whether nothing is missing.
    function _mayAct(Wish memory wish, bytes calldata path) private view returns (bool) {
        (IAuthority.RegistryState state, ) = _authority().registryState(address(this));
        if (state != IAuthority.RegistryState.Open) return false;
        Standing memory standing = _trace(wish, path);
        if (!standing.principalVerified || !standing.agentVerified) return false;
        for (uint256 i = 0; i < standing.links.length; ++i) {
            if (standing.links[i].fault != Fault.None) return false;
        }
        return true;
    }

    /// @dev Both parties, and every link between them.
    function _trace(Wish memory wish, bytes calldata path) private view returns (Standing memory standing) {
        (standing.principal, standing.principalVerified) = _standingFor(wish.principal);
        (standing.agent, standing.agentVerified) = _standingFor(wish.agent);
        if (path.length == 0) {
            standing.links = new Link[](1);
            standing.links[0] = _direct(wish, standing.principal, standing.agent);
            return standing;
        }
        uint256 count = path.length / LINK_BYTES;
        if (path.length % LINK_BYTES != 0 || count > MOST_LINKS) revert PathMalformed(path.length);
        standing.links = new Link[](count);
        (bytes32 parent, address grantor) = (bytes32(0), standing.principal);
        for (uint256 i = 0; i < count; ++i) {
            Link memory link = _linkAt(path[LINK_BYTES * i:LINK_BYTES * (i + 1)], parent, grantor);
            link.fault = _faultOf(wish, link, count - 1 - i);
            bool verified;
            (grantor, verified) = _standingFor(link.agent);
            // Whoever granted onward is verified still, by whatever account; of the last one's the actor was asked.
            if (link.fault == Fault.None && !verified && i + 1 < count) {
                (, verified) = _standingFor(_actorFor(link.agent));
                if (!verified) link.fault = Fault.AgentNotVerified;
            }
            standing.links[i] = link;
            parent = link.key;
        }
        if (grantor != standing.agent) revert PathMalformed(path.length);
    }

    /// @dev One link of a path as it stands on record.
    function _linkAt(bytes calldata piece, bytes32 parent, address grantor) private view returns (Link memory link) {
        if (bytes12(piece[0:12]) != 0) revert PathMalformed(piece.length);
        link.agent = address(bytes20(piece[12:32]));
        (link.theme, link.resource) = (bytes32(piece[32:64]), bytes32(piece[64:96]));
        link.key = _keyOf(parent, grantor, link.agent, link.theme, link.resource);
        link.mandate = _word(link.key).unpack();
    }

    /// @dev The first mandate from principal to agent that suffices, the narrowest first; where none does, the first that
    /// is on record. It may name the agent by the account that acts, or by the first of its identity.
    function _direct(Wish memory wish, address principal, address agent) private view returns (Link memory found) {
        found = _narrowest(wish, principal, agent);
        if (found.fault == Fault.None || agent == wish.agent) return found;
        Link memory other = _narrowest(wish, principal, wish.agent);
        if (other.fault == Fault.None || found.fault == Fault.Missing) return other;
    }

    /// @dev The same, of one account of the agent's.
    function _narrowest(Wish memory wish, address principal, address agent) private view returns (Link memory found) {
        bytes32 wide = wish.theme.widest();
        for (uint256 i = 0; i < 4; ++i) {
            if (i >= 2 && wide == wish.theme) break; // The wish itself is for every power.
            if (i % 2 == 1 && wish.resource == 0) continue; // The wish itself is for everything.
            Link memory link;
            link.agent = agent;
            link.theme = i < 2 ? wish.theme : wide;
            link.resource = i % 2 == 0 ? wish.resource : bytes32(0);
            link.key = _keyOf(0, principal, agent, link.theme, link.resource);
            link.mandate = _word(link.key).unpack();
            link.fault = _faultOf(wish, link, 0);
            if (link.fault == Fault.None) return link;
            if (i == 0 || found.fault == Fault.Missing) found = link;
        }
    }

    /// @dev Why a link does not carry what is wanted.
    function _faultOf(Wish memory wish, Link memory link, uint256 following) private view returns (Fault) {
        Mandate memory mandate = link.mandate;
        if (mandate.state == State.None) return Fault.Missing;
        if (mandate.state == State.Offered) return Fault.NotAccepted;
        if (mandate.state == State.Revoked) return Fault.Revoked;
        if (mandate.state == State.Renounced) return Fault.Renounced;
        if (block.timestamp >= mandate.until) return Fault.Expired;
        if (following > mandate.depth) return Fault.TooDeep;
        if (mandate.count == 0) return Fault.CountExhausted;
        if (mandate.sum != type(uint128).max && wish.amount > mandate.sum) return Fault.SumExceeded;
        if (!link.theme.covers(wish.theme)) return Fault.OtherTheme;
        if (link.resource != 0 && link.resource != wish.resource) return Fault.OtherResource;
        return Fault.None;
    }

    /// @dev Refuses by name what a link does not carry.
    function _refuse(Wish memory wish, Link memory link, uint256 following) private pure {
        Fault fault = link.fault;
        if (fault == Fault.None) return;
        if (fault == Fault.NotAccepted) revert MandateNotAccepted(link.key);
        if (fault == Fault.Revoked) revert MandateRevoked(link.key);
        if (fault == Fault.Renounced) revert MandateRenounced(link.key);
        if (fault == Fault.Expired) revert MandateExpired(link.key, link.mandate.until);
        if (fault == Fault.TooDeep) revert DepthExceeded(link.key, link.mandate.depth, following);
        if (fault == Fault.CountExhausted) revert CountExhausted(link.key);
        if (fault == Fault.SumExceeded) revert SumExceeded(link.key, wish.amount, link.mandate.sum);
        if (fault == Fault.OtherTheme) revert ThemeNotCovered(link.key, wish.theme);
        if (fault == Fault.OtherResource) revert ResourceNotCovered(link.key, wish.resource);
        if (fault == Fault.AgentNotVerified) revert AgentNotVerified(link.agent);
        revert MandateMissing(wish.principal, wish.agent, wish.theme, wish.resource);
    }
}
