// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IdentityRegistry} from "../../contracts/identity/IdentityRegistry.sol";
import {IIdentityTypes} from "../../contracts/identity/interfaces/IIdentityTypes.sol";

/// @title Civil registry
/// @notice The real identity registry and the one office of it, which verifies whoever is named and lets accounts take
/// over: announced, waited for and completed, as anywhere.
contract CivilRegistry {
    uint64 public constant AGENCY = 4 << 16;
    uint64 public constant OFFICE = AGENCY | 1;

    IdentityRegistry public immutable REGISTRY;

    /// @param objectionPeriod Seconds for which a succession waits.
    constructor(uint48 objectionPeriod) {
        Authority authority = new Authority(address(this));
        REGISTRY = new IdentityRegistry(authority, objectionPeriod, address(0));
        authority.grantRole(1, address(this), 0);
        authority.openAgency(AGENCY, "Civil Registry");
        authority.grantRole(AGENCY, address(this), 0);
        authority.openOffice(OFFICE, "Registrar", 0);
        authority.grantRole(OFFICE, address(this), 0);
        REGISTRY.admitOffice(OFFICE);
    }

    /// @notice Verifies somebody for as long as can be.
    function enrol(address account) external {
        uint48 until = uint48(block.timestamp) + REGISTRY.maximumTerm();
        REGISTRY.verify(OFFICE, IIdentityTypes.Verification(account, IIdentityTypes.Kind.Person, until));
    }

    /// @notice Announces that an account takes over from another, which it has agreed to.
    /// @param signature The successor's, over {acceptance}.
    function announce(address account, address successor, bytes calldata signature) external {
        REGISTRY.announceSuccession(_paper(account, successor), signature, bytes32("basis"));
    }

    /// @notice What a successor signs.
    function acceptance(address account, address successor) external view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Civitas IdentityRegistry"),
                keccak256("1"),
                block.chainid,
                address(REGISTRY)
            )
        );
        bytes32 kind = keccak256(
            "SuccessionAcceptance(address account,address successor,uint32 revision,uint48 deadline)"
        );
        bytes32 content = keccak256(abi.encode(kind, _paper(account, successor)));
        return keccak256(abi.encodePacked(hex"1901", domain, content));
    }

    function _paper(address account, address successor) private view returns (IIdentityTypes.Succession memory) {
        uint32 revision = REGISTRY.identityOf(account).revision;
        return IIdentityTypes.Succession(account, successor, revision, type(uint48).max);
    }
}
