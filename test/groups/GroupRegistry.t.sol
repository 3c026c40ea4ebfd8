// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {InternalLeanIMT, LeanIMTData} from "@zk-kit/lean-imt.sol/InternalLeanIMT.sol";

import {GroupRegistry} from "../../contracts/groups/GroupRegistry.sol";
import {IGroups} from "../../contracts/groups/interfaces/IGroups.sol";
import {IGroupTypes} from "../../contracts/groups/interfaces/IGroupTypes.sol";
import {GroupHandler} from "./GroupHandler.sol";
import {PlainTree} from "./PlainTree.sol";

/// @dev The handler, as a contract of this file: the runner drives only those.
contract Handler is GroupHandler {}

/// @dev The invariants of contracts/groups/README.md, by number.
contract GroupRegistryTest {
    using InternalLeanIMT for LeanIMTData;

    GroupHandler private _handler;
    GroupRegistry private _registry;
    LeanIMTData private _tree;

    function setUp() external {
        _handler = new Handler();
        _registry = _handler.REGISTRY();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev 1: root and size are those of the plain tree over every leaf that was planted.
    function invariant_1_TreeIsThePlainOne() external view {
        uint256[] memory leaves = _handler.leaves();
        (uint256 root, uint256 size) = _registry.rollOf(_handler.KEPT());
        require(size == leaves.length, "size");
        require(root == PlainTree.root(leaves), "root");
    }

    /// @dev 2: the registry takes every act that is due, and no other.
    function invariant_2_TakesOnlyWhatIsDue() external view {
        require(bytes(_handler.mismatch()).length == 0, _handler.mismatch());
    }

    /// @dev 3: an identity has at most one leaf, and every leaf that is not empty has one identity.
    function invariant_3_OneLeafAnIdentity() external view {
        uint256[] memory leaves = _handler.leaves();
        uint256 live = 0;
        for (uint256 i = 0; i < leaves.length; ++i) if (leaves[i] != 0) ++live;
        for (uint256 who = 0; who < _handler.PEOPLE(); ++who) {
            uint256 commitment = _registry.commitmentOf(_handler.KEPT(), _handler.person(who));
            uint256 place = _handler.placeOf(who);
            require(commitment == (place == 0 ? 0 : leaves[place - 1]), "another commitment than the leaf");
            if (commitment != 0) --live;
        }
        require(live == 0, "a leaf of nobody");
    }

    /// @dev 4: a commitment that was ever in the group is used up, and none that was taken off is there.
    function invariant_4_UsedOnce() external view {
        uint256[] memory leaves = _handler.leaves();
        for (uint256 i = 0; i < leaves.length; ++i) {
            if (leaves[i] != 0) require(_registry.isUsed(_handler.KEPT(), leaves[i]), "a leaf is not used");
        }
        uint256[] memory removed = _handler.removed();
        for (uint256 i = 0; i < removed.length; ++i) {
            require(_registry.isUsed(_handler.KEPT(), removed[i]), "a removed commitment may come again");
            (bool present, ) = _registry.placeOf(_handler.KEPT(), removed[i]);
            require(!present, "a removed commitment is there");
        }
    }

    /// @dev 5: a root is taken while it is current, or superseded by additions alone within the window.
    function invariant_5_RootsAreTakenWhileTheyMay() external view {
        _requireRoots(_handler.KEPT(), _handler.roots(true));
        _requireRoots(_handler.PUBLISHED(), _handler.roots(false));
    }

    /// @dev 6: a publication counts one, and none goes through but by its office and countersigners.
    function invariant_6_PublicationsAreCountersigned() external view {
        require(_registry.groupOf(_handler.PUBLISHED()).revision == _handler.publications(), "a publication too many");
    }

    /// @dev 1: one by one, in a batch and by the plain definition the same tree comes out.
    function testFuzz_1_BatchesMakeTheSameTree(uint256 seed, uint8 before, uint8 added) external {
        uint256[] memory leaves = new uint256[]((before % 20) + 1 + (added % 20));
        for (uint256 i = 0; i < leaves.length; ++i) leaves[i] = uint256(keccak256(abi.encode(seed, i))) >> 8;
        for (uint256 i = 0; i < before % 20; ++i) _tree._insert(leaves[i]);
        uint256[] memory rest = new uint256[](leaves.length - (before % 20));
        for (uint256 i = 0; i < rest.length; ++i) rest[i] = leaves[(before % 20) + i];
        require(this.insertMany(rest) == PlainTree.root(leaves), "another root");
    }

    function insertMany(uint256[] calldata leaves) external returns (uint256) {
        return _tree._insertMany(leaves);
    }

    /// @dev 7: of a proof that holds no word can be changed, and no other depth taken.
    function testFuzz_7_ProofIsOfOnePiece(uint8 word, uint256 change) external view {
        IGroups.Proof memory proof = _proof();
        require(_registry.isProof(proof), "the proof itself");
        if (change == 0) change = 1;
        word %= 13;
        unchecked {
            if (word == 0) proof.depth += change;
            else if (word == 1) proof.root += change;
            else if (word == 2) proof.nullifier += change;
            else if (word == 3) proof.message += change;
            else if (word == 4) proof.scope += change;
            else proof.points[word - 5] += change;
        }
        require(!_registry.isProof(proof), "a bent proof");
    }

    /// @dev 7: nor by the field's second name for the same number.
    function test_7_ProofHasOneName() external view {
        uint256 field = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;
        IGroups.Proof memory proof = _proof();
        proof.nullifier += field;
        require(!_registry.isProof(proof), "nullifier");
        proof = _proof();
        proof.root += field;
        require(!_registry.isProof(proof), "root");
    }

    function _requireRoots(bytes32 groupId, GroupHandler.Root[] memory roots) private view {
        for (uint256 i = 0; i < roots.length; ++i) {
            (IGroupTypes.RootState state, ) = _registry.rootState(groupId, roots[i].root);
            bool taken = state == IGroupTypes.RootState.Current || state == IGroupTypes.RootState.Recent;
            bool current = roots[i].supersededAt == 0;
            bool recent = !roots[i].ended && block.timestamp <= roots[i].supersededAt + _handler.WINDOW();
            require(taken == (current || recent), "a root is taken that may not be, or not taken");
        }
    }

    /// @dev A real proof: five members, whose secrets are 32 times the bytes 1 to 5, the third says 7 for 9.
    function _proof() private pure returns (IGroups.Proof memory) {
        return
            IGroups.Proof({
                depth: 10,
                root: 19232784696588575175722293605870410409802890000803376841543184413435744523324,
                nullifier: 19219097061637107667199144129385760398190536017598856763928206827208816453837,
                message: 7,
                scope: 9,
                points: [
                    uint256(553797374219648873126240612295442620777654267452416295217471865860021626662),
                    579394950657362886061083980402059541477623727758010845960282472601264536377,
                    15456366438904518697446682934283827605822258380357626112137272651810638387139,
                    9085677139099512501841709201255510951337072944951829316352023229005109480704,
                    15488952574882010954181951213861337470210678530859555077593547675844701719468,
                    10079098581085747612856531939071321537885373577975751577298075306233234188312,
                    14231997059370366281098195578723931669536600702719587113508405406251928778431,
                    3374035879797671648787713680257495591758126550279358108266347574681494775869
                ]
            });
    }
}
