import { levelOf } from "@civitas/sdk/presentations";

/** A picture that holds no code, or is none. */
export class NoCodeError extends Error {
  override readonly name = "NoCodeError";

  constructor(readonly reason: "no-code" | "no-image") {
    super(reason);
  }
}

/** Longest side of a picture as it is read: a phone's photograph is made smaller first. */
const LARGEST = 2400;

/** Draws a frame as a picture. */
export async function drawCode(frame: string): Promise<string> {
  const { toDataURL } = await import("qrcode");
  return toDataURL(frame, { errorCorrectionLevel: levelOf(frame), margin: 4, scale: 4 });
}

/** Reads the code in a picture. */
export async function readCode(file: File): Promise<string> {
  const [{ default: jsQR }, picture] = await Promise.all([
    import("jsqr"),
    createImageBitmap(file).catch(() => undefined),
  ]);
  if (picture === undefined) throw new NoCodeError("no-image");
  const scale = Math.min(1, LARGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height);
  const found = pixels && jsQR(pixels.data, pixels.width, pixels.height);
  if (!found) throw new NoCodeError("no-code");
  return found.data;
}
