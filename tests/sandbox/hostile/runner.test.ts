import { readdirSync, readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { PassThrough } from "node:stream";

import type Docker from "dockerode";
import { expect, it } from "vitest";

import { requireDocker } from "@/lib/monolith";
import { ensureBaseImage } from "@/lib/monolith/base-image";
import { SANDBOX_DIRECTORY } from "@/lib/monolith/confinement";
import { imageSources, packSources } from "@/lib/monolith/image-context";

const TAG = "afterburner/runner-checks";

/** The stage that has a compiler; images of languages were built from it, so that its layers are there already. */
async function buildStage(docker: Docker): Promise<void> {
  const BASE = await ensureBaseImage(docker, true, () => undefined);
  const stream = await docker.buildImage(packSources(imageSources("python3")), { t: TAG, target: "runner", buildargs: { BASE }, networkmode: "host" });
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
  });
}

/** No image has the fuzz targets: they come along here. */
function fuzzSources(): NodeJS.ReadableStream {
  const directory = `${SANDBOX_DIRECTORY}runner/fuzz/`;
  const files = readdirSync(directory).map((name) => ({ path: `runner/fuzz/${name}`, content: readFileSync(directory + name), mode: 0o644 }));
  return packSources(files);
}

it("the runner's checks and a short fuzzing of its parser find nothing under AddressSanitizer and UBSan", { timeout: 400_000 }, async () => {
  const docker = await requireDocker();
  await buildStage(docker);
  const Cmd = ["make", "-s", "-C", "/build/runner", "asan"];
  const container = await docker.createContainer({ Image: TAG, Cmd, Tty: true, HostConfig: { NetworkMode: "none", CpusetCpus: "0" } });
  try {
    await container.putArchive(fuzzSources(), { path: "/build" });
    const output = new PassThrough();
    const stream = await container.attach({ stream: true, stdout: true, stderr: true });
    stream.pipe(output);
    await container.start();
    const [{ StatusCode }, words] = await Promise.all([container.wait() as Promise<{ StatusCode: number }>, buffer(output)]);
    expect(StatusCode, words.toString()).toBe(0);
    expect(words.toString()).toContain("runner: all checks passed");
    expect(words.toString().match(/nothing found/g)).toHaveLength(3);
  } finally {
    await container.remove({ force: true });
  }
});
