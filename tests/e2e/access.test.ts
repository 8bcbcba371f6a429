import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS } from "@/lib/server/openapi/operations";
import type { Operation } from "@/lib/server/openapi/contract";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { signUp, type TestAccount } from "./support/accounts";
import { ENTRIES, fill } from "./support/fill";
import { startWeb, type RunningWeb } from "./support/web";

const NOBODY = "019f0000-0000-7000-8000-000000000000";
const isAdmins = ({ path, access }: Operation) => /^\/api\/v1\/(admin|training)\//.test(path) && access !== "trainer";
const isAccounts = ({ access }: Operation) => typeof access === "object";
const PRIVATE = OPERATIONS.filter(isAccounts).map((operation) => [`${operation.method.toUpperCase()} ${operation.path}`, operation] as const);

let bench: ServiceBench;
let web: RunningWeb;
let researcher: TestAccount;
let admin: TestAccount;
/** Public things of somebody else, so that nobody is turned away for want of them. */
let submissionId: string;
let reportedId: string;

beforeAll(async () => {
  bench = await startServiceBench();
  const { submissionIds, setId } = await fill(bench.ctx, { entries: ENTRIES.slice(0, 1) });
  submissionId = submissionIds[0] ?? "";
  const { modelId } = await bench.db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  ({ id: reportedId } = await bench.db.reportedResult.create({ data: { setId, modelId, passAt1: 0.5, sourceUrl: "https://example.org/", visibility: "public" } }));
  web = await startWeb(bench.url, { EXECUTION_ACCESS: "key" });
  researcher = await signUp(web);
  admin = await signUp(web, { role: "admin" });
});
afterAll(async () => {
  await web?.stop();
  await bench.close();
});

function addressOf({ path }: Operation): string {
  const id = path.startsWith("/api/v1/submissions/") ? submissionId : path.startsWith("/api/v1/reported-results/") ? reportedId : NOBODY;
  const values: Record<string, string> = { id, set: "starter", slug: "meter-windows", queue: "judge", name: "nobody" };
  return path.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? NOBODY);
}

function call(operation: Operation, headers: Record<string, string>): Promise<Response> {
  const example = operation.body?.["application/json"]?.example;
  const body = example === undefined ? undefined : JSON.stringify(example);
  return fetch(`${web.url}${addressOf(operation)}`, { method: operation.method.toUpperCase(), headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body }) });
}

describe("an address that is not for everybody", () => {
  it.each(PRIVATE)("%s refuses a visitor", async (_name, operation) => {
    expect((await call(operation, {})).status).toBe(401);
  });

  it.each(PRIVATE)("%s refuses a key that nobody has", async (_name, operation) => {
    expect((await call(operation, { Authorization: "Bearer ab_nobody" })).status).toBe(401);
  });

  it.each(PRIVATE.filter(([, operation]) => isAdmins(operation)))("%s refuses a researcher, by key and by session", async (_name, operation) => {
    expect((await call(operation, { Authorization: `Bearer ${researcher.key}` })).status).toBe(403);
    expect((await call(operation, { Cookie: researcher.cookie, Origin: web.url })).status).toBe(403);
  });

  it.each(PRIVATE.filter(([, { method }]) => method !== "get"))("%s refuses what another site's page sends in somebody's name", async (_name, operation) => {
    const { status } = await call(operation, { Cookie: admin.cookie, Origin: "https://elsewhere.example" });
    expect(status).toBe(403);
  });

  it("takes what a trainer reports by the token of its run, and in nobody's name", async () => {
    const [reporting] = OPERATIONS.filter(({ access }) => access === "trainer");
    const headers: Record<string, string>[] = [{}, { Authorization: `Bearer ${admin.key}` }, { Cookie: admin.cookie, Origin: web.url }, { Authorization: "Bearer abt_nobody" }];
    for (const sent of headers) expect((await call(reporting as Operation, sent)).status).toBe(401);
  });

  it("is for admins exactly where its address says so", () => {
    for (const operation of OPERATIONS) {
      const wantsAdmin = typeof operation.access === "object" && operation.access.scope === "admin";
      expect(wantsAdmin, operation.path).toBe(isAdmins(operation));
    }
  });
});
