import { CivitasError, type Deployment, DeploymentInvalidError, parseDeployment } from "@civitas/sdk/core";

/** A record that whoever published the page suggests to look at. */
export interface Sample {
  readonly label: string;
  /** Address within the page, such as `title/BK-7065-1`. */
  readonly path: string;
}

/** What was deployed, and which node and block explorer the publisher of the page names. */
export interface PublishedDeployment extends Deployment {
  readonly rpcUrl: string;
  readonly explorerUrl?: string;
  readonly samples: readonly Sample[];
}

/** The page was published without its deployment record. */
export class DeploymentMissingError extends CivitasError {
  override readonly name = "DeploymentMissingError";

  constructor(readonly url: string) {
    super(`No deployment record lies at ${url}. Publish the page together with its deployment.json.`);
  }
}

/** Reads the record that lies beside the page. */
export async function loadDeployment(url = "./deployment.json"): Promise<PublishedDeployment> {
  const response = await fetch(url, { cache: "no-cache" }).catch(() => undefined);
  if (response === undefined || !response.ok) throw new DeploymentMissingError(new URL(url, location.href).href);
  const record: unknown = await response.json().catch(() => undefined);
  return published(record);
}

function published(record: unknown): PublishedDeployment {
  const { chainId, rpcUrl, explorerUrl, contracts, samples } = fields(record);
  if (typeof chainId !== "number" || !Number.isSafeInteger(chainId)) throw invalid("chainId");
  if (!isWebUrl(rpcUrl)) throw invalid("rpcUrl");
  if (explorerUrl !== undefined && !isWebUrl(explorerUrl)) throw invalid("explorerUrl");
  return {
    ...parseDeployment(chainId, [contracts]),
    rpcUrl,
    ...(explorerUrl === undefined ? {} : { explorerUrl: explorerUrl.replace(/\/+$/, "") }),
    samples: Array.isArray(samples) ? samples.flatMap(sample) : [],
  };
}

function sample(value: unknown): readonly Sample[] {
  const { label, path } = fields(value);
  return typeof label === "string" && typeof path === "string" ? [{ label, path: path.replace(/^[#/]+/, "") }] : [];
}

function fields(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

const invalid = (field: string) => new DeploymentInvalidError("the page", field);

/** Whether a text is the address of something that a browser can ask. */
export function isWebUrl(value: unknown): value is string {
  return typeof value === "string" && /^https?:\/\//i.test(value) && URL.canParse(value);
}
