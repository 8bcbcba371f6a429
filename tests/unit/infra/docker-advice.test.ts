import { describe, expect, it } from "vitest";
import { nextDockerStep, parseOsRelease, type HostFacts } from "@/lib/infra/docker-setup/advice";
import { targetOf } from "@/lib/infra/docker-setup/reach";

const debianRoot: HostFacts = {
  platform: "linux",
  osRelease: { ID: "debian" },
  isRoot: true,
  reachable: false,
  denied: false,
  dockerHost: undefined,
  hasDockerd: false,
  mayInstall: true,
};
const step = (facts: Partial<HostFacts>) => nextDockerStep({ ...debianRoot, ...facts });

describe("the way to Docker", () => {
  it("uses any daemon that answers, whatever else is true", () => {
    expect(step({ reachable: true, isRoot: false, platform: "darwin", mayInstall: false })).toEqual({ kind: "use" });
  });

  it("starts a daemon that is installed, even with --no-install", () => {
    expect(step({ hasDockerd: true, mayInstall: false })).toEqual({ kind: "start" });
  });

  it("installs on Debian, on Ubuntu and on what is like them, with iptables and debootstrap", () => {
    const families: Record<string, string>[] = [{ ID: "debian" }, { ID: "ubuntu" }, { ID: "linuxmint", ID_LIKE: "ubuntu debian" }];
    for (const osRelease of families) {
      expect(step({ osRelease })).toMatchObject({ kind: "install", packages: expect.arrayContaining(["docker.io", "apparmor", "iptables", "debootstrap"]) });
    }
  });

  it("says with --no-install what it would have installed", () => {
    expect(step({ mayInstall: false })).toMatchObject({ kind: "stop", advice: expect.stringContaining("apt-get install --no-install-recommends docker.io") });
  });

  it.each([
    [{ isRoot: false }, "sudo apt-get install"],
    [{ isRoot: false, hasDockerd: true }, "sudo systemctl start docker"],
    [{ isRoot: false, denied: true }, "usermod -aG docker"],
    [{ osRelease: { ID: "fedora" } }, "dnf install"],
    [{ osRelease: { ID: "rocky", ID_LIKE: "rhel centos fedora" } }, "dnf install"],
    [{ osRelease: { ID: "alpine" } }, "apk add docker"],
    [{ osRelease: { ID: "arch" } }, "pacman -S docker"],
    [{ osRelease: {} }, "docs.docker.com"],
    [{ platform: "darwin" as const }, "Docker Desktop"],
    [{ platform: "win32" as const }, "WSL 2"],
    [{ dockerHost: "tcp://far:2375" }, "DOCKER_HOST"],
  ])("otherwise stops and says exactly what to do: %o", (facts, advice) => {
    expect(step(facts)).toMatchObject({ kind: "stop", advice: expect.stringContaining(advice) });
  });

  it("never installs behind a DOCKER_HOST that does not answer", () => {
    expect(step({ dockerHost: "unix:///other.sock" }).kind).toBe("stop");
  });
});

describe("parseOsRelease", () => {
  it("reads quoted and bare values", () => {
    expect(parseOsRelease(`ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n# comment\n`)).toEqual({
      ID: "debian",
      PRETTY_NAME: "Debian GNU/Linux 12 (bookworm)",
    });
  });
});

describe("targetOf", () => {
  it("understands sockets and TCP addresses, and refuses the rest by name", () => {
    expect(targetOf(undefined)).toEqual({ socketPath: "/var/run/docker.sock" });
    expect(targetOf("unix:///run/user/1000/docker.sock")).toEqual({ socketPath: "/run/user/1000/docker.sock" });
    expect(targetOf("tcp://10.0.0.2:2376")).toEqual({ host: "10.0.0.2", port: 2376 });
    expect(() => targetOf("ssh://host")).toThrow(/DOCKER_HOST=ssh:\/\/host/);
  });
});
