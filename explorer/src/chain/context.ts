import { createContext, use } from "react";
import type { Explorer } from "./explorer.js";

/** Hands the opened explorer to every page below. */
export const ExplorerContext = createContext<Explorer | undefined>(undefined);

/** The opened explorer. Pages are shown only once there is one. */
export function useExplorer(): Explorer {
  const explorer = use(ExplorerContext);
  if (explorer === undefined) throw new TypeError("A page was shown before the explorer was open.");
  return explorer;
}
