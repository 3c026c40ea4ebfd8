/** Words for the errors of the libraries that the contracts build on, which say little of themselves. */
export const FOREIGN_ERRORS: Readonly<Record<string, string>> = {
  "AccessManagedUnauthorized(address)":
    "The account holds no office that may do this. List the powers, and have its agency appoint it or use an officer's account.",
  "AccessManagerUnauthorizedAccount(address,uint64)":
    "The account does not hold the role that this act of the authority asks for. Use an account that holds it.",
  "AccessManagerUnauthorizedCall(address,address,bytes4)":
    "The account may not make this call, or may make it at once and need not announce it. List the powers.",
  "AccessManagerUnauthorizedCancel(address,address,address,bytes4)":
    "Only who announced the act, an administrator or the guardian may cancel it.",
  "AccessManagerUnauthorizedConsume(address)": "Only a contract that is being called may use up an announced act.",
  "AccessManagerNotScheduled(bytes32)":
    "The act has not been announced, or was done or cancelled already. Announce it and wait for its delay.",
  "AccessManagerNotReady(bytes32)": "The act was announced and its delay has not passed. Wait until it has.",
  "AccessManagerExpired(bytes32)": "The act was announced more than a week ago and has lapsed. Announce it again.",
  "AccessManagerAlreadyScheduled(bytes32)":
    "The same act is announced already. Do it when its delay has passed, or cancel it first.",
  "AccessManagerBadConfirmation()": "To lay down a role, the account must name itself.",
  "AccessManagerInvalidInitialAdmin(address)": "The authority needs an account to begin with, other than zero.",
  "AccessManagerLockedRole(uint64)": "The administrator's and the public role cannot be changed in this way.",
  "AccessManagerLockedFunction(bytes4)": "A registry's authority is fixed; the function cannot be given to a role.",
  "AccessManagedInvalidAuthority(address)": "The address that was given as authority holds no contract.",
  "FailedCall()": "The call that was made on behalf of the account failed without a reason.",
  "AddressEmptyCode(address)": "The address holds no contract. Check the address and the network.",
  "InsufficientBalance(uint256,uint256)": "The contract holds less ether than the call was to carry.",
  "SafeCastOverflowedUintDowncast(uint8,uint256)": "A number is too large for the field that holds it.",
  "SafeERC20FailedOperation(address)":
    "The token would not move the amount. Check the balance, the allowance and whether the token is paused.",
  "ReentrancyGuardReentrantCall()": "The contract was called again while it paid somebody. Call it when that is over.",
  "ERC20InsufficientAllowance(address,uint256,uint256)":
    "The account allowed less than the amount. Approve the payment first, or give a permit.",
  "ERC20InsufficientBalance(address,uint256,uint256)": "The account holds less of the token than the amount.",
  "ERC20InvalidSender(address)": "The token takes nothing from this account.",
  "ERC20InvalidReceiver(address)": "The token cannot be paid to this account.",
  "ERC20InvalidApprover(address)": "The token lets this account allow nothing.",
  "ERC20InvalidSpender(address)": "The token lets nobody allow this account anything.",
  "WrongSiblingNodes()":
    "The nodes beside the leaf's way up are not those of the tree as it stands now. Rebuild the group and try again.",
  "LeafAlreadyExists()": "The same commitment stands in the batch twice. Give each person's once.",
  "LeafDoesNotExist()": "The commitment is not in the tree.",
  "LeafCannotBeZero()": "A leaf cannot be zero.",
  "LeafGreaterThanSnarkScalarField()": "A node is no number of the field. Rebuild the group and try again.",
  "InvalidShortString()": "A short text of the contract is not well formed.",
  "StringTooLong(string)": "The text is longer than 31 bytes. Give a shorter one.",
};
