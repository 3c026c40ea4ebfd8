/** A token's certificate as the registry draws it. */
export interface CertificateImage {
  /** `data:` URI of the drawing. */
  readonly image: string;
  /** The registry's own sentence about it. */
  readonly description: string;
}

const JSON_URI = "data:application/json;base64,";
const SVG_URI = "data:image/svg+xml;base64,";

/** Takes the drawing out of a token URI; undefined where it holds none that needs no server. */
export function certificateOf(tokenUri: string): CertificateImage | undefined {
  if (!tokenUri.startsWith(JSON_URI)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(tokenUri.slice(JSON_URI.length)), (char) => char.charCodeAt(0));
    const { image, description } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    if (typeof image !== "string" || !image.startsWith(SVG_URI)) return undefined;
    return { image, description: typeof description === "string" ? description : "" };
  } catch {
    return undefined;
  }
}
