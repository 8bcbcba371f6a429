import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAppError } from "@/lib/core/errors";
import type { CreateCheckpointFields } from "@/lib/core/views/checkpoints";
import { downloadFromHub, folderOf, inspectOnHub, inspectPath, newArchiveKey, removeCheckpoint, sweepCheckpoints, unpackCheckpoint } from "@/lib/infra/checkpoints";
import type { Actor } from "@/lib/services/context";
import type { UserActor } from "@/lib/services/accounts/access";
import { createCheckpoint } from "@/lib/services/sources/createCheckpoint";
import { deleteSource } from "@/lib/services/sources/deleteSource";
import { listSources } from "@/lib/services/sources/listSources";
import type { SourcesCtx } from "@/lib/services/sources/ports";
import { as, person } from "@/tests/support/accounts";
import { checkpointFiles, FACTS } from "@/tests/support/checkpoints";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { startHub, type HubServer } from "../sources/hub-server";

const MIB = 1024 * 1024;
const SHA = "0123456789abcdef0123456789abcdef01234567";
let bench: ServiceBench;
let hub: HubServer;
let dataDir: string;
let owner: UserActor;
let admin: UserActor;

beforeEach(async () => {
  bench = await startServiceBench();
  dataDir = await mkdtemp(path.join(tmpdir(), "afterburner-checkpoints-"));
  [owner, admin] = await Promise.all([person(bench.ctx), person(bench.ctx, "admin")]);
  hub = await startHub({
    "someone/tiny": { revisions: { main: { sha: SHA, files: { ...checkpointFiles(), "pytorch_model.bin": Buffer.from("x"), "README.md": Buffer.from("x") } } } },
    "someone/pickled": { revisions: { main: { sha: SHA, files: { ...checkpointFiles({ "model.safetensors": null }), "pytorch_model.bin": Buffer.from("x") } } } },
    "someone/private": { token: "hf_secret", revisions: { main: { sha: SHA, files: checkpointFiles() } } },
  });
});
afterEach(async () => {
  await hub[Symbol.asyncDispose]();
  await bench.close();
  await rm(dataDir, { recursive: true, force: true });
});

const hubOptions = (accessToken?: string) => ({ hubUrl: hub.url, allowed: [], accessToken });

/** The verbs' context with real ports on a folder of the test's own. */
function ctxOf(actor: Actor, maxBytes = 10 * MIB): SourcesCtx {
  const refuse = () => Promise.reject(new Error("not of checkpoints"));
  return {
    ...as(bench.ctx, actor),
    sources: {
      seal: refuse,
      checkUrl: refuse,
      checkpoints: {
        onHub: (id, revision, { isTrusted }) => inspectOnHub(id, revision, maxBytes, hubOptions(isTrusted ? "hf_secret" : undefined)),
        atPath: inspectPath,
        fromArchive: async (file) => {
          const key = newArchiveKey();
          return { key, facts: await unpackCheckpoint(file, folderOf(dataDir, { kind: "archive", hubId: null, revision: null, path: key }) ?? "", maxBytes) };
        },
        remove: (place) => removeCheckpoint(dataDir, place),
      },
    },
  };
}

const named = { name: "mine", model: "Tiny" };
const onHub = (hubId: string, more: object = {}): CreateCheckpointFields => ({ kind: "hub", hubId, ...named, ...more });
const add = (actor: Actor, fields: CreateCheckpointFields, archive?: string) => createCheckpoint({ ctx: ctxOf(actor), input: { fields, ...(archive !== undefined && { archive }) } });

async function archived(files = checkpointFiles()): Promise<string> {
  const packer = pack();
  for (const [name, content] of Object.entries(files)) packer.entry({ name: `model/${name}` }, content);
  packer.finalize();
  const file = path.join(dataDir, "upload");
  await writeFile(file, await buffer(packer));
  return file;
}

async function folder(): Promise<string> {
  const place = path.join(dataDir, "on-disk");
  await mkdir(place);
  for (const [name, content] of Object.entries(checkpointFiles())) await writeFile(path.join(place, name), content);
  return place;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => null, (thrown: unknown) => thrown);
  return isAppError(error) ? error.code : String(error);
}

describe("a checkpoint of the hub", () => {
  it("is stored at its commit with what its files say, and its weights are not fetched", async () => {
    const view = await add(owner, onHub("someone/tiny"));
    expect(view).toMatchObject({ kind: "hub", protocol: "chat", baseUrl: null, checkpoint: { ...FACTS, hubId: "someone/tiny", revision: SHA, path: null }, model: { name: "Tiny" } });
    expect((await listSources({ ctx: as(bench.ctx, owner), input: {} })).sources.map(({ id }) => id)).toEqual([view.id]);
    expect(existsSync(path.join(dataDir, "checkpoints"))).toBe(false);
    expect(hub.requests.some((asked) => asked.includes("README") || asked.includes("pytorch_model"))).toBe(false);
  });

  it("is downloaded whole or not at all, and only what a server needs", async () => {
    const target = path.join(dataDir, "hub", SHA);
    await downloadFromHub("someone/tiny", SHA, target, { ...hubOptions(), onProgress: () => undefined });
    expect((await readdir(target)).sort()).toEqual(Object.keys(checkpointFiles()).sort());
    const none = path.join(dataDir, "hub", "none");
    expect(await codeOf(downloadFromHub("someone/pickled", SHA, none, { ...hubOptions(), onProgress: () => undefined }))).toBe("invalid_input");
    expect(await readdir(path.join(dataDir, "hub"))).toEqual([SHA]);
  });

  it("is refused as a pickle, when it is not there, and when it is larger than allowed", async () => {
    expect(await codeOf(add(owner, onHub("someone/pickled")))).toBe("invalid_input");
    expect(await codeOf(add(owner, onHub("someone/gone")))).toBe("not_found");
    expect(await codeOf(createCheckpoint({ ctx: ctxOf(owner, 100), input: { fields: onHub("someone/tiny") } }))).toBe("too_large");
    expect(await bench.db.modelSource.count()).toBe(0);
  });

  it("is opened with the installation's token for admins alone", async () => {
    expect(await codeOf(add(owner, onHub("someone/private")))).toBe("forbidden");
    expect(await add(admin, onHub("someone/private"))).toMatchObject({ kind: "hub" });
  });
});

describe("a checkpoint in an archive", () => {
  it("is kept under the data folder until its source is deleted", async () => {
    const view = await add(owner, { kind: "archive", ...named }, await archived());
    expect(view).toMatchObject({ kind: "archive", checkpoint: { ...FACTS, path: null } });
    const archives = path.join(dataDir, "checkpoints/archives");
    expect(await readdir(archives)).toHaveLength(1);
    await deleteSource({ ctx: ctxOf(owner), input: { id: view.id } });
    expect(await readdir(archives)).toEqual([]);
  });

  it("leaves nothing when it is refused", async () => {
    expect(await codeOf(add(owner, { kind: "archive", ...named }, await archived(checkpointFiles({ "optimizer.pt": "x" }))))).toBe("invalid_input");
    expect(await codeOf(add(owner, { kind: "archive", ...named, protocol: "chat" }, await archived(checkpointFiles({ "tokenizer_config.json": "{}" }))))).toBe("invalid_input");
    expect(await readdir(path.join(dataDir, "checkpoints/archives"))).toEqual([]);
    expect(await codeOf(add(owner, { kind: "archive", ...named }))).toBe("invalid_input");
  });

  it("without a chat template is asked to continue texts", async () => {
    expect(await add(owner, { kind: "archive", ...named }, await archived(checkpointFiles({ "tokenizer_config.json": "{}" })))).toMatchObject({ protocol: "completion" });
  });
});

describe("what nobody names any more", () => {
  it("is removed once it is a day old, and what a source names stays", async () => {
    await add(owner, { kind: "archive", ...named }, await archived());
    const archives = path.join(dataDir, "checkpoints/archives");
    const [kept] = await readdir(archives);
    await mkdir(path.join(archives, newArchiveKey()));
    const commit = folderOf(dataDir, { kind: "hub", hubId: "someone/tiny", revision: SHA, path: null }) ?? "";
    await mkdir(commit, { recursive: true });
    const isNamed = async (place: object) => (await bench.db.modelSource.count({ where: { ...place, deletedAt: null } })) > 0;
    expect(await sweepCheckpoints(dataDir, isNamed)).toBe(0);
    expect(await sweepCheckpoints(dataDir, isNamed, Date.now() + 25 * 3600_000)).toBe(2);
    expect([await readdir(archives), existsSync(commit)]).toEqual([[kept], false]);
  });
});

describe("a checkpoint by path", () => {
  it("is for admins alone, written down, and never removed", async () => {
    const place = await folder();
    expect(await codeOf(add(owner, { kind: "path", path: place, ...named }))).toBe("forbidden");
    const view = await add(admin, { kind: "path", path: place, ...named });
    expect(view.checkpoint).toMatchObject({ ...FACTS, path: place });
    expect(await bench.db.auditEvent.findMany({ select: { action: true } })).toEqual([{ action: "source.create_path" }]);
    await deleteSource({ ctx: ctxOf(admin), input: { id: view.id } });
    expect(existsSync(path.join(place, "config.json"))).toBe(true);
  });

  it("is refused where there is none", async () => {
    expect(await codeOf(add(admin, { kind: "path", path: path.join(dataDir, "nowhere"), ...named }))).toBe("not_found");
    expect(await codeOf(add(admin, { kind: "path", path: "models", ...named }))).toBe("invalid_input");
  });
});

describe("a researcher", () => {
  it("has five checkpoints at most, and one the fewer when one is deleted", async () => {
    const views = [];
    for (let count = 0; count < 5; count++) views.push(await add(owner, onHub("someone/tiny")));
    expect(await codeOf(add(owner, onHub("someone/tiny")))).toBe("conflict");
    await deleteSource({ ctx: ctxOf(owner), input: { id: views[0]?.id ?? "" } });
    expect(await add(owner, onHub("someone/tiny"))).toMatchObject({ kind: "hub" });
  });

  it("cannot take away the files of a commit that another source still names", async () => {
    const [mine, theirs] = [await add(owner, onHub("someone/tiny")), await add(admin, onHub("someone/tiny"))];
    const kept = folderOf(dataDir, { kind: "hub", hubId: "someone/tiny", revision: SHA, path: null }) ?? "";
    await downloadFromHub("someone/tiny", SHA, kept, { ...hubOptions(), onProgress: () => undefined });
    await deleteSource({ ctx: ctxOf(owner), input: { id: mine.id } });
    expect(existsSync(kept)).toBe(true);
    await deleteSource({ ctx: ctxOf(admin), input: { id: theirs.id } });
    expect(existsSync(kept)).toBe(false);
  });
});
