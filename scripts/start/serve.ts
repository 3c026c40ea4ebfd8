import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { HOST } from "./port.js";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/geo+json",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** What a site is made of. */
export interface Site {
  /** Folders by the path under which their files appear; `/` is the page itself. */
  readonly folders: Readonly<Record<string, string>>;
  /** Documents that are made on the spot, by path. */
  readonly documents?: Readonly<Record<string, unknown>>;
}

/** Serves a site to this machine only. */
export async function serve(site: Site, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, HOST, resolve));
  return server;
}

/** Stops serving without waiting for browsers that keep their connections open. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("X-Content-Type-Options", "nosniff");
  if (request.method !== "GET" && request.method !== "HEAD") {
    return refuse(response.setHeader("Allow", "GET, HEAD"), 405, "Only reading works here.");
  }
  const path = pathOf(request.url ?? "/");
  if (path === undefined) return refuse(response, 400, "The address is not well formed.");
  if (site.documents !== undefined && Object.hasOwn(site.documents, path)) {
    response.writeHead(200, { "Content-Type": TYPES[".json"], "Cache-Control": "no-store" });
    response.end(JSON.stringify(site.documents[path]));
    return;
  }

  const file = await fileOf(site, path);
  if (file === undefined) return refuse(response, 404, "There is no such page.");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file.path).toLowerCase()] ?? "application/octet-stream",
    "Content-Length": file.size,
    "Cache-Control": "no-cache",
  });
  if (request.method === "HEAD") return void response.end();
  await pipeline(createReadStream(file.path), response);
}

/** The decoded path of an address; undefined where it is malformed or carries a NUL. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, "http://local").pathname);
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file behind a path. A page's own address, such as /title/7, is the page itself; a missing file is not. */
async function fileOf(site: Site, path: string): Promise<{ readonly path: string; readonly size: number } | undefined> {
  const prefixes = Object.keys(site.folders).sort((a, b) => b.length - a.length);
  const prefix = prefixes.find((candidate) => path.startsWith(candidate));
  if (prefix === undefined) return undefined;
  const folder = resolve(site.folders[prefix] ?? "");
  const wanted = resolve(folder, `.${sep}${path.slice(prefix.length)}`);
  if (wanted !== folder && !wanted.startsWith(folder + sep)) return undefined; // It climbs out of its folder.

  const found = await sized(wanted);
  if (found !== undefined) return found;
  return prefix === "/" && extname(path) === "" ? sized(join(folder, "index.html")) : undefined;
}

async function sized(path: string): Promise<{ readonly path: string; readonly size: number } | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? { path, size: found.size } : undefined;
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "Content-Type": TYPES[".txt"] }).end(`${words}\n`);
}
