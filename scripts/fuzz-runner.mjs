// @ts-check
// `npm run fuzz:runner -- --seconds 300`: fuzzes the runner's request parser, frame stream and memory trace with
// libFuzzer under AddressSanitizer and UBSan, each target that long. Needs clang on this host, or Docker and a
// Debian mirror (there, --cores pins it). Starts from the golden frames in sandbox/fixtures. What is found lies in sandbox/runner/build/fuzz/.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const TARGETS = ["request", "stream", "trace"];
const IMAGE = "afterburner/fuzz-runner";
const BASES = ["afterburner/base:bookworm", "debian:bookworm-slim"];
const SANDBOX = fileURLToPath(new URL("../sandbox/", import.meta.url));
const FINDINGS = `${SANDBOX}runner/build/fuzz/`;

/** @param {string} message @returns {never} */
function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** @param {string} command @param {string[]} args */
function works(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit", env });
  if (error) stop(`${command} could not be started: ${error.message}`);
  return status ?? 1;
}

/**
 * The whole job as one script, for this host and for a container alike. `build` is a directory to build in.
 * @param {string} build @param {string} findings @param {number} seconds @param {readonly string[]} targets
 */
function fuzzScript(build, findings, seconds, targets) {
  const runs = targets.map((target) => {
    const [binary, corpus] = [`${build}/libfuzzer/fuzz-${target}`, `${build}/corpus/${target}`];
    const seeds = `${build}/libfuzzer/seeds/${target}`;
    const options = `-max_total_time=${seconds} -max_len=8192 -timeout=10 -rss_limit_mb=1024 -use_value_profile=1 -print_final_stats=1 -verbosity=0`;
    return `mkdir -p ${corpus} && echo "== ${target}, ${seconds} s" && ${binary} ${options} -artifact_prefix=${findings}${target}- ${corpus} ${seeds}`;
  });
  return [`make -s BUILD=${build} fuzz`, ...runs, 'echo "All targets: nothing found."'].join(" && ");
}

function containerImage() {
  if (!works("docker", ["version"])) stop("Fuzzing needs clang (apt-get install clang make), or a Docker daemon to install it in; this host has neither.");
  const base = BASES.find((tag) => works("docker", ["image", "inspect", tag]));
  if (!base) stop(`No base image here: one of ${BASES.join(", ")} is needed. \`npm start\` makes it.`);
  const built = run("docker", ["build", "--network", "host", "--build-arg", `BASE=${base}`, "-t", IMAGE, `${SANDBOX}runner/fuzz`], { ...process.env, DOCKER_BUILDKIT: "0" });
  if (built !== 0) stop("The image with clang could not be built: a Debian mirror must be reachable.");
  return IMAGE;
}

const { values } = parseArgs({ options: { seconds: { type: "string", default: "100" }, target: { type: "string", multiple: true }, cores: { type: "string" } } });
const seconds = Number(values.seconds);
const targets = values.target ?? TARGETS;
if (!Number.isInteger(seconds) || seconds < 1) stop(`--seconds must be a whole number from 1; it is "${values.seconds}".`);
if (targets.some((target) => !TARGETS.includes(target))) stop(`--target must be one of ${TARGETS.join(", ")}.`);
mkdirSync(FINDINGS, { recursive: true });

if (works("clang", ["--version"])) {
  process.exit(run("sh", ["-ec", `cd ${SANDBOX}runner && ${fuzzScript(`${SANDBOX}runner/build`, FINDINGS, seconds, targets)}`]));
}
const confined = ["--rm", "--network", "none", "--cap-drop", "ALL", "--memory", "2g", "--pids-limit", "64"];
const cores = values.cores === undefined ? [] : ["--cpuset-cpus", values.cores];
const mounts = ["-v", `${SANDBOX}:/sandbox:ro`, "-v", `${FINDINGS}:/findings`];
const script = `cp -r /sandbox /tmp/sandbox && cd /tmp/sandbox/runner && ${fuzzScript("/tmp/build", "/findings/", seconds, targets)}`;
process.exit(run("docker", ["run", ...confined, ...cores, ...mounts, containerImage(), "sh", "-ec", script]));
