export { ethersChain } from "./chain.js";
