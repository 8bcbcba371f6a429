import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError, isAppError } from "@/lib/core/errors";
import { SCOPES, type Scope } from "@/lib/core/accounts";
import type { Actor } from "@/lib/services/context";
import type { UserActor } from "@/lib/services/accounts/access";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { as, person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { judged, problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { NO_VERBS, VERBS, type AnyVerb, type Need, type Row, type Target } from "./verbs";

const ROOT = path.resolve(import.meta.dirname, "../../..");
type Answer = "unauthenticated" | "forbidden" | "through";

let bench: ServiceBench;
let owner: UserActor;
let admin: UserActor;
let other: UserActor;

beforeAll(async () => {
  bench = await startServiceBench();
  const imported = await problemSet([problem("a"), problem("b")]);
  await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
  [owner, other, admin] = await Promise.all([person(bench.ctx), person(bench.ctx), person(bench.ctx, "admin")]);
  // The last admin is never lost to a row of the table.
  await person(bench.ctx, "admin");
});
afterAll(() => bench.close());

const withKey = (user: UserActor, ...scopes: Scope[]): UserActor => ({ ...user, scopes });
const without = (scope: Scope): Scope[] => SCOPES.filter((one) => one !== scope);

/** Who is tried on a verb, and what each gets; those who are refused first, so that what they are refused is still there. */
function expectations(need: Need): [string, Actor, Answer][] {
  const visitor: Actor = { kind: "visitor" };
  const owing: Actor = { ...admin, mustChangePassword: true };
  const allKeys = withKey(owner, ...SCOPES);
  const scoped = (scope: Scope): [string, Actor, Answer][] => [
    ["a visitor", visitor, "unauthenticated"],
    ["somebody who owes a new password", owing, "forbidden"],
    [`a key without the scope ${scope}`, withKey(owner, ...without(scope)), "forbidden"],
    [`a key with the scope ${scope}`, withKey(owner, scope), "through"],
    ["somebody signed in", owner, "through"],
    ["an admin", admin, "through"],
  ];
  switch (need) {
    case "public":
      return [["a visitor", visitor, "through"], ["a key without scopes", withKey(other), "through"], ["somebody signed in", owner, "through"], ["an admin", admin, "through"]];
    case "account":
      return [["a visitor", visitor, "unauthenticated"], ["a key without scopes", withKey(owner), "through"], ["somebody signed in", owner, "through"], ["an admin", admin, "through"]];
    case "read":
    case "submit":
    case "execute":
      return scoped(need);
    case "session":
      return [["a visitor", visitor, "unauthenticated"], ["a key with every scope", allKeys, "forbidden"], ["somebody signed in", owner, "through"], ["an admin", admin, "through"]];
    case "owner":
      return [["somebody else", other, "forbidden"], ["somebody else's key", withKey(other, ...SCOPES), "forbidden"], ["an admin's key without the scope admin", withKey(admin, ...without("admin")), "forbidden"], ...scoped("submit")];
    case "admin":
      return [
        ["a visitor", visitor, "unauthenticated"],
        ["a researcher", other, "forbidden"],
        ["a researcher's key with every scope", withKey(other, ...SCOPES), "forbidden"],
        ["an admin's key without the scope admin", withKey(admin, ...without("admin")), "forbidden"],
        ["an admin who owes a new password", owing, "forbidden"],
        ["an admin's key with the scope admin", withKey(admin, "admin"), "through"],
        ["an admin", admin, "through"],
      ];
  }
}

/** What a row acts on; made anew for each, since an allowed act may use it up. */
async function target(name: string): Promise<Target> {
  const bytes = new TextEncoder().encode(JSON.stringify({ problem: "a", language: "python", code: `print(input())  # ${name}` }));
  const submission = await createSubmission({ ctx: as(bench.ctx, owner), input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model: name, method: "vanilla" } } });
  const { id: profileId } = await bench.db.measurementProfile.upsert({ where: { hash: "p" }, create: { hash: "p", details: PROFILE }, update: {} });
  const sample = await bench.db.sample.findFirstOrThrow({ where: { submissionId: submission.id } });
  await recordExecution({ ctx: bench.ctx, input: { job: { kind: "sample", sampleId: sample.id }, judged: judged("AC"), profileId, workerName: "w", attempts: 1 } });
  const execution = await bench.db.execution.findFirstOrThrow({ where: { sampleId: sample.id } });
  const { setId, modelId } = await bench.db.submission.update({ where: { id: submission.id }, data: { visibility: "public", state: "scored" } });
  const reported = await bench.db.reportedResult.create({ data: { setId, modelId, passAt1: 0.5, sourceUrl: "https://example.org/", ownerId: owner.id, visibility: "public" } });
  const victim = await person(bench.ctx);
  return { submissionId: submission.id, reportedId: reported.id, executionId: execution.id, victimId: victim.id, set: "trial", bytes };
}

const PROFILE = { cpuModel: "CPU", cores: 2, measuringCores: [1], kernel: "k", cgroupMode: "v1", imageDigest: "sha256:0", runnerVersion: "1", languageVersions: {}, hash: "p" };
const gone = () => Promise.reject(new AppError("not_found", "there is none"));
const CHECKPOINTS = { onHub: gone, atPath: gone, fromArchive: gone, remove: async () => undefined };
const SOURCES = { seal: async (text: string) => text, checkUrl: async () => undefined, checkpoints: CHECKPOINTS };
const NOTICES = { seal: async (text: string) => text, checkWebhookUrl: async () => undefined, sendsEmail: false };

async function answerOf(name: string, { module, input }: Row, actor: Actor, on: Target): Promise<Answer> {
  const file = pathToFileURL(path.join(ROOT, "lib/services", `${module}.ts`)).href;
  const verb = ((await import(/* @vite-ignore */ file)) as Record<string, AnyVerb>)[name];
  if (verb === undefined) throw new Error(`${module} has no ${name}`);
  try {
    await verb({ ctx: { ...withAccounts(as(bench.ctx, actor)), notices: NOTICES, sources: SOURCES } as Parameters<AnyVerb>[0]["ctx"], input: input(on) });
    return "through";
  } catch (error) {
    // Whoever is let through may still ask for what is not there or cannot be; any other error is a fault of the table.
    if (!isAppError(error)) throw error;
    return error.code === "unauthenticated" || error.code === "forbidden" ? error.code : "through";
  }
}

describe("who may call what", () => {
  it.each(Object.entries(VERBS))("%s is for exactly whom the table says", async (name, row) => {
    const on = await target(name);
    for (const [who, actor, answer] of expectations(row.need)) expect(await answerOf(name, row, actor, on), `${who} gets`).toBe(answer);
  });

  it("is said of every verb that a page or a route calls", () => {
    const called = filesUnder("lib/server", "app").flatMap((file) => verbsImportedBy(readFileSync(file, "utf8")));
    expect([...new Set(called)].filter((name) => !NO_VERBS.has(name) && !(name in VERBS)).sort()).toEqual([]);
  });
});

function filesUnder(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
}

/** Functions that a file takes from the services; names of types and of constants are none. */
function verbsImportedBy(source: string): string[] {
  const imports = source.matchAll(/import (?!type)\{([^}]*)\} from "@\/lib\/services\/[^"]+"/g);
  return [...imports].flatMap(([, names]) => (names ?? "").split(",")).map((name) => name.trim()).filter((name) => /^[a-z]\w*$/.test(name));
}
