import type { Ctx } from "../context";

/** What model sources need from outside. `context` says what a secret belongs to: it is readable there alone. */
export interface SourcePorts {
  seal(text: string, context: string): Promise<string>;
  /** Throws AppError for an address that may not be called. */
  checkUrl(url: string): Promise<void>;
}

export interface SourcesCtx extends Ctx {
  sources: SourcePorts;
}

/** What the key of a model source belongs to. */
export function sourceKeyContext(sourceId: string): string {
  return `model-source:${sourceId}:api-key`;
}
