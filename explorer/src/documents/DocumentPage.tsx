import { useState } from "react";
import { useExplorer } from "../chain/context.js";
import type { Explorer } from "../chain/explorer.js";
import { standingSentence } from "../credentials/standing.js";
import { Extract, extractSentence } from "../land/Extract.js";
import type { ExtractView } from "../land/extract.js";
import { land } from "../land/words/index.js";
import { announce } from "../ui/announce.js";
import { Failure } from "../ui/Failure.js";
import { FileDrop } from "../ui/FileDrop.js";
import { Heading } from "../ui/Heading.js";
import { Notice } from "../ui/Notice.js";
import { words } from "../words/index.js";
import { Document } from "./Document.js";
import { type BadFile, type DocumentView, readFileView } from "./read.js";
import { documents } from "./words/index.js";

type Check =
  | { readonly outcome: "document"; readonly view: DocumentView }
  | { readonly outcome: "extract"; readonly view: ExtractView }
  | { readonly outcome: "bad"; readonly bad: BadFile }
  | { readonly outcome: "failed"; readonly error: unknown; readonly file: File };

/** Checks a document or a title's extract that the reader drops on the page against the register. */
export function DocumentPage() {
  const explorer = useExplorer();
  const [check, setCheck] = useState<Check | undefined>();
  const open = async (file: File) => {
    setCheck(undefined);
    const outcome = await checked(explorer, file);
    setCheck(outcome);
    if (outcome.outcome === "document") announce(words.found(documents.name, sentenceOf(outcome.view)));
    if (outcome.outcome === "extract") announce(words.found(land.extract.name, extractSentence(outcome.view)));
  };
  if (check?.outcome === "failed") return <Failure error={check.error} again={() => void open(check.file)} />;
  return (
    <>
      <Heading name={documents.title} />
      <p>{documents.lead}</p>
      <FileDrop
        label={documents.label}
        hint={documents.hint}
        accept=".json,application/json"
        onFile={(file) => void open(file)}
      />
      {check?.outcome === "bad" && <Bad file={check.bad} />}
      {check?.outcome === "document" && <Document view={check.view} />}
      {check?.outcome === "extract" && <Extract view={check.view} />}
    </>
  );
}

/** Why a file could not be checked. */
function Bad({ file }: { readonly file: BadFile }) {
  return (
    <Notice kind="error" title={documents.bad.title}>
      <p>{reasonOf(file)}</p>
      {file.bad === "malformed" && (
        <p>
          {file.pointer !== "" && (
            <>
              {documents.bad.place}: <code>{file.pointer}</code>.{" "}
            </>
          )}
          {file.sentence}
        </p>
      )}
    </Notice>
  );
}

function reasonOf(file: BadFile): string {
  switch (file.bad) {
    case "elsewhere":
      return documents.bad.elsewhere(file.chainId, file.registry);
    case "no-record":
      return documents.bad.noRecord;
    default:
      return documents.bad[file.bad];
  }
}

const sentenceOf = ({ finding }: DocumentView): string =>
  finding.outcome === "proven" ? standingSentence(finding.standing) : documents.refused.title;

async function checked(explorer: Explorer, file: File): Promise<Check> {
  try {
    const read = await readFileView(explorer, file);
    if ("bad" in read) return { outcome: "bad", bad: read };
    return "extract" in read ? { outcome: "extract", view: read } : { outcome: "document", view: read };
  } catch (error) {
    return { outcome: "failed", error, file };
  }
}
