import { type Hex, keccak256, stringToBytes, zeroAddress } from "viem";

/** Where the compiler left room for the address of a library: file → library → places. */
export type LinkReferences = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** Addresses of libraries by name. */
export type Libraries = Readonly<Record<string, string>>;

/** A library's code begins with its own address, by which it knows whether it is called or delegated to. */
const CALL_GUARD = /^0x73([0-9a-f]{40})3014/i;

/** Whether runtime code, as it was compiled, is a library's. */
export const isLibrary = (compiled: string): boolean => CALL_GUARD.exec(compiled)?.[1] === zeroAddress.slice(2);

/** Runtime code of a library as it stands at an address; other code as it is. */
export const placed = (compiled: Hex, address: string): Hex =>
  isLibrary(compiled) ? `0x73${address.slice(2).toLowerCase()}${compiled.slice(2 + 2 * 21)}` : compiled;

/** Compiled code with the addresses of its libraries in their places; a place whose library is not named stays. */
export function link(code: string, references: LinkReferences, libraries: Libraries): Hex {
  let linked = code;
  for (const [file, names] of Object.entries(references)) {
    for (const name of Object.keys(names)) {
      const address = libraries[name];
      if (address === undefined) continue;
      linked = linked.replaceAll(placeholder(`${file}:${name}`), address.slice(2).toLowerCase());
    }
  }
  return linked as Hex;
}

/** What the compiler writes where a library's address will be: the first digits of its full name's digest. */
const placeholder = (name: string): string => `__$${keccak256(stringToBytes(name)).slice(2, 36)}$__`;
