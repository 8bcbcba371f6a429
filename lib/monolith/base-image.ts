import { spawn } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type Docker from "dockerode";

import { AppError } from "@/lib/core/errors";

import { dockerStatus, unavailable } from "./failure";
import type { Progress } from "./image";

const REGISTRY_IMAGE = "debian:bookworm-slim";
const LOCAL_IMAGE = "afterburner/base:bookworm";
const PULL_TIMEOUT_MS = 120_000;
/** A registry that cannot be reached must not hold up the start. */
const FIRST_BYTE_TIMEOUT_MS = 10_000;

export async function imageExists(docker: Docker, tag: string): Promise<boolean> {
  try {
    await docker.getImage(tag).inspect();
    return true;
  } catch (cause) {
    if (dockerStatus(cause) === 404) return false;
    throw unavailable("The Docker daemon cannot say which images it has", cause);
  }
}

/** Why the pull failed, or null when it worked. */
async function pull(docker: Docker): Promise<string | null> {
  try {
    const abortSignal = AbortSignal.timeout(FIRST_BYTE_TIMEOUT_MS);
    const stream = await docker.pull(REGISTRY_IMAGE, { abortSignal });
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("it took too long")), PULL_TIMEOUT_MS);
      docker.modem.followProgress(stream, (error) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      });
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Runs a command; rejects with the end of what it said. */
async function command(name: string, args: string[], stdio: "ignore" | "pipe" = "ignore"): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(name, args, { stdio: ["ignore", stdio, "pipe"] });
    let words = "";
    const listen = (chunk: Buffer) => (words = (words + chunk.toString()).slice(-500));
    child.stderr?.on("data", listen);
    child.stdout?.on("data", listen);
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}: ${words}`))));
  });
}

async function requireDebootstrap(pullFailure: string): Promise<void> {
  const message = `No base image: the registry did not deliver ${REGISTRY_IMAGE} (${pullFailure})`;
  if (process.getuid?.() !== 0) {
    throw new AppError("sandbox_unavailable", `${message}, and building one with debootstrap needs root.`, {
      hint: `Run as root, or load the image by hand: docker pull ${REGISTRY_IMAGE}.`,
    });
  }
  try {
    await access("/usr/sbin/debootstrap");
  } catch (cause) {
    throw new AppError("sandbox_unavailable", `${message}, and debootstrap is not installed.`, {
      hint: `Install it (apt-get install debootstrap), or load the image by hand: docker pull ${REGISTRY_IMAGE}.`,
      cause,
    });
  }
}

async function bootstrap(docker: Docker): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "afterburner-base-"));
  try {
    const root = join(directory, "root");
    const archive = join(directory, "root.tar");
    await command("debootstrap", ["--variant=minbase", "bookworm", root], "pipe");
    await command("tar", ["-C", root, "--exclude=./var/cache/apt/archives/*.deb", "-cf", archive, "."]);
    const [repo, tag] = LOCAL_IMAGE.split(":");
    const stream = await docker.importImage(archive, { repo, tag });
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Tag of a Debian image to build on: one that is there, else pulled, else made with debootstrap. */
export async function ensureBaseImage(docker: Docker, allowDebootstrap: boolean, progress: Progress): Promise<string> {
  for (const tag of [LOCAL_IMAGE, REGISTRY_IMAGE]) if (await imageExists(docker, tag)) return tag;
  progress(`Pulling ${REGISTRY_IMAGE}`);
  const failure = await pull(docker);
  if (failure === null) return REGISTRY_IMAGE;
  if (!allowDebootstrap) {
    throw new AppError("sandbox_unavailable", `The registry did not deliver ${REGISTRY_IMAGE} (${failure}).`, {
      hint: `Load the image by hand (docker pull ${REGISTRY_IMAGE}), or allow building one with debootstrap.`,
    });
  }
  await requireDebootstrap(failure);
  progress("The registry did not answer: building a Debian base with debootstrap, about a minute");
  try {
    await bootstrap(docker);
  } catch (cause) {
    throw unavailable("The Debian base image could not be built", cause, "Check that deb.debian.org can be reached.");
  }
  return LOCAL_IMAGE;
}
