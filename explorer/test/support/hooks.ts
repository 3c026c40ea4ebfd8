import { openWorld, type World } from "./world.js";

/** Mocha loads some tests by `require` and others by `import`, and each way has this module once: the world is one. */
const shared = globalThis as { civitasWorld?: World };

/** The world in which every test of the run plays. */
export const world = (): World => {
  if (shared.civitasWorld === undefined) {
    throw new TypeError("The world is opened by a hook before the first test.");
  }
  return shared.civitasWorld;
};

/** Makes a world the one that the whole run plays in. */
export function enter(world: World): World {
  shared.civitasWorld = world;
  return world;
}

/** Opens the world before the first test and closes it after the last. */
export const mochaHooks = {
  async beforeAll(this: Mocha.Context): Promise<void> {
    this.timeout(180_000);
    enter(await openWorld());
  },
  async afterAll(): Promise<void> {
    await shared.civitasWorld?.close();
  },
};
