import type { Duplex } from "node:stream";

import type Docker from "dockerode";

import { encodeHello, PROTOCOL_VERSION } from "@/lib/core/protocol";

import { containerOptions, type ContainerSpec } from "./confinement";
import { RunnerConnection } from "./connection";
import { removeContainer } from "./docker";
import { dockerStatus, unavailable } from "./failure";

const START_TIMEOUT_MS = 60_000;

/** A running sandbox container whose runner is warm. */
export class RunnerContainer {
  private memoryBytes: number;

  private constructor(
    private readonly docker: Docker,
    readonly id: string,
    readonly connection: RunnerConnection,
    /** What READY says: versions of runner and languages, cgroup mode. */
    readonly facts: Record<string, string>,
    spec: ContainerSpec,
  ) {
    this.memoryBytes = spec.memoryBytes;
  }

  /** Creates, starts and greets a container; removes it again when that fails. */
  static async start(docker: Docker, spec: ContainerSpec): Promise<RunnerContainer> {
    const container = await createContainer(docker, spec);
    try {
      const connection = await attach(container);
      await container.start();
      const facts = await greet(connection);
      return new RunnerContainer(docker, container.id, connection, facts, spec);
    } catch (cause) {
      await removeContainer(docker, container.id);
      throw unavailable("A sandbox container could not be started", cause);
    }
  }

  /** Sets the hard limit of the whole container, where it differs. */
  async setMemory(bytes: number): Promise<void> {
    if (bytes === this.memoryBytes) return;
    try {
      await this.docker.getContainer(this.id).update({ Memory: bytes, MemorySwap: bytes });
    } catch (cause) {
      throw unavailable("The memory limit of a sandbox container could not be set", cause);
    }
    this.memoryBytes = bytes;
  }

  async remove(): Promise<void> {
    this.connection.close();
    await removeContainer(this.docker, this.id);
  }
}

async function createContainer(docker: Docker, spec: ContainerSpec): Promise<Docker.Container> {
  try {
    return await docker.createContainer(containerOptions(spec));
  } catch (cause) {
    const hint = dockerStatus(cause) === 404 ? "Build the sandbox image first: npm start does it." : undefined;
    throw unavailable("A sandbox container could not be created", cause, hint);
  }
}

async function attach(container: Docker.Container): Promise<RunnerConnection> {
  const stream = await container.attach({ stream: true, hijack: true, stdin: true, stdout: true, stderr: true });
  return new RunnerConnection(stream as Duplex);
}

async function greet(connection: RunnerConnection): Promise<Record<string, string>> {
  await connection.send(encodeHello());
  const reply = await connection.next(START_TIMEOUT_MS);
  if (reply.kind !== "ready" || reply.version !== PROTOCOL_VERSION) {
    throw unavailable(`The sandbox runner greeted with ${reply.kind} instead of protocol version ${PROTOCOL_VERSION}`);
  }
  return reply.facts;
}
