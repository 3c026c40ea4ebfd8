import type { Trouble } from "../chain/trouble.js";

/** Small numbers, as far as words are shorter to grasp. */
const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A count in words. */
export const count = (n: number, one: string, many: string): string => `${NUMBERS[n] ?? n} ${n === 1 ? one : many}`;

/** A text with a capital letter in front. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every word that the page says, in English. Another language is another file of the same shape. */
export const en = {
  service: "Public records",
  skip: "Skip to the content",
  nav: "This page",
  opening: "Asking the node…",
  tryAgain: "Try again",
  readAgain: "Read again",
  readAt: (block: bigint) => `Read at block ${block},`,
  found: (name: string, standing: string) => `${name}: ${standing}`,

  home: {
    title: "Look up a public record",
    lead: "See who holds a title to land, what burdens it, and whether a licence or certificate is in force.",
    written: "Written like",
    samples: "Records to try",
    back: "Go to the start.",
    trustTitle: "What you can rely on",
    trust:
      "Everything shown here is read from the register itself while you wait, and each line of a history names the block and the transaction in which it was entered. Nobody can change an entry behind the register’s back.",
    privacy:
      "The register holds no names, addresses or other personal data: people appear as account numbers, documents as digests. This page keeps nothing about you and asks nobody but the node that is named below.",
  },

  search: {
    label: "Reference of a title or a licence",
    again: "Look up another record",
    hint: "As it stands on the document, for example BK-7065-1 or LBUS/1543954.",
    button: "Look up",
  },

  find: {
    caption: "Search",
    looking: (text: string) => `Looking for ${text}…`,
    count: (found: number, text: string) =>
      found === 0
        ? `Nothing is registered under ${text}`
        : `${capital(count(found, "record", "records"))} under ${text}`,
    advice: "Check the reference on the document. Letters, figures, dashes and strokes all count.",
    looked: "Where this page looked",
    result: (looked: string, found: number) => `${looked}: ${found === 0 ? "nothing" : `${found} found`}`,
  },

  unknown: {
    title: "Not in the register",
    text: (chainId: number) =>
      `No entry goes by this reference on chain ${chainId}. It may be written differently, or be in another register. A document that claims this reference should not be relied on before its issuer has been asked.`,
  },

  notFound: { title: "There is no such page", text: "The address leads nowhere." },

  troubleTitle: "The register cannot be read now",
  trouble: (trouble: Trouble): { readonly title: string; readonly text: string } => {
    switch (trouble.kind) {
      case "no-deployment":
        return {
          title: "The page does not know where the register is",
          text: `It found no deployment record at ${trouble.url}. Whoever publishes the page must publish deployment.json beside it.`,
        };
      case "bad-deployment":
        return {
          title: "The page does not know where the register is",
          text: `Its deployment record gives no valid ${trouble.field} for ${trouble.contract}. Whoever publishes the page must restore it.`,
        };
      case "bad-url":
        return {
          title: "The node’s address is not a web address",
          text: `“${trouble.url}” cannot be asked. An address begins with https:// or http://.`,
        };
      case "no-answer":
        return {
          title: "The node does not answer",
          text: `Nothing came back from ${trouble.url}. Your connection or the node may be down, or the node may refuse pages like this one. Try again, or name another node in the settings.`,
        };
      case "other-chain":
        return {
          title: "The node is of another chain",
          text: `The register is on chain ${trouble.expected}, and ${trouble.url} answers for chain ${trouble.found}. Name a node of chain ${trouble.expected} in the settings.`,
        };
      case "no-code":
        return {
          title: "The register is not on this node’s chain",
          text: `The node at ${trouble.url} finds no contract at ${trouble.address}, where the ${trouble.contract} should be. The node may still be catching up, or the local chain may have been started anew.`,
        };
      case "unexpected":
        return { title: "Something went wrong while reading", text: trouble.message };
    }
  },

  settings: {
    title: "Settings",
    change: "Change the settings",
    keep: "Save",
    kept: "Saved. The page now asks the node that you named.",
    badUrl: "Give addresses that begin with https:// or http://.",
    rpc: {
      label: "Address of the node",
      hint: "Any node of the register’s chain, your own included. Leave it empty for the one this page was published with.",
    },
    tiles: {
      label: "Address of map pictures (optional)",
      hint: "With {z}, {x} and {y}. Without it parcels are drawn on a plain ground and no server learns what you look at.",
    },
    attribution: { label: "Source of the map pictures (optional)", hint: "Shown on the map." },
  },

  otherNode: {
    title: "Another node answers than the one this page was published with",
    text: (url: string) => `What you read comes from ${url}. Trust it only if you chose that node yourself.`,
    back: "Ask the published node",
  },

  foot: {
    about: "Civitas reads public registers on Ethereum. It stores nothing and sends nothing but questions to the node.",
    node: (url: string, chainId: number) => `Node ${url}, chain ${chainId}`,
  },

  copy: {
    copy: "Copy",
    label: (what: string) => `Copy ${what}`,
    done: (what: string) => `Copied ${what}.`,
    failed: "The browser did not allow copying. Select the text instead.",
  },

  chain: {
    account: (short: string) => `account ${short}`,
    block: (block: bigint) => `block ${block}`,
    transaction: (short: string) => `transaction ${short}`,
    inExplorer: (what: string) => `${what}, in the block explorer`,
  },

  history: {
    title: "History",
    entry: (number: number) => `Entry ${number},`,
    enteredBy: "Entered by",
    missing: {
      title: "The node left out a part of the history",
      text: "The register counts other acts than the node told. Name a node that keeps all logs in the settings.",
    },
    basis: "Document",
    basisOf: (number: number) => `digest of the document behind entry ${number}`,
  },

  certificate: {
    title: "Certificate",
    hint: "Drawn by the register itself, not by this page.",
    save: "Save the picture",
    file: "certificate.svg",
  },

  raw: { title: "The record as the contract answers", hint: "For those who check by machine. Times are Unix seconds." },

  registry: {
    paused: "The register takes no entries for now. What it holds stands.",
    closed: "The register is closed to new entries. What it holds stands.",
    successor: "Carried on by",
  },
};
