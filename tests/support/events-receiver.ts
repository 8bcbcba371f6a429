import http from "node:http";
import type { AddressInfo } from "node:net";
import { eventsRequestSchema } from "@/lib/core/training";
import { isAppError } from "@/lib/core/errors";
import { recordEvents } from "@/lib/services/training/recordEvents";
import type { ServiceBench } from "./services";

export interface EventsReceiver {
  url: string;
  close(): Promise<void>;
}

/** The one address of the web app that a trainer reports to, without the rest of it. */
export async function startEventsReceiver({ ctx }: Pick<ServiceBench, "ctx">): Promise<EventsReceiver> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const runId = /\/runs\/([^/]+)\/events$/.exec(request.url ?? "")?.[1] ?? "";
      const token = (request.headers.authorization ?? "").replace("Bearer ", "");
      const { events } = eventsRequestSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      recordEvents({ ctx, input: { runId, token, events } }).then(
        (answer) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer)),
        (error: unknown) => response.writeHead(isAppError(error) && error.code === "unauthenticated" ? 401 : 500).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
