import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/services/accounts/access";
import { getPublicResult } from "@/lib/services/outputs/getPublicResult";
import { listPublished } from "@/lib/services/outputs/listPublished";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { computeLeaderboard } from "@/lib/services/scoring/computeLeaderboard";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { as, person } from "@/tests/support/accounts";
import { calibrate, judgeAndScore, makeProfile } from "@/tests/support/scored";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";

const SLUGS = ["a", "b", "c"];
const VISITOR = { kind: "visitor" } as const;

let bench: ServiceBench;
let owner: UserActor;
let profileId: string;

beforeEach(async () => {
  bench = await startServiceBench();
  profileId = await makeProfile(bench);
  owner = await person(bench.ctx);
});
afterEach(() => bench.close());

/** A calibrated set. */
async function calibrated(slug: string, from: { source: string; revision: string | null }): Promise<string> {
  const imported = await problemSet(SLUGS.map((name) => problem(`${slug}-${name}`)));
  const { setId } = await importProblemSet({ ctx: bench.ctx, input: { slug, name: `Set ${slug}`, kind: "venus", ...from, imported } });
  await calibrate(bench, { setId, profileId });
  return setId;
}

/** A scored submission of the owner, public from `publishedAt` on. */
async function scored(slug: string, setId: string, publishedAt: string | null, ms = 5): Promise<string> {
  const lines = SLUGS.map((name) => JSON.stringify({ problem: `${slug}-${name}`, language: "python", code: `print(input()) # ${ms}` }));
  const input = { bytes: new TextEncoder().encode(lines.join("\n")), fileName: "s.jsonl", fields: { set: slug, model: `Model ${ms}`, method: "vanilla" as const } };
  const { id } = await createSubmission({ ctx: as(bench.ctx, owner), input });
  await judgeAndScore(bench, { submissionId: id, profileId, ms });
  if (publishedAt !== null) await bench.db.submission.update({ where: { id }, data: { visibility: "public", publishedAt: new Date(publishedAt) } });
  await computeLeaderboard({ ctx: bench.ctx, input: { setId, profileId } });
  return id;
}

const HUB = { source: "hf:Elfsong/Venus_Python@v1", revision: "c0ffee" };
const read = (id: string, actor: Parameters<typeof as>[1] = VISITOR) => getPublicResult({ ctx: as(bench.ctx, actor), input: { id } });
const feed = (set?: string) => listPublished({ ctx: as(bench.ctx, VISITOR), input: { set } });

describe("what is cited and shown elsewhere", () => {
  it("has the scores, the place on the board and where the set is from", async () => {
    const setId = await calibrated("venus", HUB);
    await scored("venus", setId, "2026-01-01T00:00:00Z", 100);
    const id = await scored("venus", setId, "2026-01-02T00:00:00Z");
    expect(await read(id)).toMatchObject({
      submission: { id, scores: { passAt1: { mean: 1 } }, publishedAt: "2026-01-02T00:00:00.000Z" },
      hub: { id: "Elfsong/Venus_Python", revision: "c0ffee" },
      rank: { low: 1, of: 2 },
    });
  });

  it("names no hub for a set that came from a path, an address or nowhere", async () => {
    for (const [i, from] of [{ source: "data/venus", revision: null }, { source: "https://a.example/x.jsonl", revision: null }, { source: "starter", revision: "1" }].entries()) {
      const slug = `s${i}`;
      expect((await read(await scored(slug, await calibrated(slug, from), "2026-01-01T00:00:00Z"))).hub).toBeNull();
    }
  });

  it("is no private submission: others do not learn that it is there, its owner learns what to do", async () => {
    const setId = await calibrated("venus", HUB);
    const id = await scored("venus", setId, null);
    await expect(read(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(read(id, await person(bench.ctx))).rejects.toMatchObject({ code: "not_found" });
    await expect(read(id, owner)).rejects.toMatchObject({ code: "conflict", hint: expect.stringContaining("Publish") as string });
  });

  it("is no hidden submission, and none that is not scored", async () => {
    const setId = await calibrated("venus", HUB);
    const id = await scored("venus", setId, "2026-01-01T00:00:00Z");
    await bench.db.submission.update({ where: { id }, data: { hiddenAt: new Date(), hiddenReason: "spam" } });
    await expect(read(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(read(id, owner)).rejects.toMatchObject({ code: "conflict" });
    await bench.db.submission.update({ where: { id }, data: { hiddenAt: null, state: "running" } });
    await expect(read(id)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the feed", () => {
  it("has the public results of all sets, those published last first, or of one set", async () => {
    const [one, two] = [await calibrated("one", HUB), await calibrated("two", HUB)];
    const older = await scored("one", one, "2026-01-01T00:00:00Z");
    const newer = await scored("two", two, "2026-01-02T00:00:00Z");
    await scored("one", one, null, 7);
    const hidden = await scored("one", one, "2026-01-03T00:00:00Z", 8);
    await bench.db.submission.update({ where: { id: hidden }, data: { hiddenAt: new Date() } });
    expect((await feed()).map(({ submissionId }) => submissionId)).toEqual([newer, older]);
    expect((await feed("one")).map(({ submissionId, modelName, setName }) => [submissionId, modelName, setName])).toEqual([[older, "Model 5", "Set one"]]);
    await expect(feed("nowhere")).rejects.toMatchObject({ code: "not_found" });
  });
});
