import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";

export interface FormFile {
  path: string;
  /** As the form names it. */
  name: string;
}

export interface Form {
  contentType: string;
  /** The form from its start, each time it is asked for; the file is read while it is sent. */
  body: () => ReadableStream<Uint8Array>;
}

/** A multipart form (RFC 7578) of fields and, after them, a file in the field `file`. `onSent` counts the file's bytes. */
export function multipartForm(fields: Record<string, string>, file: FormFile, onSent: (bytes: number) => void): Form {
  const boundary = `afterburner-${randomBytes(18).toString("hex")}`;
  const encoder = new TextEncoder();
  async function* parts(): AsyncGenerator<Uint8Array> {
    let sent = 0;
    for (const [name, value] of Object.entries(fields)) {
      yield encoder.encode(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`);
    }
    yield encoder.encode(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\nContent-Type: application/octet-stream\r\n\r\n`);
    for await (const chunk of createReadStream(file.path) as AsyncIterable<Uint8Array>) {
      yield chunk;
      sent += chunk.length;
      onSent(sent);
    }
    yield encoder.encode(`\r\n--${boundary}--\r\n`);
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: () => Readable.toWeb(Readable.from(parts(), { objectMode: false })) as unknown as ReadableStream<Uint8Array> };
}

/** Within the quotes of a parameter, as browsers write it. */
function quoted(text: string): string {
  return text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
