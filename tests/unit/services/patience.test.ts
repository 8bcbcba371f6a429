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
