import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type Docker from "dockerode";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { ensureBaseImage, imageExists } from "../base-image";
import { hasUserNamespaces } from "../docker";
import type { Progress } from "../image";
import { hashSources, packSources, type SourceFile } from "../image-context";

/** cpu: torch for processors alone; cuda: with all that GPUs need but their driver. */
export type TrainerBuild = "cpu" | "cuda";

export interface TrainerImageOptions {
  docker: Docker;
  build: TrainerBuild;
  /** Folder with wheels of everything in requirements.lock, instead of an index: for hosts without a way to PyPI. */
  wheels?: string | undefined;
  /** Cores that the build may use, so that it does not disturb a measurement. */
  cores: number[];
  allowDebootstrap?: boolean;
  onProgress: Progress;
}

const TRAINER_DIRECTORY = fileURLToPath(new URL("../../../trainer/", import.meta.url));
const LEFT_OUT = new Set(["tests", "__pycache__", ".pytest_cache"]);
const CPU_INDEX = "https://download.pytorch.org/whl/cpu";
const LOOK_MS = 5_000;
/** Beside Python itself: what torch and triton compile kernels with on GPUs. */
const SYSTEM: Record<TrainerBuild, string> = { cpu: "python3 python3-venv", cuda: "python3 python3-venv python3-dev gcc libc6-dev" };

const buildEventSchema = z.object({ stream: z.string().optional(), error: z.string().optional() });

function walk(folder: string): string[] {
  return readdirSync(join(TRAINER_DIRECTORY, folder))
    .filter((name) => !LEFT_OUT.has(name))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(join(TRAINER_DIRECTORY, path)).isDirectory() ? walk(path) : [path]));
}

function read(path: string, name: string): SourceFile {
  return { path: name, content: readFileSync(join(TRAINER_DIRECTORY, path)), mode: 0o644 };
}

/** What the image is made of: the Dockerfile, the lock file, and the package as `trainer/`. In a fixed order. */
export function trainerSources(): SourceFile[] {
  const named = [read("Dockerfile", "Dockerfile"), read("requirements.lock", "requirements.lock")];
  const code = walk(".").filter((path) => path !== "Dockerfile").map((path) => read(path, `trainer/${path}`));
  return [...named, ...code].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Wheels have their version in their name, so the tag does not depend on them. */
function wheelsOf(folder: string | undefined): SourceFile[] {
  if (folder === undefined) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".whl"))
    .map((name) => ({ path: `wheels/${name}`, content: readFileSync(join(folder, name)), mode: 0o644 }));
}

export function trainerTag(sources: SourceFile[], build: TrainerBuild): string {
  return `afterburner/trainer-${build}:${hashSources(sources).slice(0, 16)}`;
}

/**
 * Tag of the trainer's image for this version of trainer/, built where it is missing. Throws AppError configuration
 * with the end of what the build said.
 */
export async function ensureTrainerImage(options: TrainerImageOptions): Promise<string> {
  const { docker, build, onProgress, allowDebootstrap = process.getuid?.() === 0 } = options;
  const sources = trainerSources();
  const tag = trainerTag(sources, build);
  if (await imageExists(docker, tag)) return tag;
  onProgress(`Building the trainer's image ${tag}; PyTorch makes that minutes, once`);
  const base = await ensureBaseImage(docker, allowDebootstrap, onProgress);
  await make(options, sources, base, tag);
  return tag;
}

async function make({ docker, build, wheels, cores, onProgress }: TrainerImageOptions, sources: SourceFile[], base: string, tag: string): Promise<void> {
  const wantsCpuIndex = wheels === undefined && build === "cpu" && (await hasCpuIndex());
  const stream = await docker.buildImage(packSources([...sources, ...wheelsOf(wheels)]), {
    t: tag,
    buildargs: {
      BASE: base,
      SYSTEM: SYSTEM[build],
      ...(wantsCpuIndex ? { PIP_EXTRA_INDEX_URL: CPU_INDEX } : {}),
      ...(wheels === undefined ? {} : { PIP_NO_INDEX: "1" }),
    },
    rm: true,
    forcerm: true,
    // Typed as a number; the daemon takes a list, as in "0,2".
    ...(cores.length > 0 ? { cpusetcpus: cores.join(",") as never } : {}),
    // The steps only talk to mirrors, and a host without a working bridge can build too.
    ...((await hasUserNamespaces(docker)) ? {} : { networkmode: "host" }),
  });
  let words = "";
  await new Promise<void>((resolve, reject) => {
    const onEvent = (raw: unknown) => {
      const { error, stream: said = "" } = buildEventSchema.parse(raw);
      if (error !== undefined) reject(new Error(error));
      words = (words + said).slice(-1_000);
      const line = said.trim();
      if (/^(Step \d|Collecting |Downloading |Installing collected)/.test(line)) onProgress(`Trainer's image: ${line.slice(0, 90)}`);
    };
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()), onEvent);
  }).catch((cause: unknown) => {
    throw new AppError("configuration", `The trainer's image could not be built. It said last: ${words.trim()}`, {
      hint: "The build needs a Debian mirror and PyPI. TRAINING_WHEELS names a folder of wheels to take instead, TRAINING_DOCKER_IMAGE an image that was built elsewhere.",
      cause,
    });
  });
}

/** Whether PyTorch's own index is within reach: what PyPI has for Linux brings gigabytes for GPUs. */
async function hasCpuIndex(): Promise<boolean> {
  return fetch(`${CPU_INDEX}/torch/`, { method: "HEAD", signal: AbortSignal.timeout(LOOK_MS) }).then(({ ok }) => ok, () => false);
}
