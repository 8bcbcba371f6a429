import type Docker from "dockerode";
import { z } from "zod";

import { sha256Hex } from "@/lib/core/hash";

import { ensureBaseImage, imageExists } from "./base-image";
import { unavailable } from "./failure";
import { hashSources, imageSources, packSources, type SourceFile } from "./image-context";

/** Told, in plain sentences, what is being done. */
export type Progress = (sentence: string) => void;

export interface ImageOptions {
  docker: Docker;
  onProgress?: Progress;
  /** Whether a base image may be made with debootstrap where no registry answers. Default true. */
  allowDebootstrap?: boolean;
}

export interface SandboxImage {
  tag: string;
  /** The id that Docker gives the image. */
  digest: string;
}

const SOURCES_LABEL = "afterburner.sources";
const DOCKERFILE = "images/python3/Dockerfile";

const buildEventSchema = z.object({ stream: z.string().optional(), error: z.string().optional() });

/** The sentences that a build step is worth. */
function describe(step: string): string | null {
  const match = /^Step (\d+)\/(\d+)/.exec(step);
  return match ? `Building the sandbox image, step ${match[1]} of ${match[2]}` : null;
}

async function build(docker: Docker, files: SourceFile[], base: string, tag: string, progress: Progress): Promise<void> {
  const labels = { [SOURCES_LABEL]: hashSources(files) };
  const stream = await docker.buildImage(packSources(files), {
    t: tag,
    dockerfile: DOCKERFILE,
    buildargs: { BASE: base },
    labels,
    rm: true,
    forcerm: true,
    // The steps only talk to the package mirror, and a host without a working bridge can build too.
    networkmode: "host",
  });
  let words = "";
  await new Promise<void>((resolve, reject) => {
    const onEvent = (raw: unknown) => {
      const event = buildEventSchema.parse(raw);
      if (event.stream) words = (words + event.stream).slice(-1_000);
      const sentence = event.stream ? describe(event.stream) : null;
      if (sentence) progress(sentence);
    };
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()), onEvent);
  }).catch((cause: unknown) => {
    throw unavailable(`The sandbox image could not be built. It said last: ${words.trim()}`, cause);
  });
}

/**
 * Makes sure that the sandbox image of this version of sandbox/ exists. Its tag carries the hash of its
 * sources. Throws AppError sandbox_unavailable with the reason and what to do.
 */
export async function ensureImage(options: ImageOptions): Promise<SandboxImage> {
  const { docker, onProgress = () => undefined, allowDebootstrap = true } = options;
  const files = imageSources();
  const tag = `afterburner/sandbox-python3:${hashSources(files).slice(0, 16)}`;
  if (!(await imageExists(docker, tag))) {
    const base = await ensureBaseImage(docker, allowDebootstrap, onProgress);
    await build(docker, files, base, tag, onProgress);
  }
  const { Id: digest } = await docker.getImage(tag).inspect();
  return { tag, digest };
}

/**
 * Identity of what measured programs run on: our sources and the exact versions of all Debian packages. Unlike
 * the image's id it is the same on every host that built the same thing, and after a rebuild.
 */
export async function contentDigest(docker: Docker, tag: string, facts: Record<string, string>): Promise<string> {
  const { Config } = await docker.getImage(tag).inspect();
  const sources = Config.Labels?.[SOURCES_LABEL];
  const packages = facts["packages"];
  if (!sources || !packages) throw unavailable(`The image ${tag} was not built by Afterburner: it lacks its labels`);
  return `sha256:${await sha256Hex(`${sources}\n${packages}\n`)}`;
}
