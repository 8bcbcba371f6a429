import { AppError } from "@/lib/core/errors";
import type { Env } from "@/lib/infra/env";
import { createSafeFetch } from "@/lib/infra/safe-fetch";
import { decrypt, installationSecret } from "@/lib/infra/secrets";
import type { RunSource } from "@/lib/services/improvement/takeStep";
import type { Serving } from "./serving";
import { sourceKeyContext } from "@/lib/services/sources/ports";
import type { GenerateWorker } from "./generateJob";

/** A completion of a large model with a long answer. */
const MOST_CALL_MS = 15 * 60_000;
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;

/** Where each source answers: an endpoint with its key in the clear for the call alone, a checkpoint where it is served. */
export function createEndpoints(env: Env, serving: Serving): GenerateWorker["endpointOf"] {
  const fetch = createSafeFetch({ allowed: env.ALLOWED_PRIVATE_HOSTS, totalMs: MOST_CALL_MS, maxBytes: MOST_ANSWER_BYTES });
  return async (source: RunSource, signal) => {
    if (source.kind !== "endpoint") return serving.endpointOf(source, signal);
    const { id, baseUrl, remoteModel, apiKey, protocol, parameters } = source;
    if (baseUrl === null || remoteModel === null) throw new AppError("configuration", `The model source ${source.name} has no endpoint.`);
    return {
      endpoint: {
        baseUrl,
        model: remoteModel,
        apiKey: apiKey === null ? null : decrypt(await installationSecret(env), apiKey, sourceKeyContext(id)),
        protocol: protocol === "completion" ? "completion" : "chat",
        parameters: parameters as Record<string, unknown>,
      },
      fetch,
    };
  };
}
