import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAlive, readState, type InstanceState } from "@/lib/infra/state";
import { readEnv } from "@/lib/infra/env";
import { isPortFree, signal } from "@/lib/infra/processes";
import { askDocker } from "@/lib/infra/docker-setup/reach";
import { ROOT, tsxArgs } from "@/lib/infra/build/step";
import { startApp, type RunningApp } from "../support/app";
import { until } from "../support/until";

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function stateOf(running: RunningApp): Promise<InstanceState> {
  const state = await readState(running.dataDir);
  if (state === undefined) throw new Error(`no state in ${running.dataDir}`);
  return state;
}

async function containersOf(running: RunningApp): Promise<number> {
  const instance = readEnv({ ...process.env, DATA_DIR: running.dataDir, DATABASE_URL: "" }).AFTERBURNER_INSTANCE;
  const filters = encodeURIComponent(JSON.stringify({ label: [`afterburner.sandbox=${instance}`] }));
  return (JSON.parse((await askDocker(process.env.DOCKER_HOST, `/containers/json?all=1&filters=${filters}`)) ?? "null") as unknown[]).length;
}

/** Runs a start to its end. */
async function failedStart(port: number, dataDir: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, tsxArgs("scripts/start.ts", "--port", String(port)), {
    cwd: ROOT, env: { ...process.env, NODE_ENV: "production", DATA_DIR: dataDir, DATABASE_URL: "" }, stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

describe("npm start", () => {
  it("listens on loopback only", async () => {
    const { port } = new URL(app.url);
    const outside = Object.values(os.networkInterfaces())
      .flat()
      .find((address) => address?.family === "IPv4" && !address.internal);
    expect((await fetch(app.url)).status).toBe(200);
    if (outside === undefined) return;
    await expect(
      new Promise((resolve, reject) => {
        const socket = net.connect(Number(port), outside.address, () => resolve("connected"));
        socket.once("error", reject);
      }),
    ).rejects.toThrow("ECONNREFUSED");
  });

  it("prints e-mail and one-time password of the first admin, who can sign in with them", async () => {
    await app.waitForLine("You choose your own password");
    const field = (name: string) => new RegExp(`^│ +${name} +(\\S+) +│$`, "m").exec(app.output())?.[1];
    const body = JSON.stringify({ email: field("e-mail"), password: field("password") });
    const answer = await fetch(`${app.url}/api/auth/sign-in/email`, { method: "POST", headers: { "Content-Type": "application/json", Origin: app.url }, body });
    expect(await answer.json()).toMatchObject({ user: { email: "admin@afterburner.local", role: "admin", mustChangePassword: true } });
  });

  it("refuses a second instance in one data folder, naming the first", async () => {
    const { code, output } = await failedStart(1 + Number(new URL(app.url).port), app.dataDir);
    expect(code).toBe(1);
    expect(output).toContain(`Afterburner already runs at ${app.url}`);
  });

  it("refuses a port that is in use and says how to choose another", async () => {
    const { code, output } = await failedStart(Number(new URL(app.url).port), `${app.dataDir}/second`);
    expect(code).toBe(1);
    expect(output).toContain("is in use by another program");
    expect(output).toContain("npm start -- --port N");
  });

  it("starts a web app that was killed again", async () => {
    const before = (await stateOf(app)).children.find((child) => child.name === "web");
    signal(before?.pid ?? 0, "SIGKILL");
    await app.waitForLine("The web ended (SIGKILL)");
    await until("the web app answers again", () => fetch(app.url).then((response) => (response.ok ? true : null), () => null));
    expect((await stateOf(app)).children.find((child) => child.name === "web")?.pid).not.toBe(before?.pid);
  });

  it("leaves no process, container, port or state behind after Ctrl-C", async () => {
    await Promise.all([app.waitForLine("judge worker is ready"), app.waitForLine("generate worker is ready"), app.waitForLine("train worker is ready")]);
    const state = await stateOf(app);
    expect(state.children.map(({ name }) => name)).toEqual(expect.arrayContaining(["web", "worker", "generate", "train"]));
    expect(await containersOf(app)).toBeGreaterThan(0);
    expect(await app.interrupt()).toBe(0);
    for (const child of [...state.children, state.supervisor]) expect(await isAlive(child), child.name).toBe(false);
    expect(await containersOf(app)).toBe(0);
    expect(await isPortFree(Number(new URL(app.url).port))).toBe(true);
    expect(await isPortFree(Number(new URL(state.databaseUrl).port))).toBe(true);
    expect(await readdir(app.dataDir)).not.toContain("state.json");
  });
});
