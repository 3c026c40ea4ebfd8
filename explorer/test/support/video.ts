import { PNG } from "pngjs";
import QRCode from "qrcode";

const [WIDTH, HEIGHT] = [640, 480];
/** Turns of a video in which each code is held. */
const HELD = 3;

/**
 * Draws codes one after another as a video without compression (YUV4MPEG2, 4:2:0), five pictures a second, which
 * Chromium plays again and again in place of a camera.
 */
export async function videoOf(frames: readonly string[]): Promise<Buffer> {
  const pictures = await Promise.all(frames.map(pictureOf));
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1\n`);
  return Buffer.concat([header, ...pictures.flatMap((picture) => Array.from({ length: HELD }, () => picture))]);
}

/** One picture: its light, and no colour. */
async function pictureOf(frame: string): Promise<Buffer> {
  const code = PNG.sync.read(await QRCode.toBuffer(frame, { width: HEIGHT, margin: 4, errorCorrectionLevel: "L" }));
  const light = Buffer.alloc(WIDTH * HEIGHT, 235);
  const left = Math.floor((WIDTH - code.width) / 2);
  for (let y = 0; y < Math.min(code.height, HEIGHT); y++) {
    for (let x = 0; x < code.width; x++) {
      light[y * WIDTH + left + x] = (code.data[4 * (y * code.width + x)] ?? 0) > 127 ? 235 : 16;
    }
  }
  return Buffer.concat([Buffer.from("FRAME\n"), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}
