import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batchRequestSchema } from "@/lib/core/executions/request";
import type { Actor } from "@/lib/services/context";
import { cancelBatch } from "@/lib/services/executions/cancelBatch";
import { findBatch, readBatch } from "@/lib/services/executions/readBatch";
import { serviceStatus } from "@/lib/services/executions/serviceStatus";
import { submitBatch } from "@/lib/services/executions/submitBatch";
import { submitTask } from "@/lib/services/executions/submitTask";
import { as, person } from "@/tests/support/accounts";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";

type Access = "open" | "key";

const VISITOR: Actor = { kind: "visitor" };
const settings = (access: Access) => ({ access, queueLimit: 1000, retentionMs: 3_600_000 });

let bench: ServiceBench;
let owner: Actor;
let other: Actor;
let admin: Actor;

beforeAll(async () => {
  bench = await startServiceBench();
  owner = await person(bench.ctx);
  other = await person(bench.ctx);
  admin = await person(bench.ctx, "admin");
});
afterAll(() => bench.close());

function submit(actor: Actor, { access = "key" as Access, key = null as string | null, code = "print(1)" } = {}) {
  const request = batchRequestSchema.parse({ executions: [{ code }] });
  return submitBatch({ ctx: as(bench.ctx, actor), input: { request, idempotencyKey: key, ...settings(access) } });
}
const read = (actor: Actor, id: string, access: Access = "key") => readBatch({ ctx: as(bench.ctx, actor), input: { id, after: 0, access } });
const cancel = (actor: Actor, id: string, access: Access = "key") => cancelBatch({ ctx: as(bench.ctx, actor), input: { id, access } });

describe("a batch of somebody", () => {
  it("is read and given up by its owner and an admin, and is not there for anybody else", async () => {
    const { id } = await submit(owner);
    for (const stranger of [other, VISITOR]) {
      for (const access of ["open", "key"] as const) {
        expect(await findBatch({ ctx: as(bench.ctx, stranger), input: { id, access } })).toBeNull();
        await expect(read(stranger, id, access)).rejects.toMatchObject({ code: "not_found" });
        await expect(cancel(stranger, id, access)).rejects.toMatchObject({ code: "not_found" });
      }
    }
    expect((await read(owner, id)).batch).toMatchObject({ id, done: 0 });
    expect((await read(admin, id)).batch.id).toBe(id);
    expect(await cancel(owner, id)).toBe(1);
  });

  it("is hidden from a key of its owner that may not execute", async () => {
    const { id } = await submit(owner);
    if (owner.kind !== "user") throw new Error("the owner is a person");
    await expect(read({ ...owner, scopes: ["read"] }, id)).rejects.toMatchObject({ code: "not_found" });
    expect((await read({ ...owner, scopes: ["execute"] }, id)).batch.id).toBe(id);
  });

  it("is not found by the Idempotency-Key of another person or of nobody", async () => {
    const mine = await submit(owner, { access: "open", key: "step-1" });
    expect((await submit(owner, { access: "open", key: "step-1" })).id).toBe(mine.id);
    const theirs = await submit(other, { access: "open", key: "step-1" });
    const nobodys = await submit(VISITOR, { access: "open", key: "step-1" });
    if (owner.kind !== "user") throw new Error("the owner is a person");
    const guessed = await submit(VISITOR, { access: "open", key: `${owner.id}:step-1` });
    expect(new Set([mine.id, theirs.id, nobodys.id, guessed.id]).size).toBe(4);
  });
});

describe("where executions need a key", () => {
  it("a visitor and a key without the scope run nothing and see no status", async () => {
    const task = (actor: Actor) => submitTask({ ctx: as(bench.ctx, actor), input: { request: { code: "print(1)", language: "python3" }, ...settings("key") } });
    const status = (actor: Actor) => serviceStatus({ ctx: as(bench.ctx, actor), input: settings("key") });
    for (const call of [submit, task, status]) await expect(call(VISITOR)).rejects.toMatchObject({ code: "unauthenticated" });
    const reader = await person(bench.ctx, "researcher", ["read", "submit"]);
    for (const call of [submit, task, status]) await expect(call(reader)).rejects.toMatchObject({ code: "forbidden" });
    const runner = await person(bench.ctx, "researcher", ["execute"]);
    expect(await submit(runner)).toMatchObject({ total: 1 });
    expect(await status(runner)).toMatchObject({ max_queue_size: 1000 });
  });

  it("a batch that nobody sent, from when executions were open, is no longer a visitor's to read", async () => {
    const { id } = await submit(VISITOR, { access: "open" });
    expect((await read(VISITOR, id, "open")).batch.id).toBe(id);
    await expect(read(VISITOR, id, "key")).rejects.toMatchObject({ code: "not_found" });
  });
});
