import { fromPrisma, type PgBoss, type PrismaTransactionLike } from "pg-boss";
import { EXECUTION_QUEUE, GENERATE_QUEUE, JUDGE_QUEUE } from "./names";

/** Ids of the samples that a judge job which has not ended asks for. */
export async function samplesInQueue(boss: PgBoss): Promise<Set<string>> {
  const { rows } = await boss
    .getDb()
    .executeSql(`SELECT data->>'sampleId' AS id FROM pgboss.job WHERE name = $1 AND state < 'completed' AND data->>'kind' = 'sample'`, [JUDGE_QUEUE]);
  return new Set((rows as { id: string }[]).map((row) => row.id));
}

/** Ids of the reference solutions that a judge job which has not ended asks for. */
export async function referencesInQueue(boss: PgBoss): Promise<Set<string>> {
  const { rows } = await boss
    .getDb()
    .executeSql(`SELECT data->>'referenceId' AS id FROM pgboss.job WHERE name = $1 AND state < 'completed' AND data->>'kind' = 'reference'`, [JUDGE_QUEUE]);
  return new Set((rows as { id: string }[]).map((row) => row.id));
}

/** Ids of the batches that an execution job which has not ended works on. */
export async function batchesInQueue(boss: PgBoss): Promise<Set<string>> {
  const { rows } = await boss
    .getDb()
    .executeSql(`SELECT DISTINCT data->>'batchId' AS id FROM pgboss.job WHERE name = $1 AND state < 'completed'`, [EXECUTION_QUEUE]);
  return new Set((rows as { id: string }[]).map((row) => row.id));
}

/**
 * Ids of the chains for which a generate job that has not ended asks, and of the generations that wait for their judge,
 * as the transaction sees them.
 */
export async function generationsInQueue(tx: PrismaTransactionLike): Promise<{ chains: Set<string>; generations: Set<string> }> {
  const { rows } = await fromPrisma(tx).executeSql(`SELECT data->>'chainId' AS chain, data->>'generationId' AS generation FROM pgboss.job
      WHERE state < 'completed' AND (name = $1 OR (name = $2 AND data->>'kind' = 'generation'))`, [GENERATE_QUEUE, JUDGE_QUEUE]);
  const found = rows as { chain: string | null; generation: string | null }[];
  const present = (ids: (string | null)[]) => new Set(ids.filter((id) => id !== null));
  return { chains: present(found.map(({ chain }) => chain)), generations: present(found.map(({ generation }) => generation)) };
}
