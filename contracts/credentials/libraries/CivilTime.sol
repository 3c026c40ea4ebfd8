// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @title Civil time
/// @notice Writes moments as people do.
library CivilTime {
    uint256 private constant DAY = 86_400;

    /// @dev Days from the first of March of the year 0 to the first of January 1970, and in 400 years.
    uint256 private constant DAYS_BEFORE_1970 = 719_468;
    uint256 private constant DAYS_PER_ERA = 146_097;

    /// @notice Writes a moment in universal time, as 2026-11-20, followed by hour and minute where it is not midnight.
    /// @param moment Unix seconds.
    /// @return The text.
    function toString(uint48 moment) internal pure returns (string memory) {
        (uint256 year, uint256 month, uint256 day) = civil(moment / DAY);
        string memory date = string.concat(Strings.toString(year), "-", _two(month), "-", _two(day));
        uint256 minutesOfDay = (moment % DAY) / 60;
        if (moment % DAY == 0) return date;
        return string.concat(date, " ", _two(minutesOfDay / 60), ":", _two(minutesOfDay % 60), " UTC");
    }

    /// @notice The Gregorian date of a day.
    /// @dev Years are counted from March, so that a leap day is a year's last.
    /// @param daysSince1970 Days since the first of January 1970.
    /// @return year Year.
    /// @return month From 1 to 12.
    /// @return day From 1 to 31.
    function civil(uint256 daysSince1970) internal pure returns (uint256 year, uint256 month, uint256 day) {
        uint256 count = daysSince1970 + DAYS_BEFORE_1970;
        uint256 dayOfEra = count % DAYS_PER_ERA;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 monthFromMarch = (5 * dayOfYear + 2) / 153;
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        year = yearOfEra + (count / DAYS_PER_ERA) * 400 + (month <= 2 ? 1 : 0);
    }

    /// @dev A number below 100 with two digits.
    function _two(uint256 number) private pure returns (string memory) {
        return string.concat(number < 10 ? "0" : "", Strings.toString(number));
    }
}
