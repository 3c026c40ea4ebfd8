// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {ConsentRegistry} from "../../contracts/consent/ConsentRegistry.sol";
import {IConsentTypes} from "../../contracts/consent/interfaces/IConsentTypes.sol";
import {PlainIdentities} from "../support/mocks/PlainIdentities.sol";
import {VM} from "../support/Vm.sol";
import {TrialMandates} from "./mocks/TrialMandates.sol";

/// @dev Three holders whose accounts are lost and succeeded, two banks and an agent, and what must have become of each
/// consent between them. It is the guardian as well.
abstract contract ConsentLedger {
    uint48 public constant START = 1_800_000_000;
    uint48 internal constant NEVER = type(uint48).max;
    address internal constant AGENT = address(0xA6E27);
    address internal constant STRANGER = address(0x57124);

    Authority public immutable AUTHORITY = new Authority(address(this));
    PlainIdentities public immutable IDENTITIES = new PlainIdentities();
    TrialMandates public immutable MANDATES = new TrialMandates();
    ConsentRegistry public immutable REGISTRY = new ConsentRegistry(AUTHORITY, IDENTITIES, MANDATES, address(0));

    /// @dev What was agreed, and what became of it.
    struct Model {
        bytes32 id;
        uint8 who;
        uint8 bank;
        IConsentTypes.Consent paper;
        IConsentTypes.State state;
        uint48 endedAt;
        uint32 accesses;
        uint8 acts;
        uint8 gives;
        uint8 ends;
    }

    address[2] public banks = [address(0xBA1), address(0xBA2)];
    Model[] internal _models;
    uint8[3] internal _generations;
    uint48 public present = START;
    bool public paused;
    uint256 internal _serials;

    // What went wrong, and what was done, for the invariants to look at.
    string public mismatch;
    bool public strayLook;
    bool public wrongNumber;
    bool public stopped;
    uint256 public usesDue;
    uint256 public withdrawnInPause;

    constructor() {
        VM.warp(START);
        AUTHORITY.grantRole(2, address(this), 0);
    }

    function models() external view returns (Model[] memory) {
        return _models;
    }

    /// @dev The first account of a holder's identity.
    function rootOf(uint8 who) public pure returns (address) {
        return VM.addr(_key(who, 0));
    }

    /// @dev The account that acts for a holder now.
    function currentOf(uint8 who) public view returns (address) {
        return VM.addr(_key(who, _generations[who]));
    }

    function _key(uint8 who, uint8 generation) internal pure returns (uint256) {
        return 0x1000 * (uint256(who) + 1) + generation;
    }

    /// @dev One of the ways to hand a paper in: who sends it, with what, and whether that is enough.
    function _way(
        uint8 how,
        uint8 who,
        uint8 bank,
        bytes32 digest
    ) internal view returns (address sender, bytes memory proof, bool enough) {
        how %= 6;
        if (how == 0) return (currentOf(who), "", true);
        if (how == 1) return (AGENT, "", MANDATES.isAuthorised(currentOf(who), AGENT, REGISTRY.theme(), _word(bank)));
        if (how == 2) return (STRANGER, _sign(_key(who, _generations[who]), digest), true);
        if (how == 3) return (STRANGER, "", false);
        // The account that was lost signs, or sends.
        bool lost = _generations[who] != 0;
        if (how == 4) return (STRANGER, _sign(_key(lost ? who : (who + 1) % 3, 0), digest), false);
        return (lost ? rootOf(who) : STRANGER, "", false);
    }

    /// @dev A mandate may be for one bank only.
    function _word(uint8 bank) internal view returns (bytes32) {
        return bytes32(uint256(uint160(banks[bank])));
    }

    /// @dev Does an act, and notes when the registry takes what is not due, or refuses what is.
    function _expect(address sender, bool due, bytes memory wish) internal returns (bool done, bytes memory answer) {
        VM.prank(sender);
        (done, answer) = address(REGISTRY).call(wish);
        if (done != due) mismatch = due ? "refused what is due" : "took what is not due";
    }

    function _digest(bytes32 structure) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Civitas ConsentRegistry"),
                keccak256("1"),
                block.chainid,
                address(REGISTRY)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structure));
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
