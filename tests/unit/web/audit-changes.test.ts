import { describe, expect, it } from "vitest";
import { changesOf } from "@/components/admin/people/changes";

describe("what an entry of the audit log says that changed", () => {
  it.each([
    [{ role: ["researcher", "admin"] }, ["role: researcher → admin"]],
    [{ samplesPerDay: [null, 0], openSubmissions: [3, null] }, ["samplesPerDay: none → 0", "openSubmissions: 3 → none"]],
    [{ sessionsEnded: 2, keys: "laptop (ab_1…)" }, ["sessionsEnded: 2", "keys: laptop (ab_1…)"]],
    [{ filter: { action: "user" } }, ['filter: {"action":"user"}']],
    [{}, []],
  ])("%j reads as %j", (detail, words) => {
    expect(changesOf(detail)).toEqual(words);
  });
});
