import { createServer } from "node:net";

let next = Number(process.env["CIVITAS_TEST_PORTS"] ?? 0);

/** A free port: the system's choice, or one after the other from CIVITAS_TEST_PORTS on. */
export async function freePort(): Promise<number> {
  if (next > 0) return next++;
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
