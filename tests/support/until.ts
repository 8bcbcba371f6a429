import { setTimeout as delay } from "node:timers/promises";

/** Waits for a state of the world: asks again and again until `ask` gives a value that is not null. */
export async function until<Value>(what: string, ask: () => Promise<Value | null>, limitMs = 180_000): Promise<Value> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    if (performance.now() > deadline) throw new Error(`gave up waiting until ${what}`);
    await delay(100);
  }
}
