import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readEnv } from "@/lib/infra/env";

const root = path.resolve(import.meta.dirname, "../../..");
const serviceSchema = z.object({
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const compose = z
  .object({ services: z.record(z.string(), serviceSchema), volumes: z.record(z.string(), z.unknown()) })
  .parse(parse(readFileSync(path.join(root, "compose.yaml"), "utf8"), { merge: true }));
const services = Object.entries(compose.services);

/** `${NAME:-default}` and `${NAME:?message}` as Compose fills them in. */
const interpolate = (text: string): string =>
  text.replace(/\$\{[A-Z_]+(?::-([^}]*)|:\?[^}]*)?\}/g, (_match, fallback: string | undefined) => fallback ?? "x".repeat(32));

describe("compose.yaml", () => {
  it("offers the web app to this host only", () => {
    const ports = services.flatMap(([, service]) => service.ports);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("gives the Docker socket to the worker alone", () => {
    const holders = services.filter(([, service]) => service.volumes.some((volume) => volume.includes("docker.sock")));
    expect(holders.map(([name]) => name)).toEqual(["worker"]);
  });

  it("runs files that exist", () => {
    const files = services.flatMap(([, service]) => service.command ?? []).filter((word) => word.includes("/"));
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
  });

  it("sets an environment that our processes accept", () => {
    for (const name of ["setup", "web", "worker", "generate", "train"]) {
      const entries = Object.entries(compose.services[name]?.environment ?? {});
      const filled = Object.fromEntries(entries.map(([key, value]) => [key, interpolate(value)]));
      expect(() => readEnv({ NODE_ENV: "production", ...filled }), name).not.toThrow();
    }
  });

  it("keeps the worker's data when its container goes, so that its measurement profile stays the same", () => {
    expect(compose.services.worker?.volumes).toContain("worker-data:/data");
  });

  it("gives the web app, the generate and the train worker one place for checkpoints, which outlasts them", () => {
    for (const name of ["web", "generate", "train"]) expect(compose.services[name]?.volumes, name).toContain("models:/data");
  });

  it("tells the web app of the mail server, which sends links and says where none can be sent, and the worker", () => {
    for (const name of ["web", "worker"]) expect(Object.keys(compose.services[name]?.environment ?? {}), name).toEqual(expect.arrayContaining(["SMTP_URL", "MAIL_FROM"]));
  });

  it("gives web and workers the same secret", () => {
    const secrets = ["web", "worker", "generate", "train"].map((name) => compose.services[name]?.environment.AFTERBURNER_SECRET);
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/:\?/);
  });

  it("depends on services and volumes that it declares", () => {
    for (const [name, service] of services) {
      for (const other of Object.keys(service.depends_on)) expect(compose.services, name).toHaveProperty(other);
      for (const volume of service.volumes.filter((entry) => !entry.startsWith("/"))) {
        expect(compose.volumes).toHaveProperty(volume.split(":")[0] ?? "");
      }
    }
  });
});
