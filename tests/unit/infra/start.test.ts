import { describe, expect, it } from "vitest";
import { mayTraverse } from "@/lib/infra/postgres/placement";
import { cleanupStack } from "@/scripts/start/cleanup";
import { explain } from "@/scripts/start/explain";
import { adviseOnHost } from "@/scripts/start/host";
import { parseStartOptions, reachable } from "@/scripts/start/options";
import { lineSplitter, plainLine } from "@/scripts/start/output";
import { nextBackoffMs } from "@/scripts/start/service";
import { makeShutdown } from "@/scripts/start/shutdown";
import { ROOT } from "@/lib/infra/build/step";
import { failureLines, resultOf, sum, summaryLine } from "@/scripts/test/counts";
import { parseTestOptions } from "@/scripts/test/parts";

describe("the options of npm start", () => {
  it("default to the environment's port", () => {
    expect(parseStartOptions([], 3000)).toEqual({ port: 3000, host: "127.0.0.1", mayInstall: true, help: false });
    expect(parseStartOptions(["--port", "3100", "--no-install"], 3000)).toEqual({ port: 3100, host: "127.0.0.1", mayInstall: false, help: false });
  });

  it("refuse what they do not know and ports that are none", () => {
    for (const args of [["--prot", "1"], ["--port", "0"], ["--port", "x"], ["--port"], ["extra"], ["--host", "afterburner.example"], ["--host"]]) {
      expect(() => parseStartOptions(args, 3000), args.join(" ")).toThrow(expect.objectContaining({ code: "invalid_input" }));
    }
  });
});

describe("listening", () => {
  const advice = (host: string, env: Parameters<typeof adviseOnHost>[1]): string => {
    const lines: string[] = [];
    adviseOnHost(host, env, (line) => lines.push(line));
    return lines.join("\n");
  };

  it("beyond this host is an option, and says what is missing for it", () => {
    expect(parseStartOptions(["--host", "0.0.0.0"], 3000).host).toBe("0.0.0.0");
    expect(advice("0.0.0.0", { PUBLIC_URL: undefined, TRUSTED_PROXIES: undefined })).toMatch(/TLS.*PUBLIC_URL=https/);
    expect(advice("0.0.0.0", { PUBLIC_URL: "https://a.example", TRUSTED_PROXIES: "10.0.0.1" })).not.toContain("TLS");
  });

  it("on this host alone says nothing, unless a proxy's word is not believed", () => {
    expect(advice("127.0.0.1", { PUBLIC_URL: undefined, TRUSTED_PROXIES: undefined })).toBe("");
    expect(advice("127.0.0.1", { PUBLIC_URL: "https://a.example", TRUSTED_PROXIES: undefined })).toContain("TRUSTED_PROXIES");
  });

  it("is reached by this host at an address that it has", () => {
    expect([reachable("0.0.0.0"), reachable("::"), reachable("192.0.2.1")]).toEqual(["127.0.0.1", "::1", "192.0.2.1"]);
  });
});

describe("stopping", () => {
  const setUp = () => {
    const log: string[] = [];
    let nowMs = 0;
    const shutdown = makeShutdown({
      cleanup: () => Promise.resolve(void log.push("cleanup")),
      say: (line) => log.push(line),
      exit: (code) => log.push(`exit ${code}`),
      now: () => nowMs,
    });
    return { log, shutdown, wait: (ms: number) => (nowMs += ms) };
  };

  it("takes one Ctrl-C that arrives twice within a moment for one", () => {
    const { shutdown, wait } = setUp();
    shutdown.request("SIGINT");
    wait(20);
    shutdown.request("SIGINT");
    expect(shutdown.isHard()).toBe(false);
  });

  it("is hard at the second Ctrl-C", () => {
    const { shutdown, wait } = setUp();
    shutdown.request("SIGINT");
    wait(1_500);
    shutdown.request("SIGINT");
    expect(shutdown.isHard()).toBe(true);
  });

  it("cleans up once, then exits with the first code", async () => {
    const { log, shutdown } = setUp();
    shutdown.begin(1);
    shutdown.request("SIGINT");
    await Promise.resolve();
    await Promise.resolve();
    expect(log.filter((line) => line === "cleanup")).toHaveLength(1);
    expect(log.at(-1)).toBe("exit 1");
  });

  it("undoes in reverse order, and goes on when one undoing fails", async () => {
    const undone: string[] = [];
    const failed: string[] = [];
    const stack = cleanupStack((what) => failed.push(what));
    stack.push("postgres", () => Promise.resolve(undone.push("postgres")));
    stack.push("web", () => Promise.reject(new Error("stuck")));
    stack.push("worker", () => Promise.resolve(undone.push("worker")));
    await stack.run();
    expect(undone).toEqual(["worker", "postgres"]);
    expect(failed).toEqual(["web"]);
  });
});

describe("a child that crashes", () => {
  it("waits longer each time up to 30 s, and starts over after a healthy minute", () => {
    const waits = [0];
    for (let crash = 0; crash < 7; crash += 1) waits.push(nextBackoffMs(waits.at(-1) ?? 0, 100));
    expect(waits.slice(1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(nextBackoffMs(30_000, 61_000)).toBe(1_000);
  });
});

describe("what people read", () => {
  it("turns JSON log lines into plain ones and leaves others alone", () => {
    expect(plainLine(`{"level":30,"time":1,"name":"judge","msg":"ready","cores":[1]}`)).toBe("ready cores=[1]");
    expect(plainLine(`{"level":50,"time":1,"msg":"failed","err":{"message":"no","stack":"Error: no"}}`)).toBe("ERROR failed err=Error: no");
    expect(plainLine(`{"level":"x"`)).toBe(`{"level":"x"`);
    expect(plainLine("plain")).toBe("plain");
  });

  it("keeps lines and characters whole when chunks cut through them", () => {
    const lines: string[] = [];
    const splitter = lineSplitter((line) => lines.push(line));
    const bytes = Buffer.from("grün\nend");
    for (const byte of bytes) splitter.push(Buffer.from([byte]));
    splitter.flush();
    expect(lines).toEqual(["grün", "end"]);
  });

  it("has one clear message for a full disk and a missing right", () => {
    expect(explain(Object.assign(new Error("write"), { code: "ENOSPC" }))).toContain("The disk is full");
    expect(explain(Object.assign(new Error("open"), { code: "EACCES", path: "/x" }))).toContain("/x");
  });
});

describe("the account that runs Postgres", () => {
  it("passes a folder by the first of owner, group and others that applies", () => {
    const account = { uid: 100, gid: 200 };
    expect(mayTraverse({ uid: 0, gid: 0, mode: 0o700 }, account)).toBe(false);
    expect(mayTraverse({ uid: 0, gid: 0, mode: 0o711 }, account)).toBe(true);
    expect(mayTraverse({ uid: 0, gid: 200, mode: 0o750 }, account)).toBe(true);
    expect(mayTraverse({ uid: 100, gid: 0, mode: 0o677 }, account)).toBe(false);
  });
});

describe("the sum of npm test", () => {
  const report = (files: object[], numbers: object) => ({
    success: false, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: files, ...numbers,
  });

  it("counts a file that could not even be loaded as a failure", () => {
    const files = [
      { name: `${ROOT}/tests/a.test.ts`, status: "failed", message: "no such module\nstack", assertionResults: [] },
      { name: "b", status: "passed", assertionResults: [{ status: "passed", fullName: "x" }] },
    ];
    const { counts, failures } = resultOf(report(files, { numPassedTests: 1 }));
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(failureLines(failures)).toEqual(["failed: tests/a.test.ts: no such module"]);
  });

  it("does not count a failed test twice", () => {
    const files = [{ name: "a", status: "failed", assertionResults: [{ status: "failed", fullName: "x" }] }];
    expect(resultOf(report(files, { numFailedTests: 1, numPendingTests: 2 })).counts).toEqual({ passed: 0, failed: 1, skipped: 2 });
  });

  it("names what failed once more, with the first line of the reason", () => {
    const failed = { status: "failed", fullName: "the window is closed", failureMessages: ["expected 1 to be 2\n    at here"] };
    const files = [{ name: `${ROOT}/tests/a.test.ts`, status: "failed", assertionResults: [failed, { status: "passed", fullName: "y" }] }];
    expect(failureLines(resultOf(report(files, { numFailedTests: 1 })).failures)).toEqual(["failed: tests/a.test.ts > the window is closed: expected 1 to be 2"]);
  });

  it("is written exactly so", () => {
    expect(summaryLine(sum([{ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 0, skipped: 0 }]))).toBe("11 passed, 2 failed, 3 skipped");
  });

  it("runs the parts asked for in their own order and refuses others", () => {
    expect(parseTestOptions([]).parts).toEqual(["lint", "types", "unit", "integration", "trainer", "sandbox", "e2e"]);
    expect(parseTestOptions(["unit", "lint", "--", "-t", "x"])).toEqual({ parts: ["lint", "unit"], mayInstall: true, rest: ["-t", "x"] });
    expect(() => parseTestOptions(["units"])).toThrow(/units/);
  });
});
