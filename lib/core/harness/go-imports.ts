/** Packages of Go's standard library that solutions use, by the name they are used under. */
const PACKAGES = [
  "bufio", "bytes", "cmp", "container/heap", "container/list", "container/ring", "errors", "fmt", "hash/fnv", "index/suffixarray",
  "io", "math", "math/big", "math/bits", "math/cmplx", "math/rand", "os", "reflect", "regexp", "runtime", "slices", "sort", "strconv",
  "strings", "sync", "time", "unicode", "unicode/utf8", "unsafe",
];

function usedName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Without the texts of comments, strings and runes. */
function codeOnly(source: string): string {
  return source.replace(/`[^`]*`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[^]*?\*\/|\/\/[^\n]*/g, (text) => (text.startsWith("/") ? " " : '""'));
}

/**
 * Go solutions are often written without the imports they need, as LeetCode adds them itself. Drops a
 * `package` clause and puts imports of the standard packages that are used and not imported before the code,
 * on its first line, so that the compiler's line numbers stay right. `template` is the harness around it.
 */
export function completeGoImports(code: string, template: string): string {
  const solution = code.replace(/^(\s*(?:\/\/[^\n]*\n\s*)*)package[ \t]+\w+[ \t]*;?/, "$1");
  const plain = codeOnly(solution);
  const imported = importedNames(solution);
  const present = importedNames(template);
  const missing = PACKAGES.filter((path) => {
    const name = usedName(path);
    return !imported.has(name) && !present.has(name) && new RegExp(`(?<![\\w.)\\]])${name}\\.[A-Z]`).test(plain);
  });
  return missing.map((path) => `import ${JSON.stringify(path)}; `).join("") + solution;
}

/** Names under which packages are imported, own names included. */
function importedNames(source: string): Set<string> {
  const names = new Set<string>();
  for (const [, group, single] of source.matchAll(/^[ \t]*import\s*(?:\(([^)]*)\)|([^\n;(]*))/gm)) {
    for (const [, own, path = ""] of (group ?? single ?? "").matchAll(/([\w.]+)?[ \t]*["`]([^"`]+)["`]/g)) names.add(own ?? usedName(path));
  }
  return names;
}
