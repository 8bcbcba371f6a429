import { cache } from "react";
import { readParquetRows } from "@/lib/infra/sources";
import { checkSyntax } from "@/lib/infra/syntax";
import type { AccountsCtx } from "@/lib/services/context";
import { currentActor } from "./actor";
import { accounts, lazyQueue, openDb } from "./infra";

/** Who asks, found once per request however many components want it. */
export const getActor = cache(currentActor);

/** What every verb called from a page or a route gets, in the name of whoever sent the request. */
export async function getContext(): Promise<AccountsCtx> {
  return { db: await openDb(), queue: lazyQueue, accounts, actor: await getActor(), readParquet: readParquetRows, checkSyntax, now: () => new Date() };
}
