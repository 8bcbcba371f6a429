import { env } from "@/lib/infra/env";
import { parseWebUrl, publicAddresses, resolveBySystem } from "@/lib/infra/safe-fetch";
import { encrypt, installationSecret } from "@/lib/infra/secrets";
import type { SourcePorts } from "@/lib/services/sources/ports";
import { checkpointPorts } from "./checkpoint-ports";

/** What verbs on model sources need from outside. */
export const sourcePorts = (): SourcePorts => ({
  seal: async (text, context) => encrypt(await installationSecret(env()), text, context),
  checkUrl: async (url) => {
    await publicAddresses(parseWebUrl(url), { allowed: env().ALLOWED_PRIVATE_HOSTS, resolve: resolveBySystem });
  },
  checkpoints: checkpointPorts(),
});
