export { en as documents } from "./en.js";
