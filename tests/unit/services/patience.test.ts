import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { withPatience, type PatienceOptions } from "@/lib/services/judging/patience";

const broken = () => new AppError("sandbox_unavailable", "the container ended");

/** Attempts fail with the given errors, one after the other, and then succeed. */
function trial(errors: unknown[], overrides: Partial<PatienceOptions<string>> = {}) {
  const log: string[] = [];
  let attempts = 0;
  const options: PatienceOptions<string> = {
    attempt: async () => {
      const error = errors[attempts++];
      if (error) throw error;
      return "judged";
    },
    isReachable: async () => true,
    hostSpeed: async () => 1,
    onWaiting: (reason) => log.push(reason ?? "back"),
    pause: async () => undefined,
    signal: new AbortController().signal,
    ...overrides,
  };
  return { result: withPatience(options), log, attempts: () => attempts };
}

describe("patience with the sandbox", () => {
  it("tries again in a new container when one broke", async () => {
    const { result, attempts } = trial([broken(), broken()]);
    expect(await result).toBe("judged");
    expect(attempts()).toBe(3);
  });

  it("gives up on a program that breaks every container", async () => {
    const { result, attempts } = trial([broken(), broken(), broken(), broken()]);
    await expect(result).rejects.toMatchObject({ code: "sandbox_unavailable" });
    expect(attempts()).toBe(3);
  });

  it("waits for a daemon that is away, however long, and says so meanwhile", async () => {
    let asked = 0;
    const away = Array.from({ length: 5 }, broken);
    const { result, log } = trial(away, { isReachable: async () => ++asked % 50 === 0 });
    expect(await result).toBe("judged");
    expect(log.slice(0, 2)).toEqual(["the container ended", "back"]);
    expect(asked).toBe(250);
  });

  it("passes any other error on at once", async () => {
    const { result, attempts } = trial([new AppError("not_found", "the problem is gone")]);
    await expect(result).rejects.toMatchObject({ code: "not_found" });
    expect(attempts()).toBe(1);
  });

  it("stops waiting when the worker has to stop", async () => {
    const stop = new AbortController();
    const pause = async () => {
      stop.abort(new AppError("cancelled", "the worker is stopping"));
      stop.signal.throwIfAborted();
    };
    const { result } = trial([broken()], { isReachable: async () => false, pause, signal: stop.signal });
    await expect(result).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("patience with the host's speed", () => {
  const drifted = () => new AppError("host_drifted", "this host runs 40 % slower");

  it("measures nothing until the host is back at its speed, and says why meanwhile", async () => {
    const speeds = [0.7, 0.7, 0.99];
    const { result, log, attempts } = trial([drifted()], { hostSpeed: async () => speeds.shift() ?? 1 });
    expect(await result).toBe("judged");
    expect({ log, attempts: attempts(), left: speeds }).toEqual({ log: ["this host runs 40 % slower", "back"], attempts: 2, left: [] });
  });

  it("tells of a host that stays faster than its reference, and of no passing moment", async () => {
    const told: string[] = [];
    const onFasterHost = async () => void told.push("faster");
    let readings = 0;
    await trial([drifted()], { onFasterHost, hostSpeed: async () => (++readings < 10 ? 1.5 : 1) }).result;
    expect(told).toEqual([]);
    readings = 0;
    await trial([drifted()], { onFasterHost, hostSpeed: async () => (++readings < 40 ? 1.5 : 1) }).result;
    expect(told).toEqual(["faster"]);
  });
});
