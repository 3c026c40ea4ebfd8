import { useEffect, useRef, useState } from "react";
import { Notice } from "../../ui/Notice.js";
import { consents } from "../words/index.js";
import { codeReader, type ReadDrawn, SIZES } from "./codes.js";

const { camera: words } = consents.exchange;

/** Pause between two looks through the camera, in milliseconds. */
const PAUSE = 80;

/** Why a camera shows nothing. */
type Trouble = keyof typeof words.trouble;

/** Reads codes through the camera until there is nothing more to read. What it sees stays in this browser. */
export function Camera({ label, onCode }: CameraProps) {
  const [stream, setStream] = useState<MediaStream>();
  const [trouble, setTrouble] = useState<Trouble>();
  const video = useRef<HTMLVideoElement>(null);
  const handler = useRef(onCode);
  handler.current = onCode;

  useEffect(() => {
    const seen = video.current;
    if (stream === undefined || seen === null) return;
    let wanted = true;
    seen.srcObject = stream;
    watch(
      seen,
      () => wanted,
      (text) => handler.current(text),
    ).then(
      () => setStream(undefined),
      () => {
        setStream(undefined);
        setTrouble("failed");
      },
    );
    return () => {
      wanted = false;
      // The light beside the lens goes out.
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);

  const start = () => {
    setTrouble(undefined);
    openCamera().then(setStream, (error: unknown) => setTrouble(troubleOf(error)));
  };
  return (
    <>
      <p className="buttons">
        <button type="button" onClick={() => (stream === undefined ? start() : setStream(undefined))}>
          {stream === undefined ? label : words.stop}
        </button>
      </p>
      {stream !== undefined && (
        <div className="camera">
          <video ref={video} muted playsInline autoPlay aria-label={words.view} />
          <p role="status">{words.looking}</p>
        </div>
      )}
      {trouble !== undefined && (
        <Notice kind="error" title={words.none}>
          <p>{words.trouble[trouble]}</p>
        </Notice>
      )}
    </>
  );
}

interface CameraProps {
  readonly label: string;
  /** Takes the text of a code, and tells whether to look for another. */
  readonly onCode: (text: string) => Promise<boolean>;
}

async function openCamera(): Promise<MediaStream> {
  // Browsers leave it out where they have no camera to offer, or where the page did not come over a safe connection.
  if (navigator.mediaDevices === undefined) throw new DOMException("", "NotFoundError");
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
}

function troubleOf(error: unknown): Trouble {
  const { name } = error as Error;
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "failed";
}

async function watch(video: HTMLVideoElement, wanted: () => boolean, onCode: CameraProps["onCode"]): Promise<void> {
  const read: ReadDrawn = await codeReader();
  let last: string | undefined;
  for (let look = 0; wanted(); look++) {
    if (video.videoWidth > 0) {
      // Each look at another size: one after another they are as good, and each is over before the code changes.
      const text = await read(video, video.videoWidth, video.videoHeight, [SIZES[look % SIZES.length] ?? 1]);
      // A code that is still held there was taken already.
      if (text !== undefined && text !== last && wanted() && !(await onCode(text))) return;
      last = text ?? last;
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}
