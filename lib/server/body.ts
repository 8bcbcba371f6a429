import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "./api";

const MIB = 1024 * 1024;

export interface ReadJsonOptions {
  maxBytes?: number;
  /** The original's API reads JSON whatever it is called. */
  anyType?: boolean;
}

/**
 * Reads a JSON body. Throws AppError unsupported_media_type (not application/json), too_large (over 1 MiB, or what
 * the caller says) or invalid_input (no JSON, not in UTF-8).
 */
export async function readJson(request: Request, { maxBytes = MIB, anyType = false }: ReadJsonOptions = {}): Promise<unknown> {
  if (!anyType) requireJsonType(request);
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch (cause) {
    const why = cause instanceof Error ? ` (${cause.message.slice(0, 200)})` : "";
    throw new AppError("invalid_input", `The body is not JSON${why}.`, { hint: "Send JSON in UTF-8 with Content-Type: application/json; /docs/api describes it.", cause });
  }
}

/** Reads a JSON body and parses it; text that cannot be stored is a fault of the field that holds it. Throws as `readJson`. */
export async function parseBody<Schema extends z.ZodType>(schema: Schema, request: Request, options: ReadJsonOptions = {}): Promise<z.output<Schema>> {
  // Parsed first: how deep a value goes is then what the schema allows.
  const body = parseInput(schema, await readJson(request, options));
  const where = unstorable(body, []);
  if (where !== null) {
    throw new AppError("invalid_input", "The request holds text that cannot be stored.", {
      faults: [{ where: where.join(".") || "request", problem: "holds a NUL character or half of a surrogate pair" }],
    });
  }
  return body;
}

function requireJsonType(request: Request): void {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json" || /^application\/[\w.-]+\+json$/.test(type)) return;
  throw new AppError("unsupported_media_type", type === "" ? "The request does not say what its body is." : `A body of type ${type.slice(0, 100)} is not read here.`, {
    hint: "Send JSON with Content-Type: application/json.",
  });
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      throw new AppError("too_large", `The body is larger than ${maxBytes >= MIB ? `${maxBytes / MIB} MiB` : `${maxBytes} bytes`}.`, { hint: "Send less at once." });
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** The path to the first text with NUL or a lone surrogate; null where there is none. */
function unstorable(value: unknown, path: string[]): string[] | null {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? path : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorable(key, [...path, "key"]) ?? unstorable(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}
