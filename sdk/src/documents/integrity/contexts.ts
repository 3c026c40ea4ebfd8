/// <reference path="./untyped.d.ts" />
import { contexts } from "@digitalbazaar/credentials-context";
import { CivitasError } from "../../core/errors.js";
import type { JsonObject } from "../types.js";
import { multikey, type PublicKey } from "./keys.js";

/** The W3C's context that gives every member a meaning which no other context names: the second one of a document. */
export const ANY_MEMBER = "https://www.w3.org/ns/credentials/undefined-terms/v2";

/** A document refers to a context, or a proof to a key, that was not handed over. Nothing is fetched. */
export class ContextUnknownError extends CivitasError {
  override readonly name = "ContextUnknownError";

  constructor(readonly url: string) {
    super(`${url} is neither a context nor a key that is known here. Hand it over; nothing is fetched.`);
  }
}

/** Contexts by their URLs, beside those of the W3C. */
export type Contexts = Readonly<Record<string, JsonObject>>;

/** Finds contexts and keys among what is bundled and what was handed over, and asks no network. */
export const loaderOf =
  (own: Contexts, keys: readonly PublicKey[]) =>
  async (url: string): Promise<{ contextUrl: null; documentUrl: string; document: unknown }> => {
    const key = keys.find(({ id }) => id === url);
    const context = Object.hasOwn(own, url) ? own[url] : contexts.get(url);
    const document = key === undefined ? context : multikey(key);
    if (document === undefined) throw new ContextUnknownError(url);
    return { contextUrl: null, documentUrl: url, document };
  };
