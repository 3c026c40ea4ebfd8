import { build } from "./build/steps.js";
import { main } from "./support/error.js";

await main(async () => {
  await build(console.log);
  return 0;
});
