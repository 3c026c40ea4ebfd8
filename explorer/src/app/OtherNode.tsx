import type { Explorer } from "../chain/explorer.js";
import { forgetRpcInAddress, keepSettings, readSettings } from "../chain/settings.js";
import { Notice } from "../ui/Notice.js";
import { words } from "../words/index.js";

/** Warns that another node answers than the one the page was published with: a forged link could name a lying one. */
export function OtherNode({ explorer }: { readonly explorer: Explorer }) {
  if (explorer.rpcUrl === explorer.deployment.rpcUrl) return null;
  const back = () => {
    const { rpcUrl: _, ...others } = readSettings();
    keepSettings(others);
    forgetRpcInAddress();
    location.reload();
  };
  return (
    <div className="width">
      <Notice kind="note" title={words.otherNode.title}>
        <p>{words.otherNode.text(explorer.rpcUrl)}</p>
        <button type="button" className="link" onClick={back}>
          {words.otherNode.back}
        </button>
      </Notice>
    </div>
  );
}
