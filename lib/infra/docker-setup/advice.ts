/** What is known about this host before anything is touched. */
export interface HostFacts {
  platform: NodeJS.Platform;
  /** Fields of /etc/os-release; empty where there is none. */
  osRelease: Record<string, string>;
  isRoot: boolean;
  /** A daemon answers on DOCKER_HOST or the default socket. */
  reachable: boolean;
  /** The default socket exists, but this user may not open it. */
  denied: boolean;
  dockerHost: string | undefined;
  hasDockerd: boolean;
  mayInstall: boolean;
}

export type DockerStep =
  | { kind: "use" }
  | { kind: "start" }
  | { kind: "install"; packages: string[] }
  | { kind: "stop"; problem: string; advice: string };

/**
 * docker.io leaves out what it only recommends; the daemon needs iptables, the base image debootstrap. Under a kernel
 * with AppArmor no container starts without AppArmor's parser.
 */
export const DEBIAN_PACKAGES = ["docker.io", "apparmor", "iptables", "debootstrap", "ca-certificates"];

export function parseOsRelease(text: string): Record<string, string> {
  const pairs = text.split("\n").flatMap((line) => {
    const match = /^([A-Z_]+)=(?:"(.*)"|(.*))$/.exec(line.trim());
    return match === null ? [] : [[match[1] ?? "", match[2] ?? match[3] ?? ""]];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

export function isDebianLike(osRelease: Record<string, string>): boolean {
  const family = `${osRelease["ID"] ?? ""} ${osRelease["ID_LIKE"] ?? ""}`.split(" ");
  return family.includes("debian") || family.includes("ubuntu");
}

/** The next step towards a reachable Docker daemon, decided from facts alone. */
export function nextDockerStep(facts: HostFacts): DockerStep {
  if (facts.reachable) return { kind: "use" };
  if (facts.dockerHost !== undefined) {
    return stop(`No Docker daemon answers at DOCKER_HOST=${facts.dockerHost}.`, "Start that daemon, or unset DOCKER_HOST to use the one of this host.");
  }
  if (facts.denied) {
    return stop("The Docker daemon runs, but this user may not use it.", `Run \`sudo usermod -aG docker "$USER"\`, log in again, and start once more. (Members of that group can become root.)`);
  }
  if (facts.platform === "darwin") return stop("No Docker daemon answers.", "Start Docker Desktop (https://www.docker.com/products/docker-desktop/), and start once more.");
  if (facts.platform !== "linux") return stop(`Afterburner measures in Linux containers and does not run on ${facts.platform} itself.`, "Use Linux, or WSL 2 on Windows.");
  if (!facts.isRoot) return stop("No Docker daemon answers.", adviceWithoutRoot(facts));
  if (facts.hasDockerd) return { kind: "start" };
  if (!isDebianLike(facts.osRelease)) return stop("Docker is not installed, and this script only installs it on Debian and Ubuntu.", installAdvice(facts.osRelease));
  if (!facts.mayInstall) {
    return stop("Docker is not installed, and --no-install forbids to install it.", `It would have run: apt-get install --no-install-recommends ${DEBIAN_PACKAGES.join(" ")}`);
  }
  return { kind: "install", packages: DEBIAN_PACKAGES };
}

function stop(problem: string, advice: string): DockerStep {
  return { kind: "stop", problem, advice };
}

function adviceWithoutRoot(facts: HostFacts): string {
  if (facts.hasDockerd) return "Start it as root: `sudo systemctl start docker` (or `sudo dockerd &` without systemd), and start once more.";
  if (isDebianLike(facts.osRelease)) return `Install it: \`sudo apt-get install --no-install-recommends ${DEBIAN_PACKAGES.join(" ")}\`, then \`sudo usermod -aG docker "$USER"\`, log in again, and start once more.`;
  return installAdvice(facts.osRelease);
}

function installAdvice(osRelease: Record<string, string>): string {
  const family = `${osRelease["ID"] ?? ""} ${osRelease["ID_LIKE"] ?? ""}`;
  const command = /fedora|rhel|centos/.test(family)
    ? "sudo dnf install moby-engine && sudo systemctl enable --now docker"
    : /arch/.test(family)
      ? "sudo pacman -S docker && sudo systemctl enable --now docker"
      : /alpine/.test(family)
        ? "sudo apk add docker && sudo rc-service docker start"
        : /suse/.test(family)
          ? "sudo zypper install docker && sudo systemctl enable --now docker"
          : undefined;
  return command === undefined
    ? "Install it as https://docs.docker.com/engine/install/ describes, and start once more."
    : `Install it: \`${command}\`, and start once more.`;
}
