/** Remembers the `capacity` values used last; a load that fails is not remembered. */
export function createCache<Value>(capacity: number, load: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (key) => {
    const present = kept.get(key);
    const value = present ?? load(key);
    kept.delete(key);
    kept.set(key, value);
    if (!present) value.catch(() => kept.delete(key));
    const oldest = kept.keys().next();
    if (kept.size > capacity && !oldest.done) kept.delete(oldest.value);
    return value;
  };
}
