import { AppError } from "@/lib/core/errors";
import type { Ctx } from "../context";

/** What a call answered; the body is JSON text. */
export interface StoredAnswer {
  status: number;
  location: string | null;
  body: string;
}

export interface OnceByKeyInput {
  ownerId: string;
  /** Method and address. */
  route: string;
  key: string;
  /** Of everything that the answer depends on: the same key with another request is a mistake. */
  requestHash: string;
  /** Does it. What it throws is not kept: the key can be used again. */
  run: () => Promise<StoredAnswer>;
}

export interface OnceByKeyPorts {
  /** Answers may hold secrets; `context` says whose they are: they are readable there alone. */
  seal: (text: string, context: string) => Promise<string>;
  unseal: (sealed: string, context: string) => Promise<string>;
  pause: (ms: number) => Promise<void>;
}

const KEPT_MS = 24 * 3600 * 1000;
const LOOK_AGAIN_MS = 100;
const MOST_LOOKS = 100;

type CallId = { ownerId: string; route: string; key: string };

/**
 * Does something once for one key of one person: whoever asks again within a day gets the first answer, and who asks
 * while the first call is at work waits for it. A row is claimed before the work begins, so that a process that dies on
 * the way leaves a key that does nothing again. Throws AppError conflict for a key of another request, and for one whose
 * first call does not end.
 */
export async function onceByKey({ ctx, input, ports }: { ctx: Pick<Ctx, "db" | "now">; input: OnceByKeyInput; ports: OnceByKeyPorts }): Promise<StoredAnswer> {
  const { ownerId, route, key } = input;
  const id: CallId = { ownerId, route, key };
  await ctx.db.idempotentCall.deleteMany({ where: { expiresAt: { lte: ctx.now() } } });
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if (await claim(ctx, id, input.requestHash)) return runClaimed(ctx, id, input, ports);
    const earlier = await ctx.db.idempotentCall.findUnique({ where: { ownerId_route_key: id } });
    if (earlier !== null && earlier.requestHash !== input.requestHash) throw usedOtherwise();
    if (earlier?.answer) return JSON.parse(await ports.unseal(earlier.answer, contextOf(id))) as StoredAnswer;
    // Gone: the first call was refused, and this one may be the first now.
    if (earlier !== null) await ports.pause(LOOK_AGAIN_MS);
  }
  throw new AppError("conflict", "The first call with this Idempotency-Key has not ended.", {
    hint: "Send it again in a while. If it stays so, see in the list whether the first call did its work; a new key does it again.",
  });
}

/** What every use of a key says that was used for something else. */
export function usedOtherwise(): AppError {
  return new AppError("conflict", "This Idempotency-Key was used for another request.", { hint: "Take a new key for every new request." });
}

async function claim(ctx: Pick<Ctx, "db" | "now">, id: CallId, requestHash: string): Promise<boolean> {
  const createdAt = ctx.now();
  const data = { ...id, requestHash, createdAt, expiresAt: new Date(createdAt.getTime() + KEPT_MS) };
  const { count } = await ctx.db.idempotentCall.createMany({ data: [data], skipDuplicates: true });
  return count === 1;
}

async function runClaimed(ctx: Pick<Ctx, "db">, id: CallId, { run }: OnceByKeyInput, ports: OnceByKeyPorts): Promise<StoredAnswer> {
  let answer: StoredAnswer | null = null;
  try {
    answer = await run();
  } finally {
    if (answer === null) await ctx.db.idempotentCall.deleteMany({ where: id });
  }
  const sealed = await ports.seal(JSON.stringify(answer), contextOf(id));
  // The account may be gone by now, and its keys with it.
  await ctx.db.idempotentCall.updateMany({ where: id, data: { answer: sealed } });
  return answer;
}

function contextOf({ ownerId, route, key }: CallId): string {
  return `idempotent-call:${ownerId}:${route}:${key}`;
}
