// TypeChain's own contracts and factories, for those who want ethers bare.
export * from "../generated/contracts.js";
