import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { createSubmissionFieldsSchema } from "@/lib/core/views/submissions";
import { parseInput } from "@/lib/server/api";
import { problemResponse } from "@/lib/server/http-errors";
import { receiveUpload } from "@/lib/server/upload";
import type { Ctx } from "@/lib/services/context";
import { createSubmission } from "@/lib/services/submissions/createSubmission";

export interface UploadServer {
  url: string;
  send(file: { bytes: Uint8Array; fileName: string }, how: "form" | "body"): Promise<Response>;
  close(): Promise<void>;
}

/** A server that takes submissions as the route does, without pages and sessions around it. */
export async function startUploadServer(ctx: Ctx): Promise<UploadServer> {
  const take = async (request: Request): Promise<Response> => {
    try {
      const { bytes, fileName, fields } = await receiveUpload(request);
      const view = await createSubmission({ ctx, input: { bytes, fileName, fields: parseInput(createSubmissionFieldsSchema, fields) } });
      return Response.json(view, { status: 201 });
    } catch (error) {
      return problemResponse(error);
    }
  };
  const server = createServer((incoming, outgoing) => {
    const headers = new Headers(Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : [])));
    const request = new Request(`http://localhost${incoming.url ?? "/"}`, { method: "POST", headers, body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" } as RequestInit);
    void take(request).then(async (response) => {
      outgoing.writeHead(response.status, { "Content-Type": response.headers.get("content-type") ?? "" });
      outgoing.end(await response.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    send({ bytes, fileName }, how) {
      const fields = { set: "fuzz", model: "over HTTP", method: "vanilla" };
      if (how === "body") return fetch(`${url}/?${new URLSearchParams({ ...fields, fileName })}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: bytes as BodyInit });
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set("file", new Blob([bytes as BlobPart]), fileName);
      return fetch(url, { method: "POST", body: form });
    },
    close: () => new Promise((resolve, reject) => {
      server.closeAllConnections();
      server.close((error) => (error ? reject(error) : resolve()));
    }),
  };
}
