import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { startWeb, type RunningWeb } from "../support/web";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";
import { allLines, byIndex, linesOf, send, startWorker, type RunningWorker } from "./support";

const NDJSON = { Accept: "application/x-ndjson" };
const SLEEP = "import time\ntime.sleep(90)";

let bench: ServiceBench;
let worker: RunningWorker;
let web: RunningWeb;
/** The same service with the original's asynchronous answers and a short queue. */
let small: RunningWeb;

beforeAll(async () => {
  bench = await startServiceBench();
  // No references: nothing is calibrated beside what is tested.
  const imported = await problemSet([problem("echo", 0)]);
  await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
  worker = await startWorker(bench.url, `executions-${process.pid}`);
  web = await startWeb(bench.url, { EXECUTION_ACCESS: "open" });
  small = await startWeb(bench.url, { EXECUTION_ACCESS: "open", MONOLITH_API: "async", EXECUTION_QUEUE_LIMIT: "4" });
});
afterAll(async () => {
  await small?.stop();
  await web?.stop();
  await worker?.stop();
  await bench.close();
});

interface Answer {
  task_id: string;
  status: string;
  error: string | null;
  output_dict: { stdout: string; stderr: string; duration: number; peak_memory: number; integral: number; log: [number, number][]; time_v?: Record<string, number> };
}

async function execute(body: object, url = web.url): Promise<{ status: number; answer: Answer }> {
  const response = await send(`${url}/execute`, { language: "python", libraries: [], timeout: 20, ...body });
  return { status: response.status, answer: (await response.json()) as Answer };
}

/** The answer of a host that was left alone; one that was not says so, and is asked again. */
function executeUndisturbed(body: object) {
  return until("the host is left alone", async () => {
    const got = await execute(body);
    return got.answer.error?.startsWith("The host disturbed") ? null : got;
  });
}

describe("the original's API, synchronous", () => {
  it("answers with output, time, memory, integral and log", async () => {
    const { status, answer } = await executeUndisturbed({ code: "x = bytearray(30_000_000)\nprint('Success')", run_profiling: true });
    expect([status, answer.status, answer.error, answer.output_dict.stdout]).toEqual([200, "success", null, "Success\n"]);
    const { duration, peak_memory: peakKb, integral, log } = answer.output_dict;
    expect(peakKb).toBeGreaterThan(29_000);
    expect(integral).toBeGreaterThan(0);
    expect(integral).toBeLessThan(duration * peakKb);
    expect(log.length).toBeGreaterThan(1);
    expect(log.every(([ns, kb], i) => ns >= (log[i - 1]?.[0] ?? 0) && kb >= 0)).toBe(true);
  });

  it("answers without profiling with what time -v would say", async () => {
    const { answer } = await execute({ code: "import sys\nsys.exit(int(input()))", stdin: "3\n" });
    expect(answer).toMatchObject({ status: "success", output_dict: { log: [], integral: 0, time_v: { exit_status: 3 } } });
    expect(answer.output_dict.time_v?.elapsed_time_seconds).toBeGreaterThan(0);
  });

  it("ends a program at its time limit", async () => {
    const { status, answer } = await execute({ code: SLEEP, timeout: 1 });
    expect([status, answer.status, answer.error, answer.output_dict]).toEqual([200, "timeout", "Task timed out.", null]);
  });

  it("names the libraries that the image lacks, and takes those that it has", async () => {
    const { answer } = await execute({ code: "print(1)", libraries: ["json", "numpy", "no_such_thing"] });
    expect(answer).toMatchObject({ status: "error", error: expect.stringContaining("lacks numpy, no_such_thing") as string, output_dict: null });
    expect((await executeUndisturbed({ code: "print(1)", libraries: ["json", "os.path"] })).answer.status).toBe("success");
  });

  it("refuses what it cannot run, in the original's shape", async () => {
    expect(await execute({ code: "" })).toMatchObject({ status: 400, answer: { status: "error", error: "code: No code provided" } });
    expect(await execute({ code: "x", language: "cobol" })).toMatchObject({ status: 400, answer: { status: "error", error: expect.stringContaining("cobol") as string } });
    const broken = await fetch(`${web.url}/execute`, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{" });
    expect([broken.status, ((await broken.json()) as Answer).status]).toEqual([400, "error"]);
    expect(await (await fetch(`${web.url}/results/nothing`)).json()).toMatchObject({ status: "error" });
  });

  it("gives up the task of a caller who went away", async () => {
    const gone = new AbortController();
    const call = send(`${web.url}/execute`, { code: SLEEP, language: "python", timeout: 100 }, {}, gone.signal).catch(() => null);
    const open = async () => ((await (await fetch(`${web.url}/status`)).json()) as { current_queue_size: number }).current_queue_size;
    await until("the task is open", async () => ((await open()) === 1 ? true : null));
    gone.abort();
    await call;
    await until("nothing is open", async () => ((await open()) === 0 ? true : null), 20_000);
  });

  it("runs nothing for the pages of other sites", async () => {
    const response = await send(`${web.url}/execute`, { code: "print(1)", language: "python" }, { Origin: "https://elsewhere.example" });
    expect(response.status).toBe(403);
  });
});

describe("the original's API, asynchronous", () => {
  it("gives a task id first and the result when it is asked for", async () => {
    const done = await until("a task is done on a host that is left alone", async () => {
      const { answer } = await execute({ code: "print('Success')", run_memory_profile: true }, small.url);
      expect(answer).toEqual({ task_id: answer.task_id, status: "processing", error: null });
      const result = await until("the task is done", async () => {
        const now = (await (await fetch(`${small.url}/results/${answer.task_id}`)).json()) as Answer;
        return now.status === "processing" ? null : now;
      });
      return result.error?.startsWith("The host disturbed") ? null : result;
    });
    expect(done).toMatchObject({ status: "done", error: null, output_dict: { stdout: "Success\n" } });
    expect((await fetch(`${small.url}/results/019f0000-0000-7000-8000-000000000000`)).status).toBe(404);
  });

  it("tells how busy it is", async () => {
    const status = (await (await fetch(`${small.url}/status`)).json()) as Record<string, unknown>;
    expect(status).toMatchObject({ max_queue_size: 4, current_queue_size: 0, number_of_worker: 1, worker_status: [expect.any(Boolean)] });
  });
});

describe("a batch", () => {
  it("streams the result of every execution, judged or run, and says when it ends", async () => {
    const executions = [
      { problem: "echo", code: "print(input())" },
      { problem: "echo", code: "print(0)" },
      { problem: "echo", code: "print(input(" },
      { problem: "echo", code: "print(input())", repeats: 0 },
      { code: "print(input()[::-1])", stdin: "abc" },
      { code: "print(1)", language: "python", repeats: 3 },
      ...Array.from({ length: 60 }, (_, i) => ({ code: `print(${i})` })),
    ];
    const response = await send(`${web.url}/api/v1/executions`, { set: "trial", executions }, NDJSON);
    expect(response.headers.get("content-type")).toContain("application/x-ndjson");
    const lines = await allLines(response);
    expect(lines[0]).toMatchObject({ type: "batch", batch: { total: 66 } });
    expect(lines.at(-1)).toEqual({ type: "end", done: 66, total: 66 });
    const results = byIndex(lines);
    expect(results.size).toBe(66);
    expect(results.get(0)).toMatchObject({ outcome: "judged", verdict: "AC", passedCases: 2, figures: { cleanRepeats: 1 } });
    expect(results.get(1)).toMatchObject({ outcome: "judged", verdict: "WA", failingCase: 0, passedCases: 0, figures: null });
    expect(results.get(2)).toMatchObject({ outcome: "judged", verdict: "CE" });
    expect(results.get(3)).toMatchObject({ outcome: "judged", verdict: "AC", figures: null });
    expect(results.get(4)).toMatchObject({ outcome: "ran", status: "ok", stdout: "cba\n" });
    for (let i = 0; i < 60; i++) expect(results.get(6 + i)).toMatchObject({ outcome: "ran", stdout: `${i}\n` });
    // Figures, or the reason why the host allowed none.
    for (const result of results.values()) {
      if (result.outcome === "ran") expect(result.figures?.wallNs ?? result.contamination).not.toBeNull();
    }
  });

  it("goes on when its reader goes away, and is whole for the one who asks again", async () => {
    const body = { executions: Array.from({ length: 100 }, (_, i) => ({ code: `print(${i})` })) };
    const headers = { ...NDJSON, "Idempotency-Key": "dropped" };
    const gone = new AbortController();
    const first = await send(`${web.url}/api/v1/executions`, body, headers, gone.signal);
    for await (const line of linesOf(first)) if (line.type === "result") break;
    gone.abort();
    const again = await send(`${web.url}/api/v1/executions`, body, headers);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    const results = byIndex(await allLines(again));
    expect([...results.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    const other = await send(`${web.url}/api/v1/executions`, { executions: [{ code: "" }] }, headers);
    expect(other.status).toBe(409);
  });

  it("can be fetched by id, page by page, waiting for what is not there yet", async () => {
    const accepted = await send(`${web.url}/api/v1/executions`, { executions: [{ code: "print(1)" }, { code: "print(2)" }] });
    expect(accepted.status).toBe(202);
    const address = `${web.url}${accepted.headers.get("location")}`;
    const seen: number[] = [];
    for (let after = 0; seen.length < 2; ) {
      const page = (await (await fetch(`${address}?after=${after}&wait=30`)).json()) as { results: { index: number }[]; cursor: number };
      seen.push(...page.results.map(({ index }) => index));
      after = page.cursor;
    }
    expect(seen.sort()).toEqual([0, 1]);
  });

  it("ends at its deadline, with what was done and an error for the rest", async () => {
    const executions = [{ code: "print(1)" }, { code: SLEEP, limits: { wallMs: 100_000 } }, { code: SLEEP, limits: { wallMs: 100_000 } }];
    const results = byIndex(await allLines(await send(`${web.url}/api/v1/executions`, { deadlineSeconds: 3, executions }, NDJSON)));
    expect(results.get(0)).toMatchObject({ outcome: "ran" });
    expect([results.get(1), results.get(2)]).toEqual([expect.objectContaining({ code: "deadline_exceeded" }), expect.objectContaining({ code: "deadline_exceeded" })]);
  });

  it("is refused with 429 and Retry-After while the queue is full, and cancelling makes room", async () => {
    const sleeping = Array.from({ length: 4 }, () => ({ code: SLEEP, limits: { wallMs: 100_000 } }));
    const accepted = await send(`${small.url}/api/v1/executions`, { executions: sleeping });
    expect(accepted.status).toBe(202);
    const refused = await send(`${small.url}/api/v1/executions`, { executions: [{ code: "print(1)" }] });
    expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect(await refused.json()).toMatchObject({ code: "rate_limited" });
    const task = await execute({ code: "print(1)" }, small.url);
    expect(task).toMatchObject({ status: 503, answer: { status: "error", error: expect.stringContaining("Task queue is full") as string } });
    const cancelled = await fetch(`${small.url}${accepted.headers.get("location")}`, { method: "DELETE" });
    expect(await cancelled.json()).toMatchObject({ total: 4, done: 4 });
    expect((await send(`${small.url}/api/v1/executions`, { executions: [{ code: "print(1)" }] })).status).toBe(202);
  });

  it("that is cancelled leaves its slot at once, whatever ran of it", async () => {
    const sleeping = { code: SLEEP, limits: { wallMs: 100_000 } };
    const accepted = await send(`${web.url}/api/v1/executions`, { executions: [{ code: "print(0)" }, sleeping, sleeping] });
    const address = `${web.url}${accepted.headers.get("location")}`;
    await until("its first program has run", async () => (((await (await fetch(`${address}?after=0&wait=5`)).json()) as { cursor: number }).cursor > 0 ? true : null));
    await fetch(address, { method: "DELETE" });
    // The others would sleep for longer than this deadline.
    const next = await send(`${web.url}/api/v1/executions`, { deadlineSeconds: 45, executions: [{ code: "print(1)" }] }, NDJSON);
    expect(byIndex(await allLines(next)).get(0)).toMatchObject({ outcome: "ran", stdout: "1\n" });
  });

  it("names every fault of a request and queues nothing", async () => {
    const response = await send(`${web.url}/api/v1/executions`, { set: "trial", executions: [{ problem: "ecko", code: "" }, { problem: "echo", code: "" }] });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ faults: [{ where: "executions.0.problem", problem: expect.stringContaining('did you mean "echo"') as string }] });
  });
});

describe("a worker killed in the middle of a batch", () => {
  it("loses nothing and gives nothing twice", async () => {
    const body = { executions: Array.from({ length: 300 }, (_, i) => ({ code: `print(${i})` })) };
    const response = await send(`${web.url}/api/v1/executions`, body, NDJSON);
    const lines = [];
    for await (const line of linesOf(response)) {
      if (lines.push(line) === 40) {
        await worker.stop("SIGKILL");
        worker = await startWorker(bench.url, `executions-${process.pid}`);
      }
    }
    expect(byIndex(lines).size).toBe(300);
    expect(lines.at(-1)).toEqual({ type: "end", done: 300, total: 300 });
  });
});
