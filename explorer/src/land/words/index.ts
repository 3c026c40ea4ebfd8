export { en as land } from "./en.js";
