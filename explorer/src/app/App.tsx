import { useEffect, useState } from "react";
import { ExplorerContext } from "../chain/context.js";
import { type Opening, openExplorer } from "../chain/explorer.js";
import { Announcer } from "../ui/announce.js";
import { TroubleNotice } from "../ui/Failure.js";
import { words } from "../words/index.js";
import { Frame } from "./Frame.js";
import { Pages } from "./Pages.js";
import { useRoute } from "./route.js";
import { Settings } from "./Settings.js";

/** The whole page: opens the node first, then shows what the address asks for. */
export function App() {
  const [opening, setOpening] = useState<Opening>({ state: "opening" });
  const [attempt, setAttempt] = useState(0);
  const { segment } = useRoute();
  const again = () => setAttempt((count) => count + 1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens again although nothing else changed.
  useEffect(() => {
    let wanted = true;
    setOpening({ state: "opening" });
    openExplorer().then(
      (opened) => wanted && setOpening(opened),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [attempt]);

  const explorer = opening.state === "open" ? opening.explorer : undefined;
  return (
    <ExplorerContext value={explorer}>
      <Announcer />
      <Frame explorer={explorer}>
        {segment === "settings" ? (
          <Settings onKept={again} />
        ) : opening.state === "failed" ? (
          <TroubleNotice trouble={opening.trouble} again={again} />
        ) : explorer === undefined ? (
          <p className="waiting">{words.opening}</p>
        ) : (
          <Pages explorer={explorer} />
        )}
      </Frame>
    </ExplorerContext>
  );
}
