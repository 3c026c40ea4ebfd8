// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {GroupRegistry} from "../../contracts/groups/GroupRegistry.sol";
import {IGroupTypes} from "../../contracts/groups/interfaces/IGroupTypes.sol";
import {VM} from "../support/Vm.sol";

/// @dev Signs what people sign in groups.
abstract contract GroupPapers {
    uint256 internal constant FIELD = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;

    function signJoining(
        GroupRegistry registry,
        bytes32 group,
        IGroupTypes.Joining memory paper,
        uint256 key
    ) internal view returns (bytes memory) {
        bytes32 kind = keccak256("Joining(string group,address account,uint256 commitment,uint48 deadline)");
        bytes memory said = abi.encode(kind, _name(group), paper.account, paper.commitment, paper.deadline);
        return _signed(registry, keccak256(said), key);
    }

    function signReplacement(
        GroupRegistry registry,
        bytes32 group,
        IGroupTypes.Replacement memory paper,
        uint256 key
    ) internal view returns (bytes memory) {
        bytes32 kind = keccak256(
            "Replacement(string group,address account,uint256 former,uint256 commitment,uint48 deadline)"
        );
        return
            _signed(
                registry,
                keccak256(
                    abi.encode(kind, _name(group), paper.account, paper.former, paper.commitment, paper.deadline)
                ),
                key
            );
    }

    /// @dev By rising account, however the keys come; one alone where one is to lack.
    function countersign(
        GroupRegistry registry,
        bytes32 group,
        IGroupTypes.Publication memory paper,
        uint256[2] memory keys,
        bool lacking
    ) internal view returns (IGroupTypes.Countersignature[] memory given) {
        if (VM.addr(keys[0]) > VM.addr(keys[1])) (keys[0], keys[1]) = (keys[1], keys[0]);
        bytes32 kind = keccak256(
            "Publication(string group,uint32 revision,uint256 root,uint64 size,bytes32 list,bool additive,uint48 deadline)"
        );
        bytes32 digest = keccak256(abi.encode(kind, _name(group), paper));
        given = new IGroupTypes.Countersignature[](lacking ? 1 : 2);
        for (uint256 i = 0; i < given.length; ++i) {
            given[i] = IGroupTypes.Countersignature(VM.addr(keys[i]), _signed(registry, digest, keys[i]));
        }
    }

    function _signed(GroupRegistry registry, bytes32 paper, uint256 key) private view returns (bytes memory) {
        (, string memory name, string memory version, uint256 chainId, address contract_, , ) = registry.eip712Domain();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                chainId,
                contract_
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, keccak256(abi.encodePacked("\x19\x01", domain, paper)));
        return abi.encodePacked(r, s, v);
    }

    function _name(bytes32 group) private pure returns (bytes32) {
        uint256 size = 0;
        while (size < 32 && group[size] != 0) ++size;
        bytes memory text = new bytes(size);
        for (uint256 i = 0; i < size; ++i) text[i] = group[i];
        return keccak256(text);
    }
}
