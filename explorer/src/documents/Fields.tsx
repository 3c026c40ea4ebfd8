import type { Field, Json } from "@civitas/sdk/documents";
import { Section } from "../ui/Section.js";
import { Line, Summary } from "../ui/Summary.js";
import { documents } from "./words/index.js";

/** The fields that are shown, each with whether it is proven. */
export function Fields({
  fields,
  proven,
  title = documents.fields,
  text = proven ? documents.provenText : documents.notProvenText,
}: FieldsProps) {
  return (
    <Section title={title}>
      <p>{text}</p>
      <Summary>
        {fields.map(({ pointer, value }) => (
          <Line key={pointer} name={pointer}>
            {inWords(value)} <em className="hint">({proven ? documents.proven : documents.notProven})</em>
          </Line>
        ))}
      </Summary>
    </Section>
  );
}

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly proven: boolean;
  readonly title?: string;
  readonly text?: string;
}

/** A value as people write it: texts bare, lists with commas. The one object that is a field tells a list's length. */
function inWords(value: Json): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.length > 0) return value.map(inWords).join(", ");
  const length = value !== null && typeof value === "object" && "length" in value ? value["length"] : undefined;
  return typeof length === "number" && length > 0 ? documents.length(length) : JSON.stringify(value);
}
