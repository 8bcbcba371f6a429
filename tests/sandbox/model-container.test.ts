import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import Docker from "dockerode";
import { pack } from "tar-stream";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "@/lib/infra/build/step";
import { readEnv } from "@/lib/infra/env";
import type { LaunchRequest, ModelServer } from "@/lib/infra/model-servers";
import { freePort } from "@/lib/infra/processes";
import { ensureImage, hasGpus, removeStrayModelContainers, startModelContainer } from "@/lib/monolith";
import { whyNoServing, writeTinyCheckpoint } from "@/tests/support/tiny-checkpoint";
import { vllmLauncher } from "@/workers/generating/launchers";

const docker = new Docker();
/** With GPUs it is vLLM itself that keeps these promises; else a program that takes its options and speaks as it does. */
const isReal = (await hasGpus(docker).catch(() => false)) && whyNoServing === null;
const STAND_IN = `afterburner/vllm-trial:${process.pid}`;
const LABEL = "afterburner.model-server";
const TEXT = "It is the model that speaks.";

let folder: string;
let empty: string;
let dataDir: string;
let image: string;
let servers: ModelServer[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "model-container-"));
  [folder, empty] = [path.join(dataDir, "checkpoint"), path.join(dataDir, "empty")];
  await Promise.all([folder, empty].map((each) => mkdir(each)));
  image = isReal ? readEnv(process.env, ROOT).MODEL_SERVER_IMAGE : STAND_IN;
  if (isReal) return writeTinyCheckpoint(folder, TEXT);
  await writeFile(path.join(folder, "config.json"), JSON.stringify({ text: TEXT }));
  await buildStandIn();
}, 1_800_000);

afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

afterAll(async () => {
  if (!isReal) await docker.getImage(STAND_IN).remove({ force: true });
  await rm(dataDir, { recursive: true, force: true });
});

async function buildStandIn(): Promise<void> {
  const { tag } = await ensureImage({ docker, language: "python3" });
  const archive = pack();
  archive.entry({ name: "Dockerfile" }, `FROM ${tag}\nCOPY vllm /usr/local/bin/vllm\n`);
  archive.entry({ name: "vllm", mode: 0o755 }, await readFile(path.join(ROOT, "tests/support/vllm-stand-in/vllm")));
  archive.finalize();
  const stream = await docker.buildImage(Readable.from(archive), { t: STAND_IN, networkmode: "none" });
  await new Promise<void>((resolve, reject) => docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve())));
}

/** The daemon; where it has no GPU to give, none is asked of it. */
function daemon(): Docker {
  if (isReal) return docker;
  const here = new Docker();
  const create = here.createContainer.bind(here);
  return Object.assign(here, { createContainer: (spec: Docker.ContainerCreateOptions) => create({ ...spec, HostConfig: { ...spec.HostConfig, DeviceRequests: [] } }) });
}

async function launch(request: Partial<LaunchRequest> = {}): Promise<ModelServer> {
  const environment = readEnv({ NODE_ENV: "test", DATA_DIR: dataDir, MODEL_SERVER_IMAGE: image });
  const server = await vllmLauncher(daemon(), environment, () => undefined)({ key: "trial", folder, signal: new AbortController().signal, ...request });
  servers.push(server);
  return server;
}

const containers = () => docker.listContainers({ all: true, filters: { ancestor: [image], label: [LABEL] } });
const ask = ({ baseUrl, model }: ModelServer) =>
  fetch(`${baseUrl}/chat/completions`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ model, messages: [{ role: "user", content: "Speak." }], max_tokens: 16 }) });

describe(isReal ? "vLLM in a container" : "a server with vLLM's options in a container", () => {
  it("answers from its checkpoint, on loopback alone, and its log is kept", async () => {
    const server = await launch();
    const answer = (await (await ask(server)).json()) as { choices: { message: { content: string } }[] };
    expect(answer.choices[0]?.message.content).toEqual(isReal ? expect.any(String) : TEXT);
    const [container] = await containers();
    expect(container?.Ports.map(({ IP }) => IP)).toEqual(["127.0.0.1"]);
    await server.stop();
    expect(await readFile(server.logFile, "utf8")).toMatch(isReal ? /weights/ : /Loaded the weights/);
  });

  it("is gone with its container once it is stopped", async () => {
    const server = await launch();
    await server.stop();
    expect(await containers()).toEqual([]);
    await expect(ask(server)).rejects.toThrow("fetch failed");
  });

  it("tells that somebody killed it, and leaves no container", async () => {
    const server = await launch();
    const [container] = await containers();
    await docker.getContainer(container?.Id ?? "").kill();
    expect(await server.exited).toBe("ended with status 137");
    await server.stop();
    expect(await containers()).toEqual([]);
  });

  it("says with the end of its log why it does not start", async () => {
    await expect(launch({ folder: empty })).rejects.toMatchObject({ code: "configuration", message: expect.stringMatching(/ended with status 1[\s\S]*config/) });
    expect(await containers()).toEqual([]);
  });

  it("is not waited for by a worker that stops", async () => {
    const stopping = new AbortController();
    stopping.abort(new Error("the worker stops"));
    await expect(launch({ signal: stopping.signal })).rejects.toThrow("the worker stops");
    expect(await containers()).toEqual([]);
  });

  it("is removed by the next worker when its own was killed, and no other is", async () => {
    const others = await launch();
    const options = { docker: daemon(), image, folder, model: "model", gpus: 1, write: () => undefined };
    const left = await startModelContainer({ ...options, port: await freePort(), label: "of-a-dead-worker" });
    expect(await removeStrayModelContainers(docker, async (label) => label === "of-a-dead-worker")).toBe(1);
    await left.exited;
    expect((await ask(others)).status).toBe(200);
    expect(await containers()).toHaveLength(1);
  });
});
