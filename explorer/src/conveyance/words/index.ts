export { en as sales } from "./en.js";
