import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { decrypt, encrypt } from "@/lib/infra/secrets";
import { onceByKey, type OnceByKeyInput, type OnceByKeyPorts } from "@/lib/services/idempotency/onceByKey";
import { person } from "@/tests/support/accounts";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";

const SECRET = "s".repeat(64);
const ports: OnceByKeyPorts = {
  seal: async (text, context) => encrypt(SECRET, text, context),
  unseal: async (sealed, context) => decrypt(SECRET, sealed, context),
  // Lets whoever works go on; what is waited for is the database's state.
  pause: () => new Promise((resolve) => setImmediate(resolve)),
};

let bench: ServiceBench;
let ownerId: string;
let runs: number;

beforeAll(async () => {
  bench = await startServiceBench();
});
afterAll(() => bench.close());

async function call(changes: Partial<OnceByKeyInput> = {}, now = new Date()) {
  const run = async () => ({ status: 201, location: "/made/1", body: JSON.stringify({ made: ++runs, secret: "only-once" }) });
  return onceByKey({ ctx: { db: bench.db, now: () => now }, input: { ownerId, route: "POST /things", key: "k", requestHash: "a", run, ...changes }, ports });
}

async function anew(): Promise<void> {
  ({ id: ownerId } = await person(bench.ctx));
  runs = 0;
}

describe("a call with a key", () => {
  it("does it once, also when many ask at once, and all get the first answer", async () => {
    await anew();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = async () => (await held, { status: 201, location: "/made/1", body: JSON.stringify({ made: ++runs }) });
    const asked = [call({ run: slow }), call({ run: slow }), call({ run: slow })];
    release();
    const answers = await Promise.all(asked);
    expect([runs, ...answers.map(({ body }) => body)]).toEqual([1, '{"made":1}', '{"made":1}', '{"made":1}']);
    expect(await call()).toEqual(answers[0]);
  });

  it("is refused where the request is another one", async () => {
    await anew();
    await call();
    await expect(call({ requestHash: "b" })).rejects.toMatchObject({ code: "conflict" });
    expect(runs).toBe(1);
  });

  it("is somebody's own, and an address's own", async () => {
    await anew();
    await call();
    await call({ route: "POST /others" });
    ({ id: ownerId } = await person(bench.ctx));
    await call();
    expect(runs).toBe(3);
  });

  it("that was refused can be sent again", async () => {
    await anew();
    const refused = () => Promise.reject(new AppError("rate_limited", "Too many."));
    await expect(call({ run: refused })).rejects.toMatchObject({ code: "rate_limited" });
    expect((await call({ requestHash: "b" })).body).toContain('"made":1');
  });

  it("whose process died on the way does nothing again, and says so", async () => {
    await anew();
    const at = new Date();
    await bench.db.idempotentCall.create({ data: { ownerId, route: "POST /things", key: "k", requestHash: "a", createdAt: at, expiresAt: new Date(at.getTime() + 1000) } });
    await expect(call()).rejects.toMatchObject({ code: "conflict", hint: expect.stringContaining("new key") });
    expect(runs).toBe(0);
  });

  it("is forgotten after a day", async () => {
    await anew();
    await call();
    await call({}, new Date(Date.now() + 25 * 3600 * 1000));
    expect(runs).toBe(2);
    expect(await bench.db.idempotentCall.count({ where: { ownerId } })).toBe(1);
  });

  it("keeps no answer that could be read, and goes with its account", async () => {
    await anew();
    await call();
    expect(JSON.stringify(await bench.db.idempotentCall.findMany({ where: { ownerId } }))).not.toContain("only-once");
    await bench.db.user.delete({ where: { id: ownerId } });
    expect(await bench.db.idempotentCall.count({ where: { ownerId } })).toBe(0);
  });
});
