import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { refusePickle, roleOf } from "@/lib/core/checkpoints";
import { AppError } from "@/lib/core/errors";

/** One entry of an archive as its reader tells it. */
export interface Member {
  /** As the archive says it; never a path of ours before it is checked. */
  name: string;
  kind: "file" | "folder" | "other";
  /** For `other`: what it is. */
  what?: string;
  /** Unpacked bytes, as the archive says it. */
  size: number;
  content: () => Promise<Readable> | Readable;
}

const MOST_MEMBERS = 2_000;
const DEEPEST = 6;
const MOST_NAME_CHARS = 300;
const GIB = 1024 ** 3;

/** Writes members of an archive below a folder: files of a checkpoint alone, within one cap, each once. */
export class MemberWriter {
  private members = 0;
  private bytes = 0;
  private readonly written = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {}

  /** Names of what was written, within the folder. */
  get names(): ReadonlySet<string> {
    return this.written;
  }

  /** @returns whether the content is wanted. Throws AppError invalid_input or too_large for what no honest archive holds. */
  private check({ name, kind, what }: Member): string | null {
    if (++this.members > MOST_MEMBERS) throw refused("archive", `holds more than ${MOST_MEMBERS} entries`);
    const plain = safeName(name);
    if (kind === "other") throw refused(shown(name), `is ${what ?? "no plain file"}; only plain files and folders are unpacked`);
    if (kind === "folder") return null;
    // What macOS and git leave in folders is passed over, whatever it is called.
    if (plain.split("/").some((part) => part.startsWith(".") || part === "__MACOSX")) return null;
    const role = roleOf(path.posix.basename(plain));
    if (role === "pickle") throw refusePickle(shown(name));
    if (role === "other") return null;
    if (this.written.has(plain)) throw refused(shown(name), "is there twice");
    return plain;
  }

  async take(member: Member): Promise<void> {
    const plain = this.check(member);
    // What is passed over counts too: a reader of tar has to go through it.
    if (plain === null) return this.count(member.size, member.name);
    const target = path.join(this.folder, plain);
    await mkdir(path.dirname(target), { recursive: true });
    const meter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        try {
          this.count(chunk.length, member.name);
          done(null, chunk);
        } catch (error) {
          done(error as Error);
        }
      },
    });
    await pipeline(await member.content(), meter, createWriteStream(target, { flags: "wx", mode: 0o600 }));
    this.written.add(plain);
  }

  private count(bytes: number, name: string): void {
    this.bytes += bytes;
    if (this.bytes > this.maxBytes) throw tooLarge(shown(name), this.maxBytes);
  }
}

/** The name as a way below a folder. Throws AppError invalid_input for one that leads elsewhere, or that no checkpoint has. */
function safeName(name: string): string {
  const parts = name.replace(/\/+$/, "").split("/").filter((part, index) => !(part === "." && index === 0));
  const isHostile = name.length > MOST_NAME_CHARS || parts.length > DEEPEST || /[\\\p{Cc}]/u.test(name) || /^[A-Za-z]:/.test(name);
  if (isHostile || name.startsWith("/") || parts.some((part) => part === "" || part === "." || part === "..")) {
    throw refused(shown(name), "has a name that leads out of the archive, or that no checkpoint has");
  }
  return parts.join("/");
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 200));
}

export function refused(where: string, problem: string, cause?: unknown): AppError {
  return new AppError("invalid_input", `The archive is refused: ${where} ${problem}.`, {
    faults: [{ where, problem }],
    hint: "Pack the folder that save_pretrained wrote as .tar, .tar.gz or .zip, without links.",
    cause,
  });
}

export function tooLarge(where: string, maxBytes: number): AppError {
  return new AppError("too_large", `The archive unpacks to more than ${+(maxBytes / GIB).toFixed(1)} GiB.`, {
    faults: [{ where, problem: "is where the limit was passed" }],
    hint: "Whoever runs this installation can raise CHECKPOINT_MAX_GIB, or add the checkpoint by its path.",
  });
}
