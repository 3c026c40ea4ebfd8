// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Group types
/// @notice What the registry of groups keeps and takes. See {IGroupRegistry}.
interface IGroupTypes {
    /// @notice How a group is kept.
    /// @dev Kept: the chain holds the tree, and members join one by one or in batches. Published: the office posts the
    /// root, size and digest of a list that anybody can recompute.
    enum Kind {
        None,
        Kept,
        Published
    }

    /// @notice How a root stands.
    /// @dev Ended: a member was taken off, or a commitment replaced, after it. Expired: it was superseded by an addition
    /// longer ago than the group's window.
    enum RootState {
        Unknown,
        Current,
        Recent,
        Expired,
        Ended
    }

    /// @notice A group, in one word.
    /// @param office Role whose members approve joining, remove members and publish.
    /// @param countersigner Role whose members countersign publications; zero in a kept group.
    /// @param rootWindow Seconds for which a root is still taken once an addition has superseded it.
    /// @param epoch How often members were taken off: earlier roots have an earlier epoch.
    /// @param revision Number of the last publication; zero in a kept group.
    /// @param countersignatures How many must countersign, beside the officer who posts.
    /// @param kind How the group is kept.
    struct Group {
        uint64 office;
        uint64 countersigner;
        uint32 rootWindow;
        uint32 epoch;
        uint32 revision;
        uint8 countersignatures;
        Kind kind;
    }

    /// @notice What a person signs to join, as `Joining(string group,address account,uint256 commitment,uint48
    /// deadline)`. A commitment gets into a group once, so that the paper is good once.
    /// @param account Account of a verified person.
    /// @param commitment The person's Semaphore identity commitment.
    /// @param deadline Second after which the signature is void.
    struct Joining {
        address account;
        uint256 commitment;
        uint48 deadline;
    }

    /// @notice What is signed beside a commitment of a batch.
    /// @param account Account of a verified person.
    /// @param deadline Second after which the signature is void.
    /// @param signature The person's, on a {Joining}.
    struct Joiner {
        address account;
        uint48 deadline;
        bytes signature;
    }

    /// @notice What a member signs to go on under a new commitment, as `Replacement(string group,address account,uint256
    /// former,uint256 commitment,uint48 deadline)`. The former commitment is then used up, and with it the paper.
    /// @param account The member's current account.
    /// @param former Commitment that the member has now.
    /// @param commitment Commitment that takes its place.
    /// @param deadline Second after which the signature is void.
    struct Replacement {
        address account;
        uint256 former;
        uint256 commitment;
        uint48 deadline;
    }

    /// @notice What an office publishes and countersigners sign, as `Publication(string group,uint32 revision,uint256
    /// root,uint64 size,bytes32 list,bool additive,uint48 deadline)`.
    /// @param revision Number that the publication will have, by which it is good once.
    /// @param root Root of the LeanIMT over the list.
    /// @param size Leaves in the list.
    /// @param list SHA-256 of the list: its leaves one after another, each in 32 bytes, big-endian.
    /// @param additive Whether the list only adds to the one before, so that earlier roots are taken for the window.
    /// Where it takes anybody off they end at once.
    /// @param deadline Second after which the signatures are void.
    struct Publication {
        uint32 revision;
        uint256 root;
        uint64 size;
        bytes32 list;
        bool additive;
        uint48 deadline;
    }

    /// @notice One countersignature.
    /// @param officer Account that countersigns.
    /// @param signature The officer's, on the {Publication}.
    struct Countersignature {
        address officer;
        bytes signature;
    }
}
