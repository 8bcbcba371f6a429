import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface WebhookReceiver extends AsyncDisposable {
  url: string;
  host: string;
  calls: { headers: IncomingHttpHeaders; body: string }[];
  /** Statuses of the next answers; 200 once they are used up. */
  statuses: number[];
}

/** A server on the loopback interface that keeps the calls it gets. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const calls: WebhookReceiver["calls"] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks as Buffer[]).toString("utf8") });
      response.writeHead(statuses.shift() ?? 200, { location: "/elsewhere" }).end("not for the owner's eyes");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://${host}/hook`, host, calls, statuses, [Symbol.asyncDispose]: close };
}
