import { levelOf } from "@civitas/sdk/presentations";

/** A picture that holds no code, or is none. */
export class NoCodeError extends Error {
  override readonly name = "NoCodeError";

  constructor(readonly reason: "no-code" | "no-image") {
    super(reason);
  }
}

/** Reads the code in what is drawn, made larger or smaller by each of these sizes; undefined where there is none. */
export type ReadDrawn = (
  drawn: CanvasImageSource,
  width: number,
  height: number,
  sizes: readonly number[],
) => Promise<string | undefined>;

/**
 * Sizes at which a picture is looked at. The reader in plain script takes the squares of a dense code for a little larger
 * or smaller than they are at some sizes and then finds nothing, however sharp it is; it does not err at all of these.
 */
export const SIZES = [1, 1.5, 1.25, 0.75] as const;

/** Longest side of a picture as it is read: a phone's photograph is made smaller first. */
const LARGEST = 2400;

/** Pixels of each of a code's squares: drawn large and made smaller smoothly, none comes out wider than its neighbour. */
const SQUARE = 8;

/** Draws a frame as a picture. */
export async function drawCode(frame: string): Promise<string> {
  const { toDataURL } = await import("qrcode");
  return toDataURL(frame, { errorCorrectionLevel: levelOf(frame), margin: 4, scale: SQUARE });
}

/** Reads the code in a picture. */
export async function readCode(file: File): Promise<string> {
  const [read, picture] = await Promise.all([codeReader(), createImageBitmap(file).catch(() => undefined)]);
  if (picture === undefined) throw new NoCodeError("no-image");
  const text = await read(picture, picture.width, picture.height, SIZES);
  if (text === undefined) throw new NoCodeError("no-code");
  return text;
}

/** What reads codes here: the browser's own reader where it has one for such codes, and one in plain script elsewhere. */
export async function codeReader(): Promise<ReadDrawn> {
  return (await ownReader()) ?? (await plainReader());
}

/** The part that is used of the Shape Detection API, which TypeScript does not know yet. */
interface Detector {
  readonly detect: (drawn: CanvasImageSource) => Promise<readonly { readonly rawValue: string }[]>;
}
interface Detectors {
  readonly BarcodeDetector?: {
    new (options: { readonly formats: readonly string[] }): Detector;
    getSupportedFormats(): Promise<readonly string[]>;
  };
}

async function ownReader(): Promise<ReadDrawn | undefined> {
  const { BarcodeDetector } = globalThis as Detectors;
  if (BarcodeDetector === undefined) return undefined;
  const formats = await BarcodeDetector.getSupportedFormats().catch((): readonly string[] => []);
  if (!formats.includes("qr_code")) return undefined;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (drawn) => (await detector.detect(drawn))[0]?.rawValue;
}

async function plainReader(): Promise<ReadDrawn> {
  const { default: jsQR } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (drawn, width, height, sizes) => {
    for (const size of sizes) {
      const scale = Math.min(size, LARGEST / Math.max(width, height));
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      context?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
      const pixels = context?.getImageData(0, 0, canvas.width, canvas.height);
      const found = pixels && jsQR(pixels.data, pixels.width, pixels.height);
      if (found) return found.data;
    }
    return undefined;
  };
}
