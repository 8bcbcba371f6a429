import { describe, expect, it } from "vitest";
import { hasGpus, modelContainerSpec } from "@/lib/monolith/model-server";
import type Docker from "dockerode";

const spec = modelContainerSpec({ image: "vllm/vllm-openai:x", folder: "/data/checkpoint", port: 4321, model: "model", gpus: 2, label: "here:1:2" });
const daemon = (info: object) => ({ info: async () => info }) as unknown as Docker;

describe("a container of vLLM", () => {
  it("can only read its checkpoint, listens on loopback, and fetches nothing", () => {
    expect(spec.HostConfig?.Binds).toEqual(["/data/checkpoint:/model:ro"]);
    expect(spec.HostConfig?.PortBindings).toEqual({ "8000/tcp": [{ HostIp: "127.0.0.1", HostPort: "4321" }] });
    expect(spec.Env).toContain("HF_HUB_OFFLINE=1");
    expect(spec.HostConfig).toMatchObject({ CapDrop: ["ALL"], SecurityOpt: ["no-new-privileges"] });
  });

  it("gets as many GPUs as its model is split over, and reads safetensors alone", () => {
    expect(spec.HostConfig?.DeviceRequests).toEqual([{ Driver: "nvidia", Count: 2, Capabilities: [["gpu"]] }]);
    expect(spec.Cmd?.join(" ")).toContain("--load-format safetensors --tensor-parallel-size 2");
  });

  it("is chosen where the daemon has GPUs, by its runtime or by devices", async () => {
    expect(await hasGpus(daemon({ Runtimes: { runc: {}, nvidia: {} } }))).toBe(true);
    expect(await hasGpus(daemon({ DiscoveredDevices: [{ Source: "cdi", ID: "nvidia.com/gpu=0" }] }))).toBe(true);
    expect(await hasGpus(daemon({ Runtimes: { runc: {} }, DiscoveredDevices: null }))).toBe(false);
  });
});
