// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IAuthority} from "../../contracts/access/interfaces/IAuthority.sol";
import {Roles} from "../../contracts/common/libraries/Roles.sol";
import {VM} from "../support/Vm.sol";

/// @dev Halts, resumes, grants and revokes at random: some registries and agencies share a lane, some do not.
contract MayActHandler {
    Authority public immutable AUTHORITY = new Authority(address(this));
    uint256 private _present = 1_800_000_000;

    constructor() {
        AUTHORITY.grantRole(Roles.CABINET, address(this), 0);
        for (uint256 i = 0; i < 4; ++i) {
            AUTHORITY.openAgency(agency(i), "Agency");
            AUTHORITY.openOffice(agency(i) | 1, "Office", 0);
            AUTHORITY.grantRole(agency(i), address(this), 0);
        }
        VM.warp(_present);
    }

    function suspend(uint256 which) external {
        AUTHORITY.suspendAgency(agency(which), 0, 0);
    }

    function reinstate(uint256 which) external {
        AUTHORITY.reinstateAgency(agency(which), 0);
    }

    function pause(uint256 which) external {
        if (_isOpenForChange(which)) AUTHORITY.pauseRegistry(registry(which), 0);
    }

    function resume(uint256 which) external {
        if (_isOpenForChange(which)) AUTHORITY.resumeRegistry(registry(which), 0);
    }

    function setTargetClosed(uint256 which, bool closed) external {
        if (_isOpenForChange(which)) AUTHORITY.setTargetClosed(registry(which), closed);
    }

    /// @dev Rare, because it is final.
    function close(uint256 which, uint8 chance) external {
        if (chance < 16 && _isOpenForChange(which)) AUTHORITY.closeRegistry(registry(which), address(0), 0);
    }

    function grant(uint256 which, uint256 who, uint32 delay) external {
        AUTHORITY.grantRole(agency(which) | 1, account(who), delay % 3);
    }

    function delayGrants(uint256 which, uint32 delay) external {
        AUTHORITY.setGrantDelay(agency(which) | 1, delay % 1 weeks);
    }

    function revoke(uint256 which, uint256 who) external {
        AUTHORITY.revokeRole(agency(which) | 1, account(who));
    }

    function pass(uint32 time) external {
        _present += time % 1 weeks;
        VM.warp(_present);
    }

    function agency(uint256 which) public pure returns (uint64) {
        // Agencies 1, 2, 257 and 258: the first shares a lane with the third.
        return uint64(((which % 2) + 1 + 256 * ((which / 2) % 2)) << 16);
    }

    function registry(uint256 which) public pure returns (address) {
        // Lanes 1, 2, 1, 2: those of the agencies too.
        return address(uint160(0xabc000 + (which % 2) + 1 + 256 * ((which / 2) % 2)));
    }

    function account(uint256 which) public pure returns (address) {
        return address(uint160(0xacc0 + (which % 2)));
    }

    function _isOpenForChange(uint256 which) private view returns (bool) {
        (IAuthority.RegistryState state, ) = AUTHORITY.registryState(registry(which));
        return state != IAuthority.RegistryState.Closed;
    }
}

contract MayActTest {
    MayActHandler private _handler;
    Authority private _authority;

    function setUp() external {
        _handler = new MayActHandler();
        _authority = _handler.AUTHORITY();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev The short way must answer as the long one does, whatever was halted, granted or delayed.
    function invariant_MayActIsMembershipWithoutDelayInAnOpenRegistry() external view {
        for (uint256 i = 0; i < 4; ++i) {
            for (uint256 j = 0; j < 4; ++j) _compare(_handler.agency(i) | 1, _handler.registry(j));
        }
    }

    function _compare(uint64 office, address registry) private view {
        for (uint256 k = 0; k < 2; ++k) {
            address account = _handler.account(k);
            (bool isMember, uint32 delay) = _authority.hasRole(office, account);
            bool expected = isMember && delay == 0 && !_authority.isTargetClosed(registry);
            require(_authority.mayAct(account, office, registry) == expected, "the short way errs");
        }
    }
}
