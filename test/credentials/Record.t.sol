// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialErrors} from "../../contracts/credentials/interfaces/ICredentialErrors.sol";
import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {BatchRecord, BatchRecordFields} from "../../contracts/credentials/libraries/BatchRecord.sol";
import {CivilTime} from "../../contracts/credentials/libraries/CivilTime.sol";
import {Record, RecordFields} from "../../contracts/credentials/libraries/Record.sol";
import {Span} from "../../contracts/credentials/libraries/Span.sol";

/// @dev 8: what goes into a packed word comes out again, and nothing else.
contract RecordTest {
    uint48 private constant EPOCH = 1_577_836_800;

    function testFuzz_8_SpanGivesBackItsMoments(uint48 acted, uint48 from, uint48 until, bool endless) external pure {
        acted = EPOCH + (acted % (64 << 26));
        from = from % (900 << 24);
        until = endless ? Span.NEVER : until % ((1 << 34) - 1);
        uint256 span = Span.pack(acted, from, until);

        require(span <= Span.MASK, "wider than 84 bits");
        require(Span.actedAtEarliest(span) <= acted && acted <= Span.actedAtLatest(span), "act out of its unit");
        require(Span.actedAtLatest(span) - Span.actedAtEarliest(span) == 63, "unit of another length");
        require((Span.actedAtEarliest(span) - EPOCH) % 64 == 0, "unit out of step");
        require(Span.firstSecond(span) == from - (from % 900), "beginning");
        require(Span.end(span) == until, "end");
    }

    function testFuzz_8_AnActLeavesHolderAndTerm(
        address holder,
        uint256 span,
        uint48 acted,
        uint16 revision,
        uint8 state
    ) external pure {
        span &= Span.MASK;
        acted = EPOCH + (acted % (64 << 26));
        revision = revision % RecordFields.LAST_REVISION;
        ICredentialTypes.State next = ICredentialTypes.State(state % 8);
        Record before = RecordFields.pack(holder, span, revision, ICredentialTypes.State(state / 32));
        Record done = before.advance(next, acted);

        require(done.holder() == holder, "holder");
        require(done.span() == Span.pack(acted, Span.firstSecond(span), Span.end(span)), "term or time of the act");
        require(done.revision() == revision + 1 && done.state() == next, "revision or state");
        require(done.hasEnded() == (uint8(next) > 3), "ended");
    }

    function testFuzz_8_AnotherTermOrHolderLeavesTheRest(
        address holder,
        address successor,
        uint256 span,
        uint256 other,
        uint16 revision,
        uint8 state
    ) external pure {
        (span, other) = (span & Span.MASK, other & Span.MASK);
        revision = revision % (RecordFields.LAST_REVISION + 1);
        ICredentialTypes.State given = ICredentialTypes.State(state % 8);
        Record record = RecordFields.pack(holder, span, revision, given);

        require(
            Record.unwrap(record.withSpan(other)) == Record.unwrap(RecordFields.pack(holder, other, revision, given)),
            "another term"
        );
        require(
            Record.unwrap(record.withHolder(successor)) ==
                Record.unwrap(RecordFields.pack(successor, span, revision, given)),
            "another holder"
        );
    }

    function testFuzz_8_AnotherEndLeavesTheRest(uint48 acted, uint48 from, uint48 until, bool endless) external pure {
        acted = EPOCH + (acted % (64 << 26));
        from = from % (900 << 24);
        uint48 end = endless ? Span.NEVER : until % ((1 << 34) - 1);
        uint256 span = Span.withEnd(Span.pack(acted, from, from + 1), end);

        require(span == Span.pack(acted, from, end), "another end");
        require(!Span.isOver(span, uint256(end) - (end == 0 ? 0 : 1)) || end == 0, "over too early");
        require(Span.isOver(span, end) == !endless, "not over");
    }

    function testFuzz_8_SpanRefusesWhatItCannotHold(uint48 excess) external view {
        uint48 acted = EPOCH + (64 << 26);
        uint48 from = 900 << 24;
        uint48 until = (1 << 34) - 1;
        excess %= 1 << 40;
        _refused(EPOCH - 1 - (excess % EPOCH), 0, 1);
        _refused(acted + excess, 0, 1);
        _refused(EPOCH, from + excess, Span.NEVER);
        _refused(EPOCH, 0, until + excess);
        _refused(EPOCH, 0, Span.NEVER - 1);
    }

    function testFuzz_8_RecordGivesBackItsFields(
        address holder,
        uint256 span,
        uint16 revision,
        uint8 state
    ) external pure {
        span &= Span.MASK;
        revision = revision % (RecordFields.LAST_REVISION + 1);
        ICredentialTypes.State given = ICredentialTypes.State(state % 8);
        Record record = RecordFields.pack(holder, span, revision, given);

        require(record.holder() == holder && record.span() == span, "holder or span");
        require(record.revision() == revision && record.state() == given, "revision or state");
        require(record.isNone() == (Record.unwrap(record) == 0), "none");
    }

    function testFuzz_8_BatchGivesBackItsFields(
        bytes4 typeId,
        uint64 office,
        uint32 count,
        uint256 span,
        uint32 index,
        uint8 state
    ) external pure {
        span &= Span.MASK;
        index = index % type(uint32).max;
        BatchRecord record = BatchRecordFields.pack(typeId, office, count, span);
        require(record.markedNumber() == 0, "marked from the start");

        // Twice, because the second mark takes the first one's place.
        for (uint8 i = 0; i < 2; ++i) {
            ICredentialTypes.EntryState given = ICredentialTypes.EntryState((state >> i) % 4);
            record = record.mark(index, given);
            require(record.markedNumber() == uint256(index) + 1 && record.markedState() == given, "mark");
            require(record.typeId() == typeId && record.office() == office, "type or office");
            require(record.count() == count && record.span() == span, "count or span");
            require(!record.revoked() && record.revoke().revoked(), "revoked");
            require(record.revoke().mark(index, given).revoked(), "a mark takes the revocation away");
            require(record.revoke().markedState() == given, "the revocation takes the mark away");
        }
    }

    function testFuzz_DaysBecomeDatesInOrder(uint24 day) external pure {
        (uint256 year, uint256 month, uint256 date) = CivilTime.civil(day);
        (uint256 nextYear, uint256 nextMonth, uint256 nextDate) = CivilTime.civil(uint256(day) + 1);
        require(month >= 1 && month <= 12 && date >= 1 && date <= 31, "no date");
        if (nextDate == date + 1) return require(nextMonth == month && nextYear == year, "month or year jumped");
        require(nextDate == 1 && date == _lengthOf(year, month), "month of another length");
        require(nextMonth == (month % 12) + 1 && nextYear == (month == 12 ? year + 1 : year), "next month");
    }

    function test_DatesBeginAt1970() external pure {
        (uint256 year, uint256 month, uint256 day) = CivilTime.civil(0);
        require(year == 1970 && month == 1 && day == 1, "first day");
    }

    function pack(uint48 acted, uint48 from, uint48 until) external pure returns (uint256) {
        return Span.pack(acted, from, until);
    }

    function _refused(uint48 acted, uint48 from, uint48 until) private view {
        try this.pack(acted, from, until) {
            revert("took what it cannot hold");
        } catch (bytes memory reason) {
            require(bytes4(reason) == ICredentialErrors.MomentOutOfRange.selector, "refused for another reason");
        }
    }

    function _lengthOf(uint256 year, uint256 month) private pure returns (uint256) {
        if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
