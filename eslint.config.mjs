// @ts-check
import path from "node:path";
import boundaries from "eslint-plugin-boundaries";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const root = import.meta.dirname;

/** Which layer a file belongs to, by folder; the first match counts. */
const LAYERS = {
  generated: "lib/generated",
  core: "lib/core",
  services: "lib/services",
  monolith: "lib/monolith",
  infra: "lib/infra",
  server: "lib/server",
  app: "app",
  components: "components",
  workers: "workers",
  cli: "cli",
  scripts: "scripts",
  tests: "tests",
  bench: "bench",
  prisma: "prisma",
};

/** What a layer may import of ours besides itself. What is not listed is forbidden. */
const OURS = {
  core: [],
  services: ["core", "generated"],
  monolith: ["core"],
  infra: ["core", "generated"],
  server: ["services", "infra", "core", "generated"],
  components: ["core"],
  app: ["server", "components", "core"],
  workers: ["services", "monolith", "infra", "core"],
  // `afterburner evaluate` opens the sandbox as the judge worker does.
  cli: ["workers", "services", "monolith", "infra", "core"],
  prisma: ["services", "monolith", "infra", "core"],
  scripts: ["services", "monolith", "infra", "core"],
  bench: ["services", "monolith", "infra", "core"],
  tests: Object.keys(LAYERS),
};

/**
 * What a layer may import of others: `any` third party and Node, or only these.
 * Next and React belong to the web; the daemon's client to Monolith alone.
 */
const WEB = ["next", "react", "react-dom", "server-only", "client-only"];
const OTHERS = {
  core: { packages: ["zod"], node: false },
  services: { packages: ["zod", "p-limit"], node: true },
  monolith: { not: WEB, node: true },
  infra: { not: [...WEB, "dockerode"], node: true },
  server: { not: ["dockerode"], node: true },
  components: { not: ["dockerode", "pg", "pg-boss", "pino"], node: false },
  app: { not: ["dockerode", "pg", "pg-boss"], node: true },
  workers: { not: [...WEB, "dockerode"], node: true },
  cli: { not: [...WEB, "dockerode"], node: true },
  prisma: { not: [...WEB, "dockerode"], node: true },
  scripts: { not: [...WEB, "dockerode"], node: true },
  bench: { not: WEB, node: true },
  tests: { not: [], node: true },
};

const own = Object.entries(OURS).map(([layer, allowed]) => ({
  from: { element: { type: layer } },
  allow: { to: { element: { types: { anyOf: [layer, ...allowed] } } } },
}));

const foreign = Object.entries(OTHERS).flatMap(([layer, rule]) => {
  const from = { element: { type: layer } };
  const policies = "packages" in rule
    ? [{ from, allow: { to: { module: { origin: "external", source: rule.packages } } } }]
    : [
        { from, allow: { to: { module: { origin: "external" } } } },
        { from, disallow: { to: { module: { origin: "external", source: rule.not } } } },
      ];
  return rule.node ? [...policies, { from, allow: { to: { module: { origin: "core" } } } }] : policies;
});

export default tseslint.config(
  {
    ignores: ["node_modules/", ".data/", ".next/", "lib/generated/", "next-env.d.ts", "coverage/", "test-results/", "tests/sandbox/hostile/compiling/"],
  },
  {
    files: ["**/*.{ts,tsx,mts,mjs}"],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-check": false, "ts-expect-error": "allow-with-description", "ts-ignore": true, "ts-nocheck": true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "max-lines": ["error", { max: 300 }],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "start" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-properties": ["error",
        { object: "it", property: "only", message: "A focused test hides the others." },
        { object: "test", property: "only", message: "A focused test hides the others." },
        { object: "describe", property: "only", message: "A focused test hides the others." },
      ],
    },
  },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: Object.values(LAYERS).map((folder) => `${folder}/**/*.{ts,tsx}`),
    plugins: { boundaries },
    settings: {
      "boundaries/root-path": root,
      "boundaries/elements": Object.entries(LAYERS).map(([type, folder]) => ({ type, pattern: `${folder}/**`, partialMatch: false })),
      "import/resolver": {
        typescript: { project: path.join(root, "tsconfig.json"), alwaysTryTypes: true },
      },
    },
    rules: {
      "boundaries/dependencies": ["error", {
        default: "disallow",
        checkAllOrigins: true,
        checkUnknownLocals: true,
        policies: [...own, ...foreign],
      }],
    },
  },
);
