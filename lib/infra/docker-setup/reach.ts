import { constants, existsSync } from "node:fs";
import { access } from "node:fs/promises";
import http from "node:http";
import { AppError } from "@/lib/core/errors";

export const DEFAULT_SOCKET = "/var/run/docker.sock";

interface Target {
  socketPath?: string;
  host?: string;
  port?: number;
}

/** @throws AppError `configuration` for a DOCKER_HOST that is neither a socket nor a TCP address. */
export function targetOf(dockerHost: string | undefined): Target {
  if (dockerHost === undefined) return { socketPath: DEFAULT_SOCKET };
  if (dockerHost.startsWith("unix://")) return { socketPath: dockerHost.slice("unix://".length) };
  const match = /^(?:tcp|http):\/\/([^/:]+|\[[^\]]+\])(?::(\d+))?\/?$/.exec(dockerHost);
  if (match === null) {
    throw new AppError("configuration", `DOCKER_HOST=${dockerHost} is not understood.`, { hint: "Use unix:///path or tcp://host:port." });
  }
  return { host: (match[1] ?? "").replace(/^\[|\]$/g, ""), port: Number(match[2] ?? 2375) };
}

/** GETs a path of the Docker API; undefined when no daemon answers with 200 in time. */
export function askDocker(dockerHost: string | undefined, path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = http.get({ ...targetOf(dockerHost), path, timeout: 5_000 }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("error", () => resolve(undefined));
      response.on("end", () => resolve(response.statusCode === 200 ? body : undefined));
    });
    request.on("timeout", () => request.destroy());
    // Refused, missing or forbidden: all mean that nothing answers here.
    request.on("error", () => resolve(undefined));
  });
}

export async function isDockerReachable(dockerHost: string | undefined): Promise<boolean> {
  return (await askDocker(dockerHost, "/_ping")) !== undefined;
}

/** Whether the default socket is there and closed to this user. */
export async function isDockerDenied(): Promise<boolean> {
  if (!existsSync(DEFAULT_SOCKET)) return false;
  return access(DEFAULT_SOCKET, constants.R_OK | constants.W_OK).then(() => false, () => true);
}
