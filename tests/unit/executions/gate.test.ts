import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { Sandbox } from "@/lib/core/measurement";
import { behindGate, Gate } from "@/workers/executing/gate";
import { createResultBuffer } from "@/workers/executing/resultBuffer";
import { ScriptedSession } from "../judging/scriptedSession";

/** Enters and notes the order in which entering came true. */
function watch(gate: Gate, order: string[]) {
  const leaves = new Map<string, () => void>();
  return {
    leaves,
    enter: async (name: string, rank: "foreground" | "background", signal?: AbortSignal) => {
      leaves.set(name, await gate.enter(rank, signal));
      order.push(name);
    },
  };
}

describe("the gate before the measuring slots", () => {
  it("lets foreground work in before background work that came earlier", async () => {
    const order: string[] = [];
    const { enter, leaves } = watch(new Gate(1), order);
    await enter("first", "background");
    const waiting = [enter("later", "background"), enter("rollout", "foreground"), enter("rollout 2", "foreground")];
    for (const name of ["first", "rollout", "rollout 2"]) {
      leaves.get(name)?.();
      await Promise.resolve();
      await Promise.resolve();
    }
    await Promise.all(waiting);
    expect(order).toEqual(["first", "rollout", "rollout 2", "later"]);
  });

  it("lets background work in that has waited for long", async () => {
    let nowMs = 0;
    const order: string[] = [];
    const { enter, leaves } = watch(new Gate(1, () => nowMs), order);
    await enter("first", "foreground");
    const background = enter("submission", "background");
    nowMs = 70_000;
    void enter("rollout", "foreground");
    leaves.get("first")?.();
    await background;
    expect(order).toEqual(["first", "submission"]);
  });

  it("never has more inside than it has places, and gives a place back once", async () => {
    const gate = new Gate(2);
    const leave = await gate.enter("foreground");
    await gate.enter("foreground");
    leave();
    leave();
    await gate.enter("foreground");
    const outcome = await Promise.race([gate.enter("foreground").then(() => "in"), Promise.resolve("waits")]);
    expect(outcome).toBe("waits");
  });

  it("forgets who gave up waiting, with the reason of the signal", async () => {
    const gate = new Gate(1);
    const leave = await gate.enter("foreground");
    const abort = new AbortController();
    const waiting = gate.enter("foreground", abort.signal);
    abort.abort(new AppError("deadline_exceeded", "late"));
    await expect(waiting).rejects.toMatchObject({ code: "deadline_exceeded" });
    leave();
    await gate.enter("background");
  });

  it("gives the place back when a session is closed and when none could be opened", async () => {
    let broken = false;
    const sandbox: Sandbox = {
      languages: () => ["python3"],
      profile: () => Promise.reject(new Error("not asked")),
      slots: () => 1,
      close: async () => undefined,
      open: async () => {
        if (broken) throw new AppError("sandbox_unavailable", "broken");
        return new ScriptedSession();
      },
    };
    const gated = behindGate(sandbox, new Gate(1), "foreground");
    const session = await gated.open("measure", { language: "python3" });
    await session.close();
    broken = true;
    await expect(gated.open("measure", { language: "python3" })).rejects.toMatchObject({ code: "sandbox_unavailable" });
    broken = false;
    await (await gated.open("measure", { language: "python3" })).close();
  });
});

describe("the buffer of results", () => {
  const result = { outcome: "failed" as const, code: "internal" as const, message: "m" };

  it("writes what was added, in order, one write after the other", async () => {
    const written: number[][] = [];
    const buffer = createResultBuffer(async (results) => void written.push(results.map(({ position }) => position)));
    buffer.add({ position: 3, result });
    buffer.add({ position: 1, result });
    await buffer.drain();
    buffer.add({ position: 2, result });
    await buffer.drain();
    expect(written).toEqual([[3, 1], [2]]);
  });

  it("tells of a write that failed", async () => {
    const buffer = createResultBuffer(() => Promise.reject(new Error("no database")));
    buffer.add({ position: 0, result });
    await expect(buffer.drain()).rejects.toThrow("no database");
  });
});
