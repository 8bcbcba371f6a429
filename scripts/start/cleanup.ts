/** Undoes what was done, last first. Everything is tried; failures are told, not thrown. */
export interface CleanupStack {
  push: (what: string, undo: () => Promise<unknown>) => void;
  run: () => Promise<void>;
}

export function cleanupStack(onFailure: (what: string, error: unknown) => void): CleanupStack {
  const undos: { what: string; undo: () => Promise<unknown> }[] = [];
  return {
    push: (what, undo) => undos.push({ what, undo }),
    run: async () => {
      for (let next = undos.pop(); next !== undefined; next = undos.pop()) {
        const { what, undo } = next;
        await undo().catch((error: unknown) => onFailure(what, error));
      }
    },
  };
}
