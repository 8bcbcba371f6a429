import { ProtocolError } from "./bytes";
import { MAX_FRAME_BYTES } from "./constants";

/** Cuts a stream of bytes into frames. Holds at most one unfinished frame. */
export class FrameDecoder {
  private chunks: Uint8Array[] = [];
  private held = 0;

  /** Takes the next bytes of the stream; returns the frames (type and body) that they complete. */
  push(chunk: Uint8Array): Uint8Array[] {
    this.chunks.push(chunk);
    this.held += chunk.length;
    const frames: Uint8Array[] = [];
    for (let frame = this.next(); frame; frame = this.next()) frames.push(frame);
    return frames;
  }

  private next(): Uint8Array | null {
    if (this.held < 4) return null;
    const head = this.peek(4);
    const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
    if (length === 0 || length > MAX_FRAME_BYTES + 1024 * 1024) {
      throw new ProtocolError(`a frame of ${length} bytes`);
    }
    if (this.held < 4 + length) return null;
    const whole = this.peek(4 + length);
    this.drop(4 + length);
    return whole.subarray(4, 4 + length);
  }

  /** The first `size` held bytes as one piece; joins chunks only when they are asked for. */
  private peek(size: number): Uint8Array {
    const first = this.chunks[0];
    if (first && first.length >= size) return first;
    const joined = new Uint8Array(this.held);
    let at = 0;
    for (const chunk of this.chunks) {
      joined.set(chunk, at);
      at += chunk.length;
    }
    this.chunks = [joined];
    return joined;
  }

  private drop(size: number): void {
    const first = this.chunks[0];
    if (!first) return;
    this.held -= size;
    if (first.length === size) this.chunks.shift();
    else this.chunks[0] = first.subarray(size);
  }
}
