export { en as mandates } from "./en.js";
