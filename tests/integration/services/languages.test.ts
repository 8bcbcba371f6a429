import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ImportedProblem, Language } from "@/lib/core/problem";
import { samplesInQueue } from "@/lib/infra/queue/liveJobs";
import { JUDGE_QUEUE } from "@/lib/infra/queue/boss";
import { calibrationProgress } from "@/lib/services/calibration/calibrationProgress";
import { languagesInUse } from "@/lib/services/calibration/languagesInUse";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { loadJudgingTask } from "@/lib/services/judging/loadJudgingTask";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { requeueLost } from "@/lib/services/judging/requeueLost";
import { getLeaderboard } from "@/lib/services/leaderboard/getLeaderboard";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { listProblemSets } from "@/lib/services/problem-sets/listProblemSets";
import { getProblem } from "@/lib/services/problems/getProblem";
import { listProblems } from "@/lib/services/problems/listProblems";
import { remeasureSet } from "@/lib/services/scoring/remeasureSet";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { scoreOneSubmission } from "@/lib/services/scoring/scoreOneSubmission";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { heartbeatWorker } from "@/lib/services/workers/heartbeat";
import { judged, problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { calibrateCurrentSets } from "@/workers/calibrateCurrentSets";

const SLUGS = ["a", "b", "c", "d"];
/** In C++ the first of these has no reference. */
const WITHOUT_CPP = "a";

let bench: ServiceBench;
let setId: string;
let profiles: Map<Language, string>;

/** Two references in Python, three in C++; Java can be judged but has none. */
function bilingual(slug: string): ImportedProblem {
  const base = problem(slug);
  const cpp = [1, 2, 3].map((n) => ({ language: "cpp" as const, code: `int main() {} // ${slug} ${n}`, label: `cpp ${n}`, declaredPassed: null }));
  const script = { kind: "script" } as const;
  return { ...base, harness: { java: script, cpp: script, python3: script }, references: slug === WITHOUT_CPP ? base.references : [...base.references, ...cpp] };
}

async function addProfile(language: Language): Promise<string> {
  const { id } = await bench.db.measurementProfile.create({ data: { hash: language, language, details: { language, hash: language, languageVersions: {}, imageDigest: "" } } });
  return id;
}

beforeEach(async () => {
  bench = await startServiceBench();
  const imported = await problemSet(SLUGS.map(bilingual));
  ({ setId } = await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } }));
  profiles = new Map([["python3", await addProfile("python3")], ["cpp", await addProfile("cpp")]]);
});
afterEach(() => bench.close());

const profileOf = (language: Language) => profiles.get(language) ?? "";
const encode = (value: string) => new TextEncoder().encode(value);

function submit(model: string, languages: string[]) {
  const lines = SLUGS.map((slug, i) => JSON.stringify({ problem: slug, language: languages[i % languages.length], code: `// ${slug}` }));
  return createSubmission({ ctx: bench.ctx, input: { bytes: encode(lines.join("\n")), fileName: "s.jsonl", fields: { set: "trial", model, method: "vanilla" } } });
}

async function calibrate(language: Language, ms: number): Promise<void> {
  const profileId = profileOf(language);
  const { calibrationId } = await startCalibration({ ctx: bench.ctx, input: { setId, profileId } });
  for (const reference of await bench.db.referenceSolution.findMany({ where: { language } })) {
    const job = { kind: "reference", referenceId: reference.id, calibrationId } as const;
    await recordExecution({ ctx: bench.ctx, input: { profileId, workerName: "w", attempts: 1, job, judged: judged("AC", ms + reference.position) } });
  }
}

async function judgeAll(submissionId: string, language: Language, ms: number): Promise<void> {
  for (const { id } of await bench.db.sample.findMany({ where: { submissionId } })) {
    await recordExecution({ ctx: bench.ctx, input: { profileId: profileOf(language), workerName: "w", attempts: 1, job: { kind: "sample", sampleId: id }, judged: judged("AC", ms) } });
  }
}

const worker = (name: string, own: Language[], unavailable = {}) =>
  heartbeatWorker({ ctx: bench.ctx, input: { name, kind: "judge", profileHash: "python3", profiles: own, unavailable, state: "idle", detail: null } });

describe("a set with two languages", () => {
  it("says in which it can be scored, and where a problem has references", async () => {
    const [set] = await listProblemSets({ ctx: bench.ctx });
    expect(set).toMatchObject({ languages: ["python3", "cpp"], scorableCount: 4 });
    const list = await listProblems({ ctx: bench.ctx, input: { set: "trial", language: "cpp" } });
    expect(list).toMatchObject({ language: "cpp", set: { scorableCount: 3 } });
    expect(list.problems.map(({ referenceCount }) => referenceCount)).toEqual([0, 3, 3, 3]);
    const view = await getProblem({ ctx: bench.ctx, input: { set: "trial", slug: "b", language: "cpp" } });
    expect(view).toMatchObject({ language: "cpp", languages: ["python3", "cpp"], references: [{ label: "cpp 1" }, { label: "cpp 2" }, { label: "cpp 3" }] });
  });

  it("has one calibration a language, each of its own references", async () => {
    await calibrate("python3", 10);
    expect(await startCalibration({ ctx: bench.ctx, input: { setId, profileId: profileOf("cpp") } })).toMatchObject({ total: 9, queued: 9 });
    expect(await calibrationProgress({ ctx: bench.ctx, input: { setId, language: "python3" } })).toMatchObject({ state: "done", total: 8, done: 8 });
    expect(await calibrationProgress({ ctx: bench.ctx, input: { setId } })).toMatchObject({ state: "running", total: 17, done: 8 });
    await worker("without C++", ["python3"]);
    expect(await calibrationProgress({ ctx: bench.ctx, input: { setId } })).toMatchObject({ state: "done", total: 8 });
  });

  it("is calibrated by a worker in those languages that it has and the set has references in", async () => {
    await calibrateCurrentSets(bench.ctx, new Map([...profiles, ["java", await addProfile("java")]]), { info: () => undefined });
    const rows = await bench.db.calibration.findMany({ include: { profile: true } });
    expect(rows.map(({ profile, total }) => [profile.language, total]).sort()).toEqual([["cpp", 9], ["python3", 8]]);
  });

  it("cannot be calibrated in a language that it lacks", async () => {
    const profileId = await addProfile("rust");
    await expect(startCalibration({ ctx: bench.ctx, input: { setId, profileId } })).rejects.toMatchObject({ code: "not_scorable", message: expect.stringContaining("Rust") });
  });
});

describe("a submission", () => {
  it("that mixes languages is refused, naming them and what to do", async () => {
    await expect(submit("m", ["python", "c++"])).rejects.toMatchObject({
      code: "invalid_input",
      message: "s.jsonl mixes languages: Python (2), C++ (2)",
      hint: expect.stringContaining("one file per language"),
      faults: [{ where: "line 1" }, { where: "line 2" }],
    });
    expect(await bench.db.submission.count()).toBe(0);
  });

  it("in a language without reference solutions is refused, naming those that have some", async () => {
    await expect(submit("m", ["java"])).rejects.toMatchObject({ code: "not_scorable", message: "Scores need reference solutions in Java; Trial has them in Python, C++" });
  });

  it("in a language that no problem can be judged in is refused by the place", async () => {
    await expect(submit("m", ["rust"])).rejects.toMatchObject({ code: "invalid_input", faults: expect.arrayContaining([expect.objectContaining({ problem: expect.stringContaining("it takes: python3, cpp, java") })]) });
  });

  it("in a format that names no language is taken for Python", async () => {
    const bytes = encode(JSON.stringify({ a: [{ task_id: "a", completion: "print(1)" }] }));
    const view = await createSubmission({ ctx: bench.ctx, input: { bytes, fileName: "m_samples.json", fields: { set: "trial", model: "m", method: "vanilla" } } });
    expect(view.language).toBe("python3");
  });

  it("keeps the samples alone that can be scored in its language, and says of how many problems", async () => {
    expect(await submit("m", ["cpp"])).toMatchObject({ language: "cpp", sampleCount: 3, coverage: { problems: 3, scorable: 3 } });
    expect(await submit("n", ["python"])).toMatchObject({ language: "python3", sampleCount: 4, coverage: { problems: 4, scorable: 4 } });
  });

  it("is scored among the references in its language, once these are calibrated", async () => {
    const python = await submit("python model", ["python"]);
    const cpp = await submit("cpp model", ["cpp"]);
    await judgeAll(python.id, "python3", 5);
    await judgeAll(cpp.id, "cpp", 5);
    await calibrate("python3", 10);
    expect(await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId: cpp.id } })).toEqual({ state: "waiting", for: "calibration" });
    await calibrate("cpp", 1);
    expect(await rescoreSet({ ctx: bench.ctx, input: { setId, profileId: profileOf("cpp") } })).toEqual({ scored: 1, entries: 1 });
    expect(await rescoreSet({ ctx: bench.ctx, input: { setId, profileId: profileOf("python3") } })).toEqual({ scored: 1, entries: 1 });
    const beyondT = async (id: string) => (await getSubmission({ ctx: bench.ctx, input: { id } })).scores?.beyondT.mean;
    expect([await beyondT(python.id), await beyondT(cpp.id)]).toEqual([1, expect.closeTo(1 / 3, 5)]);
    const board = async (language?: Language) => getLeaderboard({ ctx: bench.ctx, input: { set: "trial", ...(language ? { language } : {}) } });
    expect(await board()).toMatchObject({ language: "python3", set: { entryCount: 1 }, snapshot: { problemCount: 4, entries: [{ model: { name: "python model" } }] } });
    expect(await board("cpp")).toMatchObject({ language: "cpp", profile: { hash: "cpp" }, snapshot: { problemCount: 3, entries: [{ model: { name: "cpp model" } }] } });
    expect(await board("rust")).toMatchObject({ language: "rust", profile: null, snapshot: null });
  });

  it("is not measured again when the set is calibrated on a profile of another language", async () => {
    await calibrate("python3", 10);
    const { id } = await submit("m", ["python"]);
    await judgeAll(id, "python3", 5);
    expect(await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId: id } })).toMatchObject({ state: "scored" });
    expect(await remeasureSet({ ctx: bench.ctx, input: { setId, profileId: profileOf("cpp") } })).toEqual({ submissions: 0 });
  });
});

describe("a language that a worker lacks", () => {
  const onlyPython = (language: Language) => (language === "python3" ? profileOf("python3") : null);

  it("is asked for while a set has references or an open submission has samples in it", async () => {
    expect(await languagesInUse({ ctx: bench.ctx })).toEqual(["python3", "cpp"]);
    await bench.db.problemSet.updateMany({ data: { isCurrent: false } });
    expect(await languagesInUse({ ctx: bench.ctx })).toEqual([]);
    await bench.db.problemSet.updateMany({ data: { isCurrent: true } });
    await submit("m", ["cpp"]);
    await bench.db.problemSet.updateMany({ data: { isCurrent: false } });
    expect(await languagesInUse({ ctx: bench.ctx })).toEqual(["cpp"]);
  });

  it("has its jobs left to another worker that has it, or taken off until one does", async () => {
    const { id } = await submit("m", ["cpp"]);
    const sample = await bench.db.sample.findFirstOrThrow({ where: { submissionId: id } });
    const load = () => loadJudgingTask({ ctx: bench.ctx, input: { job: { kind: "sample", sampleId: sample.id }, profileIdOf: onlyPython } });
    expect(await load()).toEqual({ state: "skip", reason: "in a language that no worker has now" });
    await worker("other", ["python3", "cpp"]);
    expect(await load()).toEqual({ state: "elsewhere" });
  });

  it("has its samples put back once the worker has it, and not before", async () => {
    await submit("m", ["cpp"]);
    await bench.boss.deleteAllJobs(JUDGE_QUEUE);
    const queued = { samples: new Set<string>(), references: new Set<string>() };
    await requeueLost({ ctx: bench.ctx, input: { queued, profiles: new Map([["python3", profileOf("python3")]]) } });
    expect((await samplesInQueue(bench.boss)).size).toBe(0);
    await requeueLost({ ctx: bench.ctx, input: { queued, profiles } });
    expect((await samplesInQueue(bench.boss)).size).toBe(3);
  });

  it("is told, with the reason, to those who wait for it and to nobody else", async () => {
    const python = await submit("p", ["python"]);
    const cpp = await submit("c", ["cpp"]);
    await worker("one", ["python3"], { cpp: "Its image cannot be built." });
    const reason = async (id: string) => (await getSubmission({ ctx: bench.ctx, input: { id } })).pausedBecause;
    expect([await reason(python.id), await reason(cpp.id)]).toEqual([null, "Its image cannot be built."]);
    await worker("two", ["python3", "cpp"]);
    expect(await reason(cpp.id)).toBeNull();
  });
});
