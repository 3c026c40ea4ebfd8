// What this folder uses of packages that bring no types.
declare module "@digitalbazaar/credentials-context" {
  export const contexts: ReadonlyMap<string, unknown>;
}

declare module "@digitalbazaar/ecdsa-multikey" {
  export interface KeyPair {
    readonly id: string;
    readonly controller: string;
    readonly publicKeyMultibase: string;
    signer(): unknown;
    export(options: { publicKey: boolean; secretKey?: boolean }): Promise<Record<string, string>>;
  }
  export function from(key: Record<string, unknown>): Promise<KeyPair>;
  export function generate(options: { curve: "P-256"; controller?: string }): Promise<KeyPair>;
}

declare module "@digitalbazaar/ecdsa-sd-2023-cryptosuite" {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): unknown;
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[] }): unknown;
  export function createVerifyCryptosuite(): unknown;
}

declare module "@digitalbazaar/data-integrity" {
  export class DataIntegrityProof {
    constructor(options: { signer?: unknown; cryptosuite: unknown; date?: Date | string });
  }
}

declare module "jsonld-signatures" {
  interface Options {
    readonly suite: unknown;
    readonly purpose: unknown;
    readonly documentLoader: (url: string) => Promise<unknown>;
  }
  interface Outcome {
    readonly verified: boolean;
    readonly error?: { readonly message: string; readonly errors?: readonly Error[] };
  }
  const signatures: {
    sign(document: unknown, options: Options): Promise<Record<string, unknown>>;
    derive(document: unknown, options: Options): Promise<Record<string, unknown>>;
    verify(document: unknown, options: Options): Promise<Outcome>;
    readonly purposes: {
      readonly AssertionProofPurpose: new (options?: { controller?: unknown; date?: Date }) => unknown;
    };
  };
  // biome-ignore lint/style/noDefaultExport: it is the library that exports so.
  export default signatures;
}
