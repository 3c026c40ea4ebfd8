export { WorkerCountError, WorkerDiedError } from "./errors.js";
export { checkListInWorkers, type WorkerOptions } from "./list.js";
export { type Answer, openPool, type Part, type Pool, type ThreadOptions } from "./pool.js";
