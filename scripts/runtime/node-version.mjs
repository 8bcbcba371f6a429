// @ts-check
// Which Node runs the product: decided here without touching anything. Runs under Node 18.

/** The oldest Node that all dependencies accept. */
export const OLDEST_NODE = "22.12.0";

/** What is brought along when the host's Node is older. */
export const OWN_NODE = "24.21.0";

/**
 * @param {string} version such as `v20.11.1` or `20.11.1`
 * @returns {number[]}
 */
function parts(version) {
  return version.replace(/^v/, "").split("-")[0]?.split(".").map(Number) ?? [];
}

/**
 * @param {string} version
 * @returns {boolean} whether this Node is new enough
 */
export function isNewEnough(version) {
  const have = parts(version);
  const need = parts(OLDEST_NODE);
  for (let index = 0; index < 3; index += 1) {
    const difference = (have[index] ?? 0) - (need[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * The npm package that holds a Node binary for a platform and nothing else: unlike `node`, which fetches
 * it in an install script, it also works where npm runs no scripts.
 * @param {string} platform
 * @param {string} arch
 * @returns {string | undefined}
 */
export function nodePackage(platform, arch) {
  if (platform === "linux" && (arch === "x64" || arch === "arm64")) return `node-linux-${arch}`;
  return undefined;
}
