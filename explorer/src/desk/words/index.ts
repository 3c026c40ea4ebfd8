export { en as desk } from "./en.js";
