export { en as consents } from "./en.js";
