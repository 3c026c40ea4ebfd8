import { FramesIncompleteError, FramesMixedError } from "@civitas/sdk/presentations";
import { useRef, useState } from "react";
import { FileDrop } from "../../ui/FileDrop.js";
import { consents } from "../words/index.js";
import { Camera } from "./Camera.js";
import { readCode } from "./codes.js";
import { Refusal } from "./Refusal.js";

const { scan: words } = consents.exchange;

/** Reads a message from codes, by pictures or by the camera, until it is whole. */
export function Scan({ picture, hint, camera, onFrames }: ScanProps) {
  const frames = useRef<readonly string[]>([]);
  const [error, setError] = useState<unknown>();

  /** Takes one more code; tells whether others are missing. */
  const take = async (text: string): Promise<boolean> => {
    const [missing, cause] = await attempt([...frames.current.filter((frame) => frame !== text), text]);
    setError(cause);
    return missing;
  };
  const attempt = async (scanned: readonly string[]): Promise<readonly [missing: boolean, error?: unknown]> => {
    try {
      frames.current = [];
      await onFrames(scanned);
      return [false];
    } catch (cause) {
      // What is missing may come with the next code.
      if (cause instanceof FramesIncompleteError) {
        frames.current = scanned;
        return [true, cause];
      }
      const [, ...others] = scanned;
      // Another message than the one that was begun: it begins with this code, and the old one is forgotten.
      if (cause instanceof FramesMixedError && others.length > 0) return attempt(scanned.slice(-1));
      return [false, cause];
    }
  };
  return (
    <>
      <Camera label={camera} onCode={take} />
      <FileDrop
        label={picture}
        hint={hint}
        accept="image/*"
        onFile={(file) => {
          readCode(file).then(take).catch(setError);
        }}
      />
      {error instanceof FramesIncompleteError ? (
        <p role="status">{words.more(error.missing, error.total)}</p>
      ) : (
        error !== undefined && <Refusal error={error} />
      )}
    </>
  );
}

interface ScanProps {
  /** What the camera's button says. */
  readonly camera: string;
  readonly picture: string;
  readonly hint: string;
  /** Takes the texts of the codes so far; refuses them with `FramesIncompleteError` while some are missing. */
  readonly onFrames: (frames: readonly string[]) => Promise<void>;
}
