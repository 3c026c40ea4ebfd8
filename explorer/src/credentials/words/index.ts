export { en as credentials } from "./en.js";
