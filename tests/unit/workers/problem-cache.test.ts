import { describe, expect, it } from "vitest";
import { createCache } from "@/workers/judging/problemCache";

describe("the cache of problems", () => {
  it("loads a value once while it is in use and forgets the one used longest ago", async () => {
    const loaded: string[] = [];
    const get = createCache(2, async (key: string) => loaded.push(key) && key);
    for (const key of ["a", "b", "a", "c", "a", "b"]) expect(await get(key)).toBe(key);
    expect(loaded).toEqual(["a", "b", "c", "b"]);
  });

  it("does not remember a load that failed", async () => {
    let calls = 0;
    const get = createCache(2, async (key: string) => {
      if (++calls === 1) throw new Error("the database is away");
      return key;
    });
    await expect(get("a")).rejects.toThrow("away");
    expect(await get("a")).toBe("a");
  });
});
