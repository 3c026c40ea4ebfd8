import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Scripts and styles from the page's own folder alone; data from the node that the reader names. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: http: https:",
  "connect-src 'self' http: https:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Only what is published carries the policy: the development server speaks through inline scripts. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
  ],
};

/** A folder of static files with relative addresses: it works from any place on any server. */
export default defineConfig(({ command }) => {
  // A test that builds the page passes its own NODE_ENV on, and React would come with all that only developers need.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    base: "./",
    plugins: [react(), contentSecurityPolicy],
    build: {
      target: "es2022",
      modulePreload: { polyfill: false },
      assetsInlineLimit: 8_192,
      reportCompressedSize: false,
      // What counts is the first load over the wire, which scripts/size.mjs holds to its limit.
      chunkSizeWarningLimit: 700,
    },
  };
});
