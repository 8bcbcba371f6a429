import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { MeasurementProfile } from "@/lib/core/measurement";
import type { Language } from "@/lib/core/problem";
import { LanguageProfiles } from "@/workers/judging/languageProfiles";

const profileOf = (language: Language) => ({ language, hash: `hash of ${language}` }) as MeasurementProfile;

/** A sandbox whose images are made when the test says so. */
function bench() {
  const made: Language[] = [];
  const pending = new Map<Language, PromiseWithResolvers<MeasurementProfile>>();
  const warnings: unknown[] = [];
  const clock = { nowMs: 0 };
  const profiles = new LanguageProfiles({
    profile: (language) => {
      made.push(language);
      const one = Promise.withResolvers<MeasurementProfile>();
      pending.set(language, one);
      return one.promise;
    },
    store: async ({ language }) => `id of ${language}`,
    nowMs: () => clock.nowMs,
    log: { info: () => undefined, warn: (...args: unknown[]) => void warnings.push(args) } as never,
  });
  return { profiles, made, pending, warnings, clock };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the profiles of a worker", () => {
  it("are asked for once, without keeping the asker waiting, and told about when they are there", async () => {
    const { profiles, made, pending } = bench();
    const ready: Language[] = [];
    profiles.onReady((language) => void ready.push(language));
    expect([profiles.idOf("cpp"), profiles.idOf("cpp")]).toEqual([null, null]);
    await settled();
    expect(made).toEqual(["cpp"]);
    expect(profiles.unavailable().cpp).toContain("C++ is being made ready");
    pending.get("cpp")?.resolve(profileOf("cpp"));
    await settled();
    expect(profiles.idOf("cpp")).toBe("id of cpp");
    expect([profiles.hashes(), ready, profiles.unavailable()]).toEqual([["hash of cpp"], ["cpp"], {}]);
  });

  it("are made one after another, and one that fails does not stop the next", async () => {
    const { profiles, made, pending } = bench();
    void profiles.want("rust");
    void profiles.want("go");
    await settled();
    expect(made).toEqual(["rust"]);
    pending.get("rust")?.reject(new AppError("sandbox_unavailable", "no room on the disk"));
    await settled();
    expect(made).toEqual(["rust", "go"]);
    pending.get("go")?.resolve(profileOf("go"));
    await settled();
    expect([...profiles.ready()]).toEqual([["go", "id of go"]]);
    expect(profiles.unavailable()).toEqual({ rust: "Programs in Rust cannot be measured on this host: no room on the disk" });
  });

  it("that failed are tried again after a while, and one cause is logged once", async () => {
    const { profiles, made, pending, warnings, clock } = bench();
    for (const minute of [0, 1, 6, 7, 12]) {
      clock.nowMs = minute * 60_000;
      void profiles.want("java");
      await settled();
      pending.get("java")?.reject(new AppError("sandbox_unavailable", "the mirror is down"));
      await settled();
    }
    expect(made).toHaveLength(3);
    expect(warnings).toHaveLength(1);
  });
});
