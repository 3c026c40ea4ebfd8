import { useState } from "react";
import { useExplorer } from "../chain/context.js";
import type { Explorer } from "../chain/explorer.js";
import { announce } from "../ui/announce.js";
import { Failure } from "../ui/Failure.js";
import { FileDrop } from "../ui/FileDrop.js";
import { Heading } from "../ui/Heading.js";
import { Notice } from "../ui/Notice.js";
import { words } from "../words/index.js";
import { Entry } from "./Entry.js";
import { type EntryView, readEntryView } from "./readEntry.js";
import { standingSentence } from "./standing.js";
import { credentials } from "./words/index.js";

type Check =
  | { readonly outcome: "entry"; readonly view: EntryView }
  | { readonly outcome: "bad-file"; readonly field: string }
  | { readonly outcome: "failed"; readonly error: unknown; readonly file: File };

/** Checks a certificate that was issued in bulk, by the proof file that came with it. */
export function EntryPage() {
  const explorer = useExplorer();
  const [check, setCheck] = useState<Check | undefined>();
  const open = async (file: File) => {
    setCheck(undefined);
    const outcome = await checked(explorer, file);
    setCheck(outcome);
    if (outcome.outcome === "entry")
      announce(words.found(credentials.proof.name, standingSentence(outcome.view.standing)));
  };
  if (check?.outcome === "failed") return <Failure error={check.error} again={() => void open(check.file)} />;
  return (
    <>
      <Heading name={credentials.proof.title} />
      <p>{credentials.proof.lead}</p>
      <FileDrop
        label={credentials.proof.label}
        hint={credentials.proof.hint}
        accept=".json,application/json"
        onFile={(file) => void open(file)}
      />
      {check?.outcome === "bad-file" && (
        <Notice kind="error" title={credentials.proof.badFile}>
          <p>{credentials.proof.badField(check.field)}</p>
        </Notice>
      )}
      {check?.outcome === "entry" && <Entry view={check.view} />}
    </>
  );
}

async function checked(explorer: Explorer, file: File): Promise<Check> {
  try {
    const read = await readEntryView(explorer, await file.text());
    return "field" in read ? { outcome: "bad-file", field: read.field } : { outcome: "entry", view: read };
  } catch (error) {
    return { outcome: "failed", error, file };
  }
}
