// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Mandate types
/// @notice What the mandate registry keeps and takes. See {IMandateRegistry}.
interface IMandateTypes {
    /// @notice What became of a mandate by its parties' acts. Whether it is over, its end tells.
    /// @dev Offered: it waits for the agent's acceptance. Revoked also stands for a grant that was never handed in and
    /// was revoked beforehand.
    enum State {
        None,
        Offered,
        Granted,
        Revoked,
        Renounced
    }

    /// @notice Why a link does not carry what is wanted of it.
    enum Fault {
        None,
        Missing,
        NotAccepted,
        Revoked,
        Renounced,
        Expired,
        TooDeep,
        CountExhausted,
        SumExceeded,
        OtherTheme,
        OtherResource,
        AgentNotVerified
    }

    /// @notice How far a mandate goes.
    /// @param until Second at which it has ended: always given, and at most 25 years ahead.
    /// @param count How often it may be used; the greatest value for as often as its end allows.
    /// @param sum How much may be spent under it, in the unit that the theme's contract counts; the greatest value for
    /// any.
    /// @param depth How many links may follow: zero where the agent may not grant onward, at most seven.
    struct Terms {
        uint40 until;
        uint32 count;
        uint128 sum;
        uint8 depth;
    }

    /// @notice What a grantor signs to grant, and what an agent signs to ask for the same, or to accept it.
    /// @param parent Key of the mandate under which it is granted onward; zero where the principal grants.
    /// @param grantor Account that grants: the principal, or the agent of the parent.
    /// @param agent Account that may act.
    /// @param theme The contract that may use it, and the power's code there; code zero for every power.
    /// @param resource What it is for; zero for everything.
    /// @param terms How far it goes.
    /// @param acceptance Whether it is in force only once the agent has accepted it.
    /// @param revision Revision of the mandate that this grant follows: it makes a signature good for one use.
    /// @param deadline Last second at which it may be handed in.
    struct Grant {
        bytes32 parent;
        address grantor;
        address agent;
        bytes32 theme;
        bytes32 resource;
        Terms terms;
        bool acceptance;
        uint32 revision;
        uint48 deadline;
    }

    /// @notice What a grantor signs to revoke, or an agent to renounce.
    /// @param parent Key of the mandate under which it was granted onward; zero where the principal granted it.
    /// @param grantor Account that granted.
    /// @param agent Account that may act.
    /// @param theme Theme as granted.
    /// @param resource Resource as granted.
    /// @param revision Revision that the signer has read.
    /// @param deadline Last second at which it may be handed in.
    struct Ending {
        bytes32 parent;
        address grantor;
        address agent;
        bytes32 theme;
        bytes32 resource;
        uint32 revision;
        uint48 deadline;
    }

    /// @notice Principals who act together: an account that nobody holds the key of, made of its members.
    /// @param threshold How many of the members it takes to grant.
    /// @param members Accounts, in rising order.
    struct Body {
        uint8 threshold;
        address[] members;
    }

    /// @notice One member's signature.
    /// @param index Place among the members.
    /// @param signature The member's, or that of the account that took the member's place.
    struct Signatory {
        uint8 index;
        bytes signature;
    }

    /// @notice A mandate on record, in one word.
    /// @param until Second at which it has ended.
    /// @param count How often it may still be used; the greatest value for without limit.
    /// @param sum How much may still be spent; the greatest value for without limit.
    /// @param depth How many links may follow.
    /// @param revision Number of the parties' acts on it. It stays when the mandate has ended.
    /// @param state What became of it.
    /// @param succeeded Whether an account granted it that took another's place.
    struct Mandate {
        uint40 until;
        uint32 count;
        uint128 sum;
        uint8 depth;
        uint32 revision;
        State state;
        bool succeeded;
    }

    /// @notice One link of a path, as it stands.
    /// @param key Its key.
    /// @param agent Its agent, as granted.
    /// @param theme Theme as granted.
    /// @param resource Resource as granted.
    /// @param mandate Its record.
    /// @param fault Why it does not carry what is wanted; none where it does.
    struct Link {
        bytes32 key;
        address agent;
        bytes32 theme;
        bytes32 resource;
        Mandate mandate;
        Fault fault;
    }

    /// @notice Both parties' standing and the mandates that join them.
    /// @param principal First account of the principal's identity.
    /// @param agent First account of the agent's identity.
    /// @param principalVerified Whether the principal may act now.
    /// @param agentVerified Whether the agent may act now.
    /// @param links Links from principal to agent.
    struct Standing {
        address principal;
        address agent;
        bool principalVerified;
        bool agentVerified;
        Link[] links;
    }
}
