export { en as wallet } from "./en.js";
