export interface ServerEvent {
  event: string;
  data: string;
  /** The last id that the stream has given so far; null while there was none. */
  lastId: string | null;
}

/** Server-sent events of a stream of bytes, as the HTML standard reads them; what was cut off at the end is dropped. */
export async function* serverEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  let event = "";
  let data: string[] = [];
  let lastId: string | null = null;
  for await (const line of lines(bytes)) {
    if (line === "") {
      if (data.length > 0) yield { event: event || "message", data: data.join("\n"), lastId };
      event = "";
      data = [];
      continue;
    }
    const [, field = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") event = value;
    else if (field === "data") data.push(value);
    else if (field === "id" && !value.includes("\0")) lastId = value;
  }
}

/** Lines that have come to their end: by LF, CR or both. */
async function* lines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true });
    // A CR at the very end may be the first half of CR LF.
    const whole = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
    const parts = whole.split(/\r\n|\r|\n/);
    rest = (parts.pop() ?? "") + rest.slice(whole.length);
    yield* parts;
  }
}
