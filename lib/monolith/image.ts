import type Docker from "dockerode";
import { z } from "zod";

import { sha256Hex } from "@/lib/core/hash";
import type { Language } from "@/lib/core/problem";

import { ensureBaseImage, imageExists } from "./base-image";
import { hasUserNamespaces } from "./docker";
import { unavailable } from "./failure";
import { hashSources, imageSources, packSources, type SourceFile } from "./image-context";

/** Told, in plain sentences, what is being done. */
export type Progress = (sentence: string) => void;

export interface ImageOptions {
  docker: Docker;
  language: Language;
  /** Cores that the build may use. Default: all. */
  buildCores?: number[];
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

const buildEventSchema = z.object({ stream: z.string().optional(), error: z.string().optional() });

/** The sentences that a build step is worth. */
function describe(step: string, language: Language): string | null {
  const match = /^Step (\d+)\/(\d+)/.exec(step);
  return match ? `Building the sandbox image for ${language}, step ${match[1]} of ${match[2]}` : null;
}

interface Build {
  files: SourceFile[];
  base: string;
  tag: string;
}

async function build({ docker, language, buildCores, onProgress }: ImageOptions, { files, base, tag }: Build): Promise<void> {
  const labels = { [SOURCES_LABEL]: hashSources(files) };
  const stream = await docker.buildImage(packSources(files), {
    t: tag,
    buildargs: { BASE: base },
    labels,
    rm: true,
    forcerm: true,
    // Typed as a number; the daemon takes a list, as in "0,2".
    ...(buildCores ? { cpusetcpus: buildCores.join(",") as never } : {}),
    // The steps only talk to the package mirror, and a host without a working bridge can build too.
    ...((await hasUserNamespaces(docker)) ? {} : { networkmode: "host" }),
  });
  let words = "";
  await new Promise<void>((resolve, reject) => {
    const onEvent = (raw: unknown) => {
      const event = buildEventSchema.parse(raw);
      if (event.error) reject(new Error(event.error));
      if (event.stream) words = (words + event.stream).slice(-1_000);
      const sentence = event.stream ? describe(event.stream, language) : null;
      if (sentence) onProgress?.(sentence);
    };
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()), onEvent);
  }).catch((cause: unknown) => {
    const hint = "Check that the Debian mirror can be reached, then try again.";
    throw unavailable(`The sandbox image for ${language} could not be built. It said last: ${words.trim()}`, cause, hint);
  });
}

/**
 * Makes sure that the sandbox image of a language exists for this version of sandbox/. Its tag carries the hash of
 * its sources. Throws AppError sandbox_unavailable with the reason and what to do.
 */
export async function ensureImage(options: ImageOptions): Promise<SandboxImage> {
  const { docker, language, onProgress = () => undefined, allowDebootstrap = true } = options;
  const files = imageSources(language);
  const tag = `afterburner/sandbox-${language}:${hashSources(files).slice(0, 16)}`;
  if (!(await imageExists(docker, tag))) {
    const base = await ensureBaseImage(docker, allowDebootstrap, onProgress);
    await build(options, { files, base, tag });
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
