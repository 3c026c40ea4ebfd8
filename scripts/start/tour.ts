import { readdir } from "node:fs/promises";
import type { DomainRecord } from "../deploy/records.js";
import { type Chapter, openStage, type Sight, type Stage } from "./stage.js";

/** What the tour shows. */
export interface TourPlan {
  readonly chainId: number;
  readonly rpcUrl: string;
  readonly page: string;
  /** Folder for files that a sample hands out. */
  readonly home: string;
  readonly records: ReadonlyMap<string, DomainRecord>;
  readonly say: (line: string) => void;
}

/** Plays each domain's sample records, tells what exists and where, and gives the pages worth looking at. */
export async function tour(plan: TourPlan): Promise<readonly Sight[]> {
  const { records, page, say } = plan;
  say("\nContracts");
  for (const [domain, record] of records) {
    for (const [name, { address }] of Object.entries(record))
      say(`  ${domain.padEnd(12)} ${name.padEnd(22)} ${address}`);
  }

  const stage = openStage(plan);
  const sights: Sight[] = [];
  const tell = async ({ play }: Sample) => {
    const chapter = await play(stage);
    sights.push(...chapter.pages);
    say(`\n${chapter.title}`);
    for (const line of chapter.lines) say(`  ${line}`);
    say("  Look at");
    for (const { label, path } of chapter.pages) say(`    ${label.padEnd(36)} ${page}#/${path}`);
    for (const line of chapter.tryNext) say(`  ${line}`);
  };
  for (const [domain, sample] of await found("samples")) if (records.has(domain)) await tell(sample);
  // Stories run through many domains: each names those that it needs.
  for (const [, story] of await found("stories"))
    if (story.needs?.every((domain) => records.has(domain))) await tell(story);
  return sights;
}

/** What a file of a sample or of a story exports. */
interface Sample {
  readonly play: (stage: Stage) => Promise<Chapter>;
  readonly needs?: readonly string[];
}

/** The domains' samples, or the stories that run through several, found by folder. */
async function found(room: "samples" | "stories"): Promise<readonly (readonly [string, Sample])[]> {
  const folder = new URL(`../${room}/`, import.meta.url);
  const files = (await readdir(folder)).filter((file) => /^[a-zA-Z]+\.ts$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => [file.replace(".ts", ""), (await import(new URL(file, folder).href)) as Sample] as const),
  );
}
