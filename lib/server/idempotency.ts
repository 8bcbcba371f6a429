import { setTimeout as pause } from "node:timers/promises";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { sha256Hex } from "@/lib/core/hash";
import { env } from "@/lib/infra/env";
import { decrypt, encrypt, installationSecret } from "@/lib/infra/secrets";
import { onceByKey, type OnceByKeyPorts } from "@/lib/services/idempotency/onceByKey";
import { parseInput } from "./api";
import { getActor, getContext } from "./context";

const keySchema = z.string().trim().min(1).max(200).nullable();

const ports: OnceByKeyPorts = {
  seal: async (text, context) => encrypt(await installationSecret(env()), text, context),
  unseal: async (sealed, context) => decrypt(await installationSecret(env()), sealed, context),
  pause: (ms) => pause(ms),
};

/** The Idempotency-Key of a request. Throws AppError invalid_input. */
export function idempotencyKeyOf(request: NextRequest): string | null {
  return parseInput(keySchema, request.headers.get("idempotency-key"));
}

/**
 * Answers a call that makes something. With an Idempotency-Key it is made once: a call of the same person with the same
 * key gets the first one's answer, one with another `input` is refused. `run` is called where there is no such answer;
 * it answers with JSON. Submissions, executions and improvement runs do not go through here: they keep the key beside
 * what it made, in one transaction, for as long as that is there.
 */
export async function once(request: NextRequest, input: unknown, run: () => Promise<Response>): Promise<Response> {
  const key = idempotencyKeyOf(request);
  const actor = await getActor();
  if (key === null || actor.kind !== "user") return run();
  // Who asks by another way may do something else: a key never gets what a session was told.
  const requestHash = await sha256Hex(JSON.stringify({ scopes: actor.scopes, input }));
  const route = `${request.method} ${request.nextUrl.pathname}`;
  const { status, location, body } = await onceByKey({
    ctx: await getContext(),
    input: {
      ownerId: actor.id, route, key, requestHash,
      run: async () => {
        const answer = await run();
        return { status: answer.status, location: answer.headers.get("location"), body: await answer.text() };
      },
    },
    ports,
  });
  return new Response(body, { status, headers: { "Content-Type": "application/json", ...(location === null ? {} : { Location: location }) } });
}
