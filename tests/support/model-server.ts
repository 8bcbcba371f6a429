import http from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  path: string;
  /** Of the connection, at the caller's end. */
  callerPort: number;
  headers: http.IncomingHttpHeaders;
  body: { model: string; messages?: { role: string; content: string }[]; prompt?: string; [field: string]: unknown };
}

/** What the scripted model answers: a text, or a whole HTTP answer, or nothing at all. */
export type Reply = string | { status: number; body: string; headers?: Record<string, string> } | "hang up";

export interface ModelServer {
  /** Up to and without /chat/completions. */
  baseUrl: string;
  asked: Asked[];
  close(): Promise<void>;
}

/** An OpenAI-compatible server on loopback that answers as it is told. */
export async function startModelServer(reply: (asked: Asked, index: number) => Reply | Promise<Reply>): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const one = { path: request.url ?? "", callerPort: request.socket.remotePort ?? 0, headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as Asked["body"] };
      const index = asked.push(one) - 1;
      send(response, await reply(one, index));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(response: http.ServerResponse, reply: Reply): void {
  if (reply === "hang up") response.destroy();
  else if (typeof reply === "string") response.writeHead(200, { "content-type": "application/json" }).end(chatAnswer(reply));
  else response.writeHead(reply.status, reply.headers).end(reply.body);
}

export function chatAnswer(content: string): string {
  return JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }], usage: { prompt_tokens: 100, completion_tokens: 50 } });
}
