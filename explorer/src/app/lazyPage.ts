import { type ComponentType, lazy } from "react";
import type { PageProps } from "./kind.js";

/** A page that is loaded when somebody first opens it: the start page needs nothing of it. */
export const lazyPage = (load: () => Promise<ComponentType<PageProps>>): ComponentType<PageProps> =>
  lazy(async () => ({ default: await load() }));
