import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";

/** What a key derived from the installation's secret is for; keys of two purposes tell nothing of each other. */
export type SecretPurpose = "auth" | "stored-secrets";

const FILE = "secret-key";
const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = "v1";

/**
 * The secret of this installation: `AFTERBURNER_SECRET`, else a random one that the data folder keeps, readable by
 * its owner alone. Web and workers share it, also when both ask for it first in the same moment.
 */
export async function installationSecret({ DATA_DIR, AFTERBURNER_SECRET }: { DATA_DIR: string; AFTERBURNER_SECRET?: string | undefined }): Promise<string> {
  if (AFTERBURNER_SECRET !== undefined) return AFTERBURNER_SECRET;
  const file = path.join(DATA_DIR, FILE);
  return (await read(file)) ?? create(DATA_DIR, file);
}

async function read(file: string): Promise<string | null> {
  return readFile(file, "utf8").then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    },
  );
}

async function create(dataDir: string, file: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, `${randomBytes(SECRET_BYTES).toString("hex")}\n`, { mode: 0o600 });
  // A link fails where the file is there already: the first process wins, and all read what it wrote.
  await link(partial, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(partial);
  return (await read(file)) as string;
}

export function keyFor(secret: string, purpose: SecretPurpose): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "afterburner", purpose, 32));
}

/** AES-256-GCM under the installation's secret. `context` (a row's id and field) must be the same to decrypt. */
export function encrypt(secret: string, text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(secret, "stored-secrets"), nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${FORMAT}:${sealed.toString("base64")}`;
}

/** Throws AppError configuration for a text of another secret, another place, or one that was changed. */
export function decrypt(secret: string, sealed: string, context: string): string {
  try {
    const [format, body] = sealed.split(":");
    if (format !== FORMAT || body === undefined) throw new Error("not of a known format");
    const bytes = Buffer.from(body, "base64");
    const decipher = createDecipheriv("aes-256-gcm", keyFor(secret, "stored-secrets"), bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new AppError("configuration", "A stored secret cannot be decrypted with this installation's key.", {
      hint: "Restore AFTERBURNER_SECRET, or the file secret-key of the data folder, or enter the secret again.",
      cause,
    });
  }
}
