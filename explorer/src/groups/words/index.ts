export { en as groups } from "./en.js";
