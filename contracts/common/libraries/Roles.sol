// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Roles
/// @notice What a role's number says.
library Roles {
    /// @notice Opens and suspends agencies, resumes and closes registries.
    uint64 internal constant CABINET = 1;

    /// @notice Pauses registries and cancels announced acts.
    uint64 internal constant GUARDIAN = 2;

    /// @notice Bits that an office's own number takes.
    uint64 private constant OFFICE_MASK = 0xFFFF;

    /// @notice The agency that a role belongs to; zero for the government's own roles.
    /// @param role Role of an agency or of an office.
    /// @return Role of the agency.
    function agencyOf(uint64 role) internal pure returns (uint64) {
        return role & ~OFFICE_MASK;
    }

    /// @notice Whether a role is one of an agency itself.
    /// @param role Role that is asked about.
    /// @return True for a multiple of 65,536 other than zero.
    function isAgency(uint64 role) internal pure returns (bool) {
        return role != 0 && role & OFFICE_MASK == 0;
    }

    /// @notice Whether a role is one of an office within an agency.
    /// @param role Role that is asked about.
    /// @return True when both the agency's and the office's number are set, and it is not the public role.
    function isOffice(uint64 role) internal pure returns (bool) {
        return role > OFFICE_MASK && role & OFFICE_MASK != 0 && role != type(uint64).max;
    }
}
