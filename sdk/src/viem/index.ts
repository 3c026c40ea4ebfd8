export { viemChain } from "./chain.js";
