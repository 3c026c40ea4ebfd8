import { useState } from "react";
import type { Hex } from "viem";
import { useExplorer } from "../chain/context.js";
import { announce } from "../ui/announce.js";
import { FileDrop } from "../ui/FileDrop.js";
import { Notice } from "../ui/Notice.js";
import { Section } from "../ui/Section.js";
import { ParcelMap } from "./ParcelMap.js";
import { checkParcel, describeOutline, type ParcelCheck } from "./parcels.js";
import { land } from "./words/index.js";

/** The parcel on a map, out of a file that the reader has; drawn only where the register vouches for it. */
export function Parcel({ digest, reference }: { readonly digest: Hex; readonly reference: string }) {
  const [check, setCheck] = useState<ParcelCheck | undefined>();
  const [file, setFile] = useState("");
  const { tiles } = useExplorer().settings;
  const open = async (given: File) => {
    setCheck(undefined);
    setFile(given.name);
    const outcome = await checkParcel(await given.text(), digest);
    setCheck(outcome);
    // A refusal speaks for itself, as an alert.
    if (outcome.outcome === "match") announce(land.parcel.outcome(outcome, given.name).title);
  };
  return (
    <Section title={land.parcel.title} className="parcel">
      <FileDrop
        label={land.parcel.label}
        hint={land.parcel.hint}
        accept=".geojson,.json,application/geo+json,application/json"
        onFile={(given) => void open(given)}
      />
      {check && (
        <Notice kind={check.outcome === "match" ? "good" : "error"} title={land.parcel.outcome(check, file).title}>
          <p>{land.parcel.outcome(check, file).text}</p>
        </Notice>
      )}
      {check?.outcome === "match" && (
        <>
          <ParcelMap outline={check.outline} tiles={tiles} label={land.parcel.map(reference)} />
          <p className="hint">{land.parcel.outline(describeOutline(check.outline))}</p>
        </>
      )}
    </Section>
  );
}
