/** A deterministic stream of random integers. */
export interface RandomSource {
  /** Next 32 random bits, as an unsigned integer. */
  next(): number;
  /** Uniform integer in [0, bound), without bias; bound from 1 to 2^32. */
  below(bound: number): number;
  /** Uniform number in [0, 1) with 32 random bits. */
  unit(): number;
}

/** splitmix32: spreads one 32-bit seed over the state, so that near seeds give unrelated streams. */
function splitmix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna), seeded by splitmix32. The same seed gives the same stream on every
 * machine, so that every interval and rank can be computed again to the last digit. Not for secrets.
 */
export function createRandom(seed: number): RandomSource {
  const fill = splitmix32(seed);
  let a = fill();
  let b = fill();
  let c = fill();
  let d = fill();
  const next = (): number => {
    const scaled = Math.imul(b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const below = (bound: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let bits = next();
    while (bits >= limit) bits = next();
    return bits % bound;
  };
  return { next, below, unit: () => next() / 2 ** 32 };
}
