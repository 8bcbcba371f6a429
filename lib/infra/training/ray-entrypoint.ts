export interface Entrypoint {
  root: string;
  python: string;
  folder: string;
  name: string;
}

/** How a job ends that cannot begin, by the shell that should have begun it. */
const NO_FOLDER = 96;
const NO_TRAINER = 97;
/** trainer/attempt.py: an earlier attempt still writes. */
const IS_HELD = 75;

/**
 * The shell command of a job. It looks for what has to be on the node before Python starts, so that its absence has a
 * name. Ray sets OMP_NUM_THREADS to the processors that a job reserves, which for ours is none: the run file says how
 * many threads there are.
 */
export function entrypointOf({ root, python, folder, name }: Entrypoint): string {
  const [inRoot, interpreter, inFolder] = [root, python, folder].map(quoted);
  return [
    `test -w ${inFolder} && test -r ${inFolder}/run.json || { echo "$(hostname) has no folder "${inFolder}" that it may write"; exit ${NO_FOLDER}; }`,
    `cd ${inRoot} && test -x ${interpreter} || { echo "$(hostname) lacks "${inRoot}" or "${interpreter}; exit ${NO_TRAINER}; }`,
    "unset OMP_NUM_THREADS",
    `exec ${interpreter} -m trainer.attempt ${inFolder} ${quoted(name)} --signalled`,
  ].join("\n");
}

/** What went wrong, where it was not the trainer; null where the trainer itself has said it. */
export function reasonOf(exitCode: number | null, message: string | null, folder: string): string | null {
  if (exitCode === NO_FOLDER) return `The node that Ray chose does not see the run's folder ${folder}, or may not write it: the data folder has to lie on a disk that worker and nodes share, at the same path.`;
  if (exitCode === NO_TRAINER) return "The node that Ray chose has neither the trainer nor its Python where they were looked for: see RAY_TRAINER_ROOT and RAY_TRAINER_PYTHON.";
  if (exitCode === IS_HELD) return "An earlier attempt of this run still writes to its folder, and has to end first.";
  if (exitCode !== null || message === null) return null;
  return `Ray ended the job: ${message.trim().slice(0, 500)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
