import { describe, expect, it } from "vitest";
import { trainerContainerName, trainerContainerSpec, type TrainerContainerOptions } from "@/lib/monolith/trainer/spec";
import { trainerSources, trainerTag } from "@/lib/monolith/trainer/image";

const request = { runId: "0199", attempt: 2, folder: "/data/training/0199", environment: { RUN_ID: "0199", CALLBACK_TOKEN: "t" }, needsGpu: false };
const options: TrainerContainerOptions = {
  request, image: "trainer:x", label: "here", user: "10001:10001", models: ["/models/base"], network: "host", memoryBytes: null, hubUrl: "https://hub.invalid", cores: [0, 2], hasUserNamespaces: false,
};
const spec = trainerContainerSpec(options);

describe("a container that trains", () => {
  it("is named by run and attempt, so that there is one of each", () => {
    expect(spec.name).toBe("afterburner-trainer-0199-2");
    expect(trainerContainerName({ runId: "0199", attempt: 3 })).not.toBe(spec.name);
  });

  it("writes the run's folder, at its own path, and nothing else of the host", () => {
    expect(spec.HostConfig?.Binds).toEqual(["/data/training/0199:/data/training/0199", "/models/base:/models/base:ro", "afterburner-training-hub:/hub"]);
    expect(JSON.stringify(spec)).not.toContain("docker.sock");
    expect(spec.User).toBe("10001:10001");
    expect(spec.HostConfig).toMatchObject({ CapDrop: ["ALL"], SecurityOpt: ["no-new-privileges"], ReadonlyRootfs: true });
  });

  it("keeps off the cores that measure, and reaches the web app on the host's loopback", () => {
    expect(spec.HostConfig).toMatchObject({ CpusetCpus: "0,2", NetworkMode: "host" });
    expect(spec.Env).toEqual(expect.arrayContaining(["RUN_ID=0199", "CALLBACK_TOKEN=t"]));
  });

  it("gets GPUs and room for their tensors where the run wants them, and a limit of memory where one is set", () => {
    const gpu = trainerContainerSpec({ ...options, request: { ...request, needsGpu: true }, memoryBytes: 2 ** 30 }).HostConfig;
    expect(gpu).toMatchObject({ DeviceRequests: [{ Driver: "nvidia", Count: -1, Capabilities: [["gpu"]] }], ShmSize: 8 * 2 ** 30, Memory: 2 ** 30, MemorySwap: 2 ** 30 });
    expect(spec.HostConfig?.DeviceRequests).toBeUndefined();
    expect(spec.HostConfig?.Memory).toBeUndefined();
  });

  it("shares the host's users on a daemon that maps them, without which it could not share its network", () => {
    expect(trainerContainerSpec({ ...options, hasUserNamespaces: true }).HostConfig?.UsernsMode).toBe("host");
  });
});

describe("the trainer's image", () => {
  const sources = trainerSources();

  it("holds the package, its contract and its lock file, and no tests", () => {
    const paths = sources.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["Dockerfile", "requirements.lock", "trainer/attempt.py", "trainer/contract/run.schema.json", "trainer/__main__.py"]));
    expect(paths.filter((path) => /tests|__pycache__/.test(path))).toEqual([]);
  });

  it("has a tag that changes with any of them, and with what torch is built for", () => {
    const tag = trainerTag(sources, "cpu");
    expect(trainerTag(sources, "cuda")).not.toBe(tag);
    expect(trainerTag(sources.map((file, i) => (i === 3 ? { ...file, content: Buffer.from("other") } : file)), "cpu")).not.toBe(tag);
    expect(trainerTag(trainerSources(), "cpu")).toBe(tag);
  });
});
