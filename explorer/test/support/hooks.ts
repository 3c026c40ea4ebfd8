import { openWorld, type World } from "./world.js";

let opened: World | undefined;

/** The world in which every test of the run plays. */
export const world = (): World => {
  if (opened === undefined) throw new TypeError("The world is opened by a hook before the first test.");
  return opened;
};

/** Opens the world before the first test and closes it after the last. */
export const mochaHooks = {
  async beforeAll(this: Mocha.Context): Promise<void> {
    this.timeout(180_000);
    opened = await openWorld();
  },
  async afterAll(): Promise<void> {
    await opened?.close();
  },
};
