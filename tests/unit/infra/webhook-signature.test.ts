import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SIGNATURE_HEADER, signWebhook, TIMESTAMP_HEADER } from "@/lib/infra/notices";
import { hasPython, runPython } from "@/tests/support/python";

describe("the signature of a webhook call", () => {
  it("is the HMAC-SHA256 of timestamp, dot and body that other programs make of them", () => {
    // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac abwh_test
    expect(signWebhook("abwh_test", "1700000000", '{"a":1}')).toBe("sha256=b73ceaa5ab99fc3ca0c4e2d29c88ef7a10402010568c82d58de0b56b027a4fbd");
  });

  it("is another for another secret, time or body", () => {
    const all = [signWebhook("a", "1", "b"), signWebhook("c", "1", "b"), signWebhook("a", "2", "b"), signWebhook("a", "1", "d")];
    expect(new Set(all).size).toBe(4);
  });

  it.skipIf(!hasPython)("is checked by the example in the document", () => {
    const document = readFileSync(path.join(import.meta.dirname, "../../../docs/api.md"), "utf8");
    const example = /```\n(import hashlib[\s\S]*?)```/.exec(document)?.[1] ?? "";
    const now = String(Math.floor(Date.now() / 1000));
    const old = String(Math.floor(Date.now() / 1000) - 3600);
    const call = (timestamp: string, body: string) => ({ headers: { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signWebhook("key", timestamp, "ü") }, body });
    const calls = [call(now, "ü"), call(now, "changed"), call(old, "ü")];
    const program = `${example}\nimport json, sys\nfor call in json.load(sys.stdin):\n    print(is_genuine("key", call["headers"], call["body"].encode()))`;
    expect(runPython(program, JSON.stringify(calls)).trim().split("\n")).toEqual(["True", "False", "False"]);
  });
});
