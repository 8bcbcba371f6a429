// @ts-check
// The web app in production: Next behind a server of ours, which says truly where each request came from.
// node scripts/web.mjs [HOST] [PORT]
import http from "node:http";
import path from "node:path";
import next from "next";
import { keepWhatIsTrue, trustedProxies } from "./web/client.mjs";

const [host = "127.0.0.1", portText = process.env.PORT || "3000"] = process.argv.slice(2);
const port = Number(portText);
/** Long enough for pages; streams of events are broken off, and taken up again by who listens. */
const CLOSING_MS = 3_000;
const TWO_YEARS_S = 63_072_000;

const proxies = trustedProxies(process.env.TRUSTED_PROXIES ?? "");
const isHttps = process.env.PUBLIC_URL?.startsWith("https://") ?? false;
// Where Next finds itself. Without it, it would believe the Host header of whoever asks.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host}:${port}`;

/** Methods that no Request can be made of: Next would call them a fault of its own. */
const UNKNOWN_INSIDE = new Set(["TRACE", "TRACK"]);

const app = next({ dev: false, dir: path.resolve(import.meta.dirname, ".."), hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();

const server = http.createServer((request, response) => {
  if (UNKNOWN_INSIDE.has(request.method ?? "")) return refuseMethod(request, response);
  keepWhatIsTrue(request, proxies);
  if (isHttps) response.setHeader("Strict-Transport-Security", `max-age=${TWO_YEARS_S}`);
  handle(request, response).catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});

/** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
function refuseMethod(request, response) {
  const title = "Not a method of this address";
  const body = { type: "/docs/api#method_not_allowed", title, status: 405, code: "method_not_allowed", detail: `${request.method} is not a method of any address here.` };
  response.writeHead(405, { "Content-Type": "application/problem+json", "Cache-Control": "no-store", Allow: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" });
  response.end(JSON.stringify(body));
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), CLOSING_MS).unref();
  });
}
server.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.listen(port, host, () => process.stdout.write(`listening on ${host}, port ${port}\n`));
