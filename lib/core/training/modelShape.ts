import type { z } from "zod";
import type { tinyModelSchema } from "./run";

/** What the memory of a decoder of the Llama family depends on. Widths are of one layer, in numbers. */
export interface ModelShape {
  layers: number;
  hidden: number;
  /** Key-value heads times the size of a head. */
  keyValueWidth: number;
  feedForward: number;
  vocabulary: number;
  parameters: number;
}

type Widths = Omit<ModelShape, "parameters"> & { isTied: boolean };

/** Qwen2 and Qwen2.5, Coder or not: https://huggingface.co/Qwen, config.json of each. */
const QWEN: readonly Widths[] = [
  { layers: 24, hidden: 896, keyValueWidth: 128, feedForward: 4864, vocabulary: 151_936, isTied: true },
  { layers: 28, hidden: 1536, keyValueWidth: 256, feedForward: 8960, vocabulary: 151_936, isTied: true },
  { layers: 36, hidden: 2048, keyValueWidth: 256, feedForward: 11_008, vocabulary: 151_936, isTied: true },
  { layers: 28, hidden: 3584, keyValueWidth: 512, feedForward: 18_944, vocabulary: 152_064, isTied: false },
  { layers: 48, hidden: 5120, keyValueWidth: 1024, feedForward: 13_824, vocabulary: 152_064, isTied: false },
  { layers: 64, hidden: 5120, keyValueWidth: 1024, feedForward: 27_648, vocabulary: 152_064, isTied: false },
];

function counted({ isTied, ...widths }: Widths): ModelShape {
  const { layers, hidden, keyValueWidth, feedForward, vocabulary } = widths;
  const attention = 2 * hidden * hidden + hidden + 2 * (hidden * keyValueWidth + keyValueWidth);
  const layer = attention + 3 * hidden * feedForward + 2 * hidden;
  return { ...widths, parameters: layers * layer + hidden + vocabulary * hidden * (isTied ? 1 : 2) };
}

const KNOWN = QWEN.map(counted);

/** The shape of a new tiny model, whose words are those learned from the programs. */
export function tinyShape({ layers, hidden, heads, keyValueHeads, feedForward, vocabulary }: z.output<typeof tinyModelSchema>): ModelShape {
  return counted({ layers, hidden, keyValueWidth: (hidden / heads) * keyValueHeads, feedForward, vocabulary, isTied: true });
}

/** The shape of the known model that comes nearest in size, with so many parameters as are given. */
export function shapeOfSize(billions: number): ModelShape {
  const parameters = billions * 1e9;
  const distance = (shape: ModelShape) => Math.abs(Math.log(shape.parameters / parameters));
  const nearest = KNOWN.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
  const isSame = Math.abs(nearest.parameters / parameters - 1) < 0.12;
  return isSame ? nearest : { ...nearest, parameters };
}

/** The size that a name tells, in thousands of millions: "Qwen/Qwen2.5-Coder-3B" is 3. Null where it tells none. */
export function billionsInName(name: string): number | null {
  const found = /(?:^|[-_/])(\d+(?:\.\d+)?)\s?([bm])(?![a-z0-9])/i.exec(name);
  if (!found) return null;
  const size = Number(found[1]);
  return found[2]?.toLowerCase() === "m" ? size / 1000 : size;
}
