import type { Group, MembershipProof } from "@civitas/sdk/groups";
import { useId, useState } from "react";
import { useExplorer } from "../chain/context.js";
import { announce } from "../ui/announce.js";
import { FileDrop } from "../ui/FileDrop.js";
import { Notice } from "../ui/Notice.js";
import { Section } from "../ui/Section.js";
import { proveIn } from "./prove.js";
import { groups } from "./words/index.js";

const { prove } = groups;

type Course =
  | { readonly state: "idle" }
  | { readonly state: "busy"; readonly text: string }
  | { readonly state: "failed"; readonly text: string }
  | { readonly state: "done"; readonly proof: MembershipProof; readonly taken: boolean; readonly seconds: string };

/** Makes a proof of membership in a worker of this browser. */
export function Prove({ group }: { readonly group: Group }) {
  const explorer = useExplorer();
  const [scope, setScope] = useState("");
  const [message, setMessage] = useState("");
  const [course, setCourse] = useState<Course>({ state: "idle" });
  const open = async (file: File) => {
    const began = performance.now();
    const show = (text: string) => setCourse({ state: "busy", text });
    const outcome = await proveIn(explorer, group, { file, scope, message }, show);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const next: Course = "proof" in outcome ? { state: "done", ...outcome, seconds } : { state: "failed", ...outcome };
    setCourse(next);
    announce(next.state === "failed" ? next.text : next.state === "done" && next.taken ? prove.done : prove.refused);
  };
  return (
    <Section title={prove.title}>
      <p>{prove.lead}</p>
      <Field label={prove.scope} value={scope} change={setScope} />
      <Field label={prove.message} value={message} change={setMessage} />
      <FileDrop
        label={prove.file}
        hint={prove.fileHint}
        accept=".json,application/json"
        onFile={(file) => void open(file)}
      />
      {course.state === "busy" && (
        <p className="waiting" role="status">
          {course.text}
        </p>
      )}
      {course.state === "failed" && (
        <Notice kind="error" title={prove.failed}>
          <p>{course.text}</p>
        </Notice>
      )}
      {course.state === "done" && (
        <>
          <Notice kind={course.taken ? "good" : "error"} title={course.taken ? prove.done : prove.refused}>
            <p>{course.taken ? prove.doneText(course.seconds) : prove.refusedText}</p>
          </Notice>
          <details className="raw" open>
            <summary>{prove.proof}</summary>
            <p className="hint">{prove.hint}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <section tabIndex={0} aria-label={prove.proof}>
              <pre data-proof>{written(course.proof)}</pre>
            </section>
          </details>
        </>
      )}
    </Section>
  );
}

const written = (proof: MembershipProof): string =>
  JSON.stringify(proof, (_, value) => (typeof value === "bigint" ? value.toString() : value), 2);

function Field({ label, value, change }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} value={value} autoComplete="off" onChange={({ currentTarget }) => change(currentTarget.value)} />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}
