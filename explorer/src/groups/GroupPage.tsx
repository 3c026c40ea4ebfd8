import { useCallback, useEffect } from "react";
import { toHex } from "viem";
import type { PageProps } from "../app/kind.js";
import { useExplorer } from "../chain/context.js";
import { useReading } from "../chain/reading.js";
import { announce } from "../ui/announce.js";
import { Digest } from "../ui/chain.js";
import { Failure } from "../ui/Failure.js";
import { Heading } from "../ui/Heading.js";
import { History } from "../ui/History.js";
import { Raw } from "../ui/Raw.js";
import { ReadAt } from "../ui/ReadAt.js";
import { RegistryNotice } from "../ui/RegistryNotice.js";
import { Section } from "../ui/Section.js";
import { Standing } from "../ui/Standing.js";
import { Line, Summary } from "../ui/Summary.js";
import { Unknown } from "../ui/Unknown.js";
import { words } from "../words/index.js";
import { actsOf } from "./acts.js";
import { Prove } from "./Prove.js";
import { type GroupView, readGroupView } from "./read.js";
import { groups } from "./words/index.js";

/** A group: its root, its size, its story, and a tool for its members. */
export function GroupPage({ parts }: PageProps) {
  const name = parts[0] ?? "";
  const explorer = useExplorer();
  const read = useCallback(() => readGroupView(explorer, name), [explorer, name]);
  const [reading, again] = useReading(read);

  useEffect(() => {
    if (reading.state !== "read") return;
    const { value } = reading;
    announce(value === undefined ? groups.unknown(name) : words.found(groups.name(name), titleOf(value)));
  }, [reading, name]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(name)}</p>;
  if (reading.value === undefined) return <Unknown title={groups.unknown(name)} />;
  return <Group view={reading.value} again={again} />;
}

const titleOf = ({ story, members, group }: GroupView): string => {
  if (story === undefined) return groups.standing.incomplete;
  return members === undefined ? groups.standing.places(group.size) : groups.standing.members(members);
};

function Group({ view, again }: { readonly view: GroupView; readonly again: () => void }) {
  const { group, story } = view;
  return (
    <article className="record">
      <Heading caption={groups.caption} name={groups.name(view.name)}>
        {view.name}
      </Heading>
      <ReadAt head={view.head} again={again} />
      <Standing tone={story === undefined ? "stop" : "good"} title={titleOf(view)}>
        <p>{story === undefined ? groups.standing.incompleteText : groups.standing.text}</p>
      </Standing>
      <RegistryNotice registry={view.registry} />
      <Section title={groups.record}>
        <Record view={view} />
      </Section>
      <Section title={groups.recompute}>
        <p>{recomputing(view)}</p>
      </Section>
      {group.kind === "kept" && story !== undefined && group.size > 0n && <Prove group={group} />}
      <History acts={story && actsOf(story)} />
      <Raw record={group} />
    </article>
  );
}

function recomputing({ group, story }: GroupView): string {
  if (group.kind === "published") return groups.recomputePublished;
  return story === undefined ? groups.recomputeKeptFailed : groups.recomputeKept;
}

function Record({ view: { group } }: { readonly view: GroupView }) {
  const { published } = group;
  return (
    <Summary>
      <Line name={groups.kind}>{groups[group.kind]}</Line>
      <Line name={groups.root}>
        {group.root === 0n ? groups.none : <Digest value={toHex(group.root, { size: 32 })} what={groups.root} />}
      </Line>
      <Line name={groups.places}>{String(group.size)}</Line>
      <Line name={groups.window}>{groups.seconds(group.rootWindow)}</Line>
      <Line name={groups.office}>{String(group.office)}</Line>
      {published !== undefined && (
        <>
          <Line name={groups.countersigned}>
            {groups.countersigners(published.countersignatures, String(published.countersigner))}
          </Line>
          <Line name={groups.revision}>{published.revision === 0 ? groups.none : String(published.revision)}</Line>
          {published.list !== undefined && (
            <Line name={groups.list}>
              <Digest value={published.list} what={groups.list} />
            </Line>
          )}
        </>
      )}
    </Summary>
  );
}
