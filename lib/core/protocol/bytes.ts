/** What came over the wire is not what the protocol says. */
export class ProtocolError extends Error {
  constructor(message: string) {
    super(`The sandbox runner broke its protocol: ${message}.`);
    this.name = "ProtocolError";
  }
}

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** Collects little-endian fields. */
export class ByteWriter {
  private readonly parts: Uint8Array[] = [];
  private size = 0;

  bytes(data: Uint8Array): this {
    this.parts.push(data);
    this.size += data.length;
    return this;
  }

  u8(value: number): this {
    return this.bytes(Uint8Array.of(value));
  }

  u16(value: number): this {
    return this.field(2, (view) => view.setUint16(0, value, true));
  }

  u32(value: number): this {
    return this.field(4, (view) => view.setUint32(0, value, true));
  }

  /** `value` must be a whole number that a double holds exactly. */
  u64(value: number): this {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not an unsigned safe integer`);
    return this.field(8, (view) => view.setBigUint64(0, BigInt(value), true));
  }

  /** u32 length, then the bytes. */
  span(data: Uint8Array): this {
    return this.u32(data.length).bytes(data);
  }

  text(value: string): this {
    return this.span(utf8.encode(value));
  }

  /** All fields as one frame: u32 length, then they. */
  frame(): Uint8Array {
    const out = new Uint8Array(4 + this.size);
    new DataView(out.buffer).setUint32(0, this.size, true);
    let at = 4;
    for (const part of this.parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  private field(width: number, set: (view: DataView) => void): this {
    const data = new Uint8Array(width);
    set(new DataView(data.buffer));
    return this.bytes(data);
  }
}

/** Reads little-endian fields; reading past the end is a ProtocolError. */
export class ByteReader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly data: Uint8Array) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.take(1));
  }

  u16(): number {
    return this.view.getUint16(this.take(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  i32(): number {
    return this.view.getInt32(this.take(4), true);
  }

  u64(): number {
    const value = this.view.getBigUint64(this.take(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ProtocolError("a number is too large");
    return Number(value);
  }

  /** A finite double. */
  f64(): number {
    const value = this.view.getFloat64(this.take(8), true);
    if (!Number.isFinite(value)) throw new ProtocolError("a figure is not finite");
    return value;
  }

  /** A view of `size` bytes. */
  bytes(size: number): Uint8Array {
    const start = this.take(size);
    return this.data.subarray(start, start + size);
  }

  span(maxBytes: number): Uint8Array {
    const size = this.u32();
    if (size > maxBytes) throw new ProtocolError(`a field of ${size} bytes, at most ${maxBytes} are allowed`);
    return this.bytes(size);
  }

  text(maxBytes: number): string {
    const raw = this.span(maxBytes);
    try {
      return strictUtf8.decode(raw);
    } catch {
      throw new ProtocolError("a text is not UTF-8");
    }
  }

  finish(): void {
    if (this.at !== this.data.length) throw new ProtocolError("a frame is longer than its fields");
  }

  private take(width: number): number {
    const start = this.at;
    if (start + width > this.data.length) throw new ProtocolError("a frame is shorter than its fields");
    this.at += width;
    return start;
  }
}
