import { readdir } from "node:fs/promises";
import type { DomainRecord } from "../deploy/records.js";
import type { Chapter, Stage } from "./stage.js";
import { openStage } from "./stage.js";

/** What the tour shows. */
export interface TourPlan {
  readonly chainId: number;
  readonly rpcUrl: string;
  readonly page: string;
  readonly records: ReadonlyMap<string, DomainRecord>;
  readonly say: (line: string) => void;
}

/** Plays each domain's sample records and tells what exists and where. */
export async function tour(plan: TourPlan): Promise<void> {
  const { records, say } = plan;
  say("\nContracts");
  for (const [domain, record] of records) {
    for (const [name, { address }] of Object.entries(record))
      say(`  ${domain.padEnd(12)} ${name.padEnd(22)} ${address}`);
  }

  const stage = await openStage(plan);
  for (const [domain, play] of await samples()) {
    const chapter = await play(stage);
    say(`\n${chapter.title}`);
    for (const line of chapter.lines) say(`  ${line}`);
    if (chapter.tryNext.length > 0) say("  Try next:");
    for (const line of chapter.tryNext) say(`    ${line}`);
    if (!records.has(domain)) say(`  (the ${domain} domain is not deployed)`);
  }
}

type Play = (stage: Stage) => Promise<Chapter>;

/** The domains' samples, found by folder. */
async function samples(): Promise<readonly (readonly [string, Play])[]> {
  const folder = new URL("../samples/", import.meta.url);
  const files = (await readdir(folder)).filter((file) => /^[a-z]+\.ts$/.test(file)).sort();
  return Promise.all(
    files.map(
      async (file) =>
        [file.replace(".ts", ""), ((await import(new URL(file, folder).href)) as { play: Play }).play] as const,
    ),
  );
}
