import { AppError } from "@/lib/core/errors";

/** Largest body of a request for executions. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Reads a JSON body. Throws AppError too_large (over 64 MiB) or invalid_input (no JSON). */
export async function readJson(request: Request): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(request));
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const why = cause instanceof Error ? ` (${cause.message.slice(0, 200)})` : "";
    throw new AppError("invalid_input", `The body is not JSON${why}.`, { hint: "Send it with Content-Type: application/json; /docs/api describes it.", cause });
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > MAX_BODY_BYTES) throw new AppError("too_large", "The body is larger than 64 MiB.", { hint: "Send smaller batches." });
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
