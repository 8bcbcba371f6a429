import { createHash } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { parseLanguage } from "@/lib/core/datasets/languages";
import { AppError } from "@/lib/core/errors";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { parseAllowedHost, type AllowedHost } from "./safe-fetch/allowed";

/** An empty variable, as compose files like to set, means the same as one that is not set. */
const emptyAsUnset = (value: unknown): unknown => (value === "" ? undefined : value);

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(emptyAsUnset, schema.optional());

/** "python3,cpp" as languages. */
const languageList = z.string().transform((text, check): Language[] =>
  text.split(",").flatMap((name) => {
    const language = parseLanguage(name);
    if (language) return [language];
    check.addIssue({ code: "custom", message: `"${name.trim()}" is no language; there are ${LANGUAGES.join(", ")}` });
    return [];
  }),
);

/** "hooks.lan:8080,10.0.0.0/8" as hosts and blocks. */
const hostList = z.string().transform((text, check): AllowedHost[] =>
  text.split(",").flatMap((entry) => {
    if (entry.trim() === "") return [];
    const host = parseAllowedHost(entry);
    if (host) return [host];
    check.addIssue({ code: "custom", message: `"${entry.trim()}" is no host, host:port, or block such as 10.0.0.0/8` });
    return [];
  }),
);

/** Origin of a site that people know, where nobody names another. */
const siteOf = (known: string) => z.preprocess(emptyAsUnset, z.url({ protocol: /^https?$/ }).default(known).transform((url) => new URL(url).origin));

const proxyList = z.string().refine((list) => list.split(",").every((entry) => [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()].some((schema) => schema.safeParse(entry.trim()).success)), {
  message: "must list addresses and ranges, as 127.0.0.1,10.0.0.0/8",
});

const envSchema = z.object({
  NODE_ENV: z.preprocess(emptyAsUnset, z.enum(["development", "production", "test"]).default("development")),
  /** Any Postgres 14 or newer; without it the embedded one is used. */
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://"),
  ),
  PORT: z.preprocess(emptyAsUnset, z.coerce.number().int().min(1).max(65535).default(3000)),
  /** Where everything that this host keeps lies: the embedded database, logs, the runtime. */
  DATA_DIR: z.preprocess(emptyAsUnset, z.string().default(".data")),
  DOCKER_HOST: optional(z.string()),
  LOG_LEVEL: z.preprocess(
    emptyAsUnset,
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ),
  HF_ENDPOINT: z.preprocess(emptyAsUnset, z.url().default("https://huggingface.co")),
  HF_TOKEN: optional(z.string()),
  /** What serves checkpoints: vLLM in Docker where the daemon has GPUs and `transformers serve` elsewhere, or always one of them. */
  MODEL_SERVER: z.preprocess(emptyAsUnset, z.enum(["auto", "transformers", "vllm"]).default("auto")),
  /** Image with `vllm` in its path. */
  MODEL_SERVER_IMAGE: z.preprocess(emptyAsUnset, z.string().default("vllm/vllm-openai:v0.33.0")),
  /** GPUs of one vLLM server; the model is split over them. */
  MODEL_SERVER_GPUS: z.preprocess(emptyAsUnset, z.coerce.number().int().min(1).max(64).default(1)),
  /** A model server that nobody asks for so long is stopped. */
  MODEL_SERVER_IDLE_MINUTES: z.preprocess(emptyAsUnset, z.coerce.number().positive().max(7 * 24 * 60).default(10)),
  /** Training runs at once, on this host or in its Docker. */
  TRAINING_SLOTS: z.preprocess(emptyAsUnset, z.coerce.number().int().min(1).max(64).default(1)),
  /** Where a trainer reaches this installation, as http://afterburner.lan:3000. Without it on loopback, from a Ray cluster by PUBLIC_URL. */
  TRAINING_URL: optional(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)),
  /** Largest checkpoint that is taken from the hub or from an archive. */
  CHECKPOINT_MAX_GIB: z.preprocess(emptyAsUnset, z.coerce.number().positive().max(4096).default(20)),
  /** Dashboard of a Ray head that trains, as http://head:8265. Anything else is told by the launcher: other programs read this variable too. */
  RAY_ADDRESS: optional(z.string()),
  /** Of a cluster that runs with RAY_AUTH_MODE=token. */
  RAY_AUTH_TOKEN: optional(z.string()),
  /** On every node of that cluster: the folder that holds `trainer/`, and a Python with its packages. Without them ours. */
  RAY_TRAINER_ROOT: optional(z.string().startsWith("/", "must be an absolute path")),
  RAY_TRAINER_PYTHON: optional(z.string().startsWith("/", "must be an absolute path")),
  /** Image with the trainer, instead of the one that is built from trainer/. */
  TRAINING_DOCKER_IMAGE: optional(z.string()),
  /** Network of training containers: it must reach the web app. */
  TRAINING_DOCKER_NETWORK: z.preprocess(emptyAsUnset, z.string().default("host")),
  /** Memory of a training container; without it all of the host's. */
  TRAINING_DOCKER_MEMORY_GIB: optional(z.coerce.number().positive().max(65_536)),
  /** Folder of wheels for the build of the trainer's image, for hosts without a way to PyPI. */
  TRAINING_WHEELS: optional(z.string().startsWith("/", "must be an absolute path")),
  /** Marks the containers of this installation: label `afterburner=<instance>`. */
  AFTERBURNER_INSTANCE: optional(z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/)),
  /** Cores that measure, as `2` or `2-3,6`. Without it the last core this process may use. */
  MEASURING_CORES: optional(z.string().regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/)),
  /** How far off its reference speed this host may measure, as a share. More than 0.1 gives figures that no ranking should rest on. */
  DRIFT_TOLERANCE: z.preprocess(emptyAsUnset, z.coerce.number().min(0.01).max(10).default(0.1)),
  /** Languages that this host measures, as `python3,cpp`; python3 is always among them. Without it all. */
  SANDBOX_LANGUAGES: optional(languageList),
  /** Runtime of sandbox containers, from the Docker daemon's list. Without it the daemon's default. */
  AFTERBURNER_RUNTIME: optional(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
  /** `require`: refuse a Docker daemon that runs without user namespaces. */
  AFTERBURNER_USERNS: optional(z.enum(["require"])),
  /** Encrypts stored secrets and signs sessions. Without it the data folder keeps a random one. */
  AFTERBURNER_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  /** Where people reach the web app, as https://afterburner.example. Without it any host name is answered. */
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)),
  /** Proxies, as `127.0.0.1,10.0.0.0/8`, whose X-Forwarded-For is believed; nobody else's is. */
  TRUSTED_PROXIES: optional(proxyList),
  /** Of the first admin, who is made at the first start. */
  ADMIN_EMAIL: z.preprocess(emptyAsUnset, z.string().trim().toLowerCase().pipe(z.email()).default("admin@afterburner.local")),
  /** Sign-in with accounts elsewhere: id and secret of an OAuth app, both or neither, and a site of one's own (GitHub Enterprise). */
  GITHUB_URL: siteOf("https://github.com"),
  HUGGINGFACE_URL: siteOf("https://huggingface.co"),
  GITHUB_CLIENT_ID: optional(z.string()),
  GITHUB_CLIENT_SECRET: optional(z.string()),
  HUGGINGFACE_CLIENT_ID: optional(z.string()),
  HUGGINGFACE_CLIENT_SECRET: optional(z.string()),
  /** `open`: the execution and Monolith APIs ask for no key. `npm start` sets it while the app listens on loopback alone. */
  EXECUTION_ACCESS: z.preprocess(emptyAsUnset, z.enum(["open", "key"]).default("key")),
  /** Samples a day and submissions at once that a researcher may hand in; an admin can change both for one person. */
  QUOTA_SAMPLES_PER_DAY: z.preprocess(emptyAsUnset, z.coerce.number().int().min(1).max(1_000_000).default(3000)),
  QUOTA_OPEN_SUBMISSIONS: z.preprocess(emptyAsUnset, z.coerce.number().int().min(1).max(1000).default(3)),
  /** `closed`: nobody makes an account by themselves; an admin does. */
  SIGN_UP: z.preprocess(emptyAsUnset, z.enum(["open", "closed"]).default("open")),
  /** smtp://user:password@host:587; without it no e-mail is sent. */
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")),
  /** Hosts off the public internet that people may name in webhooks and imports by form, as `hooks.lan:8080,10.0.0.0/8`. */
  ALLOWED_PRIVATE_HOSTS: z.preprocess((value) => value ?? "", hostList),
  MAIL_FROM: z.preprocess(emptyAsUnset, z.string().default("Afterburner <afterburner@localhost>")),
  /** How `POST /execute` answers: with the result, or with a task id to ask for. */
  MONOLITH_API: z.preprocess(emptyAsUnset, z.enum(["sync", "async"]).default("sync")),
  /** Executions of the API that may be open at once. */
  EXECUTION_QUEUE_LIMIT: z.preprocess(emptyAsUnset, z.coerce.number().int().min(1).max(1_000_000).default(16_384)),
  /** How long results of the execution API are kept past the deadline of their batch. */
  EXECUTION_RETENTION_HOURS: z.preprocess(emptyAsUnset, z.coerce.number().positive().max(24 * 365).default(24)),
});

export interface Env extends Omit<z.output<typeof envSchema>, "DATA_DIR" | "AFTERBURNER_INSTANCE"> {
  /** Absolute. */
  DATA_DIR: string;
  AFTERBURNER_INSTANCE: string;
}

/** A short name that stays the same for one data folder, so that a restart finds what it left behind. */
export function instanceOf(dataDir: string): string {
  return createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
}

/**
 * Reads the environment; every process parses it once, at its start.
 * @throws AppError `configuration` that lists each variable at fault.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env, cwd = process.cwd()): Env {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => ({
      where: issue.path.join("."),
      problem: issue.message,
    }));
    const list = faults.map((fault) => `${fault.where}: ${fault.problem}`).join("; ");
    throw new AppError("configuration", `The environment has faults: ${list}.`, {
      faults,
      hint: "Correct or unset these variables; docs/operations.md lists them all.",
      cause: parsed.error,
    });
  }
  const dataDir = path.resolve(cwd, parsed.data.DATA_DIR);
  return {
    ...parsed.data,
    DATA_DIR: dataDir,
    AFTERBURNER_INSTANCE: parsed.data.AFTERBURNER_INSTANCE ?? instanceOf(dataDir),
  };
}

let cached: Env | undefined;

/** The environment of this process, parsed at the first call. */
export function env(): Env {
  cached ??= readEnv();
  return cached;
}
