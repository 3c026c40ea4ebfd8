export { en as identity } from "./en.js";
