import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAppError } from "@/lib/core/errors";
import { receiveArchive } from "@/lib/server/archive-upload";

const LIMIT = 1024 * 1024;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "afterburner-upload-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function form(entries: Record<string, string | File>): Request {
  const body = new FormData();
  for (const [name, value] of Object.entries(entries)) body.append(name, value);
  return new Request("http://afterburner.test/", { method: "POST", body });
}

const fileOf = (bytes: number, name = "model.tar") => new File([Buffer.alloc(bytes, "x")], name);

async function codeOf(request: Request): Promise<string> {
  const error: unknown = await receiveArchive(request, folder, LIMIT).then(() => null, (thrown: unknown) => thrown);
  expect(await readdir(folder)).toEqual([]);
  return isAppError(error) ? error.code : String(error);
}

describe("an archive that is sent", () => {
  it("goes to disk under a name of ours, with its fields", async () => {
    const { file, fields } = await receiveArchive(form({ name: "mine", file: fileOf(300_000, "../../etc/passwd"), model: "m", empty: "" }), folder, LIMIT);
    expect(path.dirname(file)).toBe(folder);
    expect(await readFile(file)).toEqual(Buffer.alloc(300_000, "x"));
    expect(fields).toEqual({ name: "mine", model: "m" });
  });

  it("is broken off where it passes the limit, and nothing of it stays", async () => {
    expect(await codeOf(form({ file: fileOf(LIMIT * 4) }))).toBe("too_large");
  });

  it("is refused without a file, in another field, with a second one, and in another form", async () => {
    expect(await codeOf(form({ name: "mine" }))).toBe("invalid_input");
    expect(await codeOf(form({ model: fileOf(10) }))).toBe("invalid_input");
    expect(await codeOf(form({ file: fileOf(10), other: fileOf(10) }))).toBe("invalid_input");
    expect(await codeOf(new Request("http://afterburner.test/", { method: "POST", body: "x", headers: { "content-type": "application/x-tar" } }))).toBe("unsupported_media_type");
    expect(await codeOf(new Request("http://afterburner.test/", { method: "POST", body: "x", headers: { "content-type": "multipart/form-data" } }))).toBe("invalid_input");
  });

  it("is refused when it was cut off on its way, and with fields that are too long", async () => {
    const whole = form({ file: fileOf(50_000), name: "mine" });
    const bytes = Buffer.from(await whole.clone().arrayBuffer());
    expect(await codeOf(new Request("http://afterburner.test/", { method: "POST", body: bytes.subarray(0, 20_000), headers: whole.headers }))).toBe("invalid_input");
    expect(await codeOf(form({ file: fileOf(10), name: "n".repeat(5_000) }))).toBe("too_large");
  });
});
