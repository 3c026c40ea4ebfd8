// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

import {IERC7858} from "../common/interfaces/IERC7858.sol";
import {Holdings} from "../common/libraries/Holdings.sol";
import {LockedToken} from "../common/LockedToken.sol";
import {CredentialTypes} from "./CredentialTypes.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {Record, RecordFields} from "./libraries/Record.sol";
import {Rule} from "./libraries/Rule.sol";
import {Span} from "./libraries/Span.sol";

/// @title Credential records
/// @notice Credentials that have a record of their own, how they read, and the face that wallets see. See
/// {ICredentialRegistry}.
abstract contract CredentialRecords is CredentialTypes, LockedToken {
    using Holdings for Holdings.Book;

    /// @dev The two words that a credential takes.
    struct Sheet {
        Record record;
        bytes32 commitment;
    }

    mapping(bytes32 id => Sheet sheet) private _sheets;
    mapping(bytes32 id => uint48 end) private _suspensionEnds;
    Holdings.Book private _book;

    /// @notice Names the face.
    constructor() LockedToken("Civitas Credentials", "CRED") {}

    /// @inheritdoc IERC7858
    function isTokenExpired(uint256 tokenId) external view returns (bool) {
        return Span.isOver(_tokenRecord(tokenId).span(), block.timestamp);
    }

    /// @inheritdoc IERC7858
    function startTime(uint256 tokenId) external view returns (uint256) {
        return Span.firstSecond(_tokenRecord(tokenId).span());
    }

    /// @inheritdoc IERC7858
    function endTime(uint256 tokenId) external view returns (uint256) {
        return _shownEnd(_tokenRecord(tokenId).span());
    }

    /// @inheritdoc IERC7858
    function expiryType() external pure returns (EXPIRY_TYPE) {
        return EXPIRY_TYPE.TIME_BASED;
    }

    /// @inheritdoc ICredentialRegistry
    function credential(bytes32 id) public view returns (Credential memory) {
        Record record = _existing(id);
        uint256 span = record.span();
        return
            Credential({
                typeId: bytes4(id),
                state: record.state(),
                revision: record.revision(),
                holder: record.holder(),
                validFrom: Span.firstSecond(span),
                validUntil: Span.end(span),
                actedAt: Span.actedAtEarliest(span),
                suspendedUntil: _suspendedUntil(id, record),
                commitment: _sheets[id].commitment
            });
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(LockedToken, IERC165) returns (bool) {
        return interfaceId == type(IERC7858).interfaceId || super.supportsInterface(interfaceId);
    }

    /// @dev Puts a new credential on record.
    function _enter(bytes32 id, Rule rule, address holder, uint256 span, bytes32 commitment) internal {
        Sheet storage sheet = _sheets[id];
        if (!sheet.record.isNone()) revert CredentialAlreadyIssued(id);
        sheet.record = RecordFields.pack(holder, span, 1, State.Issued);
        sheet.commitment = commitment;
        if (!rule.shown()) return;
        _holdings().showNew(uint256(id), holder);
        _showTerm(id, span);
    }

    /// @dev Puts a document's digest on record.
    function _setCommitment(bytes32 id, bytes32 commitment) internal {
        _sheets[id].commitment = commitment;
    }

    /// @dev Puts the end of a suspension on record.
    function _setSuspensionEnd(bytes32 id, uint48 end) internal {
        _suspensionEnds[id] = end;
    }

    /// @dev Writes the next revision of a record, acted upon now, with its term as it is.
    function _advance(bytes32 id, Record record, State next) internal returns (uint16 revision) {
        Record advanced = record.advance(next, block.timestamp);
        revision = advanced.revision();
        if (revision >= RecordFields.LAST_REVISION) revert RevisionsExhausted(id);
        _sheets[id].record = advanced;
    }

    /// @dev Writes the next revision of a record, acted upon now, with another term.
    function _advanceWith(bytes32 id, Rule rule, Record record, uint256 span) internal returns (uint16 revision) {
        revision = _advance(id, record.withSpan(span), State.Issued);
        if (rule.shown()) _showTerm(id, span);
    }

    /// @dev Writes the next revision of a record, of another holder.
    function _advanceTo(bytes32 id, Rule rule, Record record, address holder) internal returns (uint16 revision) {
        revision = _advance(id, record.withHolder(holder), State.Issued);
        if (rule.shown()) _holdings().showMoved(uint256(id), record.holder(), holder);
    }

    /// @dev Writes the next revision of a record under which its subject goes by another account, and nothing else.
    function _follow(bytes32 id, Rule rule, Record record, address holder) internal returns (uint16 revision) {
        Record followed = record.follow(holder);
        revision = followed.revision();
        if (revision >= RecordFields.LAST_REVISION) revert RevisionsExhausted(id);
        _sheets[id].record = followed;
        if (rule.shown()) _holdings().showMoved(uint256(id), record.holder(), holder);
    }

    /// @dev Writes a record's last revision: one is always left for it.
    function _end(bytes32 id, Rule rule, Record record, State last) internal returns (uint16) {
        record = record.advance(last, block.timestamp);
        _sheets[id].record = record;
        if (rule.shown()) _holdings().showClosed(uint256(id), record.holder());
        return record.revision();
    }

    /// @dev The record of a credential, or none.
    function _record(bytes32 id) internal view returns (Record) {
        return _sheets[id].record;
    }

    /// @dev A record that is there.
    function _existing(bytes32 id) internal view returns (Record record) {
        record = _sheets[id].record;
        if (record.isNone()) revert CredentialUnknown(id);
    }

    /// @dev Second at which a suspension ends; zero when it is open-ended or there is none.
    function _suspendedUntil(bytes32 id, Record record) internal view returns (uint48) {
        // Only this state gives the mapping's value a meaning: an earlier suspension may have left one.
        return record.isSuspendedUntil() ? _suspensionEnds[id] : 0;
    }

    /// @dev Whether a suspension on record holds at a moment, which is not before it began.
    function _isSuspended(bytes32 id, Record record, uint256 moment) internal view returns (bool) {
        return record.isSuspended() || (record.isSuspendedUntil() && moment < _suspensionEnds[id]);
    }

    /// @dev Counts of tokens.
    function _holdings() internal view override returns (Holdings.Book storage) {
        return _book;
    }

    /// @dev The holder of a credential that shows as a token and has not ended.
    function _holderOf(uint256 tokenId) internal view override returns (address) {
        Record record = _record(bytes32(tokenId));
        if (record.isNone() || record.hasEnded() || !_rule(bytes4(bytes32(tokenId))).shown()) return address(0);
        return record.holder();
    }

    /// @dev The revision that was read is the one on record.
    function _requireRevision(bytes32 id, Record record, uint16 revision) internal pure {
        if (record.revision() != revision) revert RevisionStale(id, revision, record.revision());
    }

    /// @dev Says what a token's term is.
    function _showTerm(bytes32 id, uint256 span) private {
        emit TokenExpiryUpdated(uint256(id), Span.firstSecond(span), _shownEnd(span));
    }

    /// @dev The record of a credential that shows as a token.
    function _tokenRecord(uint256 tokenId) private view returns (Record) {
        _requireHolder(tokenId);
        return _record(bytes32(tokenId));
    }

    /// @dev ERC-7858 writes no end as zero.
    function _shownEnd(uint256 span) private pure returns (uint256) {
        uint48 end = Span.end(span);
        return end == Span.NEVER ? 0 : end;
    }
}
