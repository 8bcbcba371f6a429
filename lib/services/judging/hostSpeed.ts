import { readHostSpeed } from "@/lib/core/judging";
import type { Sandbox } from "@/lib/core/measurement";
import type { Language } from "@/lib/core/problem";

/** Of any session the yardstick is the same; this language is always there. */
const LANGUAGE: Language = "python3";

/** Speed of the host now against its reference, read in a measuring slot; 1 where the sandbox keeps no yardstick. */
export async function hostSpeed(sandbox: Sandbox, signal?: AbortSignal): Promise<number> {
  const session = await sandbox.open("measure", { language: LANGUAGE, signal });
  try {
    return session.yardstick ? await readHostSpeed(session.yardstick) : 1;
  } finally {
    await session.close();
  }
}
