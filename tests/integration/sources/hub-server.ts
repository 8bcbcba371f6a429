import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that answers as the hub does for what the importer asks: commit, file tree, ranged downloads. */
export interface HubServer extends AsyncDisposable {
  url: string;
  /** Paths of all requests so far. */
  requests: string[];
}

export interface HubRepository {
  /** Commit and files by branch or tag; files by path. */
  revisions: Record<string, { sha: string; files: Record<string, Uint8Array> }>;
  /** Only with this token, as for gated sets. */
  token?: string;
}

export async function startHub(repositories: Record<string, HubRepository>): Promise<HubServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    answer(repositories, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url, requests, [Symbol.asyncDispose]: close };
}

/** Of data sets, and of models, whose files have no prefix. */
const ROUTE = /^\/(?:(?:api\/)?datasets\/|api\/models\/)?([^/]+\/[^/]+)\/(revision|tree|resolve)\/([^/]+)(?:\/(.*))?$/;

function answer(repositories: Record<string, HubRepository>, request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? "/", "http://hub").pathname;
  const [, name = "", kind, encodedRevision = "", file = ""] = ROUTE.exec(path) ?? [];
  const repository = repositories[name];
  const wanted = decodeURIComponent(encodedRevision);
  const revision = repository?.revisions[wanted] ?? Object.values(repository?.revisions ?? {}).find(({ sha }) => sha === wanted);
  if (repository?.token && request.headers.authorization !== `Bearer ${repository.token}`) return json(response, 401, { error: "gated" });
  if (!repository || !revision) return json(response, 404, { error: "Repository or revision not found" });
  if (kind === "revision") return json(response, 200, info(name, revision.sha));
  if (kind === "tree") return json(response, 200, Object.entries(revision.files).map(([entry, bytes]) => ({ type: "file", path: entry, size: bytes.length, oid: "0" })));
  const bytes = revision.files[decodeURIComponent(file)];
  if (!bytes) {
    response.setHeader("X-Error-Code", "EntryNotFound");
    return json(response, 404, { error: "Entry not found" });
  }
  ranged(request, response, bytes);
}

function info(name: string, sha: string): object {
  return { _id: "1", id: name, sha, private: false, gated: false, downloads: 0, likes: 0, lastModified: "2025-01-01T00:00:00.000Z" };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function ranged(request: IncomingMessage, response: ServerResponse, bytes: Uint8Array): void {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  if (from === undefined) {
    response.writeHead(200, { etag: '"1"', "content-length": bytes.length }).end(bytes);
    return;
  }
  const end = to ? Math.min(Number(to), bytes.length - 1) : bytes.length - 1;
  const part = bytes.subarray(Number(from), end + 1);
  response.writeHead(206, { etag: '"1"', "content-range": `bytes ${from}-${end}/${bytes.length}`, "content-length": part.length }).end(part);
}
