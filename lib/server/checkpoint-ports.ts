import { folderOf, inspectOnHub, inspectPath, newArchiveKey, removeCheckpoint, unpackCheckpoint } from "@/lib/infra/checkpoints";
import { env } from "@/lib/infra/env";
import type { CheckpointPorts } from "@/lib/services/sources/ports";

const GIB = 1024 ** 3;

/** Checkpoints of this installation: on its hub, below its data folder, or wherever an admin points. */
export const checkpointPorts = (): CheckpointPorts => {
  const { DATA_DIR, CHECKPOINT_MAX_GIB, HF_ENDPOINT, HF_TOKEN, ALLOWED_PRIVATE_HOSTS } = env();
  const maxBytes = CHECKPOINT_MAX_GIB * GIB;
  return {
    onHub: (hubId, revision, { isTrusted }) =>
      inspectOnHub(hubId, revision, maxBytes, { hubUrl: HF_ENDPOINT, allowed: ALLOWED_PRIVATE_HOSTS, accessToken: isTrusted ? HF_TOKEN : undefined }),
    atPath: (path) => inspectPath(path),
    fromArchive: async (file) => {
      const key = newArchiveKey();
      const folder = folderOf(DATA_DIR, { kind: "archive", hubId: null, revision: null, path: key }) as string;
      return { key, facts: await unpackCheckpoint(file, folder, maxBytes) };
    },
    remove: (place) => removeCheckpoint(DATA_DIR, place),
  };
};
