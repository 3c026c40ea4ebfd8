// What these tests use of a package that brings no types.
declare module "@digitalbazaar/vc-bitstring-status-list" {
  interface List {
    readonly length: number;
    getStatus(index: number): boolean;
    setStatus(index: number, status: boolean): void;
  }
  export function createList(options: { length: number }): Promise<List>;
  export function decodeList(options: { encodedList: string }): Promise<List>;
  export function createCredential(options: {
    id: string;
    list: List;
    statusPurpose: string;
  }): Promise<{ readonly credentialSubject: { readonly encodedList: string } }>;
  export function checkStatus(options: object): Promise<{
    readonly verified: boolean;
    readonly results: readonly { readonly status: boolean }[];
  }>;
}
