import { describe, expect, it } from "vitest";
import { parseGpus } from "@/lib/infra/training/nvidia";

describe("the GPUs of a host", () => {
  it("are read from nvidia-smi, with memory in bytes, or null where it is not told", () => {
    expect(parseGpus("NVIDIA H200, 143771\nNVIDIA GB10, [N/A]\n")).toEqual([
      { name: "NVIDIA H200", memoryBytes: 143_771 * 1024 ** 2 },
      { name: "NVIDIA GB10", memoryBytes: null },
    ]);
    expect(parseGpus("")).toEqual([]);
  });
});
