import type { CreateRunFields, RunView } from "@/lib/core/views/improvement";
import type { UserActor } from "@/lib/services/accounts/access";
import { createRun } from "@/lib/services/improvement/createRun";
import { getRun } from "@/lib/services/improvement/getRun";
import { as, person } from "./accounts";
import { drive, importMeasured, judge, type Drive } from "./improvement";
import { startModelServer, type Asked, type ModelServer, type Reply } from "./model-server";
import { startServiceBench, type ServiceBench } from "./services";

/** A researcher with the measured set `trial`, and scripted models to improve on it. */
export interface ImprovementTrial {
  bench: ServiceBench;
  owner: UserActor;
  profileId: string;
  /** Starts a scripted model and makes it a source of the researcher's; `changes` are to its row. */
  source(reply: (asked: Asked, index: number) => Reply | Promise<Reply>, changes?: object): Promise<string>;
  /** What the model started last was asked. */
  asked(): Asked[];
  start(sourceId: string, fields?: Partial<CreateRunFields>): Promise<RunView>;
  /** Works off what is queued, until nothing is left. */
  work(changes?: Partial<Drive>): Promise<void>;
  view(id: string): Promise<RunView>;
  /** Where the sources of this trial answer. */
  endpointOf: Drive["endpointOf"];
  close(): Promise<void>;
}

export async function startImprovementTrial(slugs: readonly string[]): Promise<ImprovementTrial> {
  const bench = await startServiceBench();
  const owner = await person(bench.ctx);
  const profileId = await importMeasured(bench, slugs);
  const mine = as(bench.ctx, owner);
  const servers: ModelServer[] = [];
  const endpointOf: Drive["endpointOf"] = async ({ baseUrl }) => ({ endpoint: { baseUrl: baseUrl ?? "", model: "m", apiKey: null, protocol: "chat", parameters: {} }, fetch });
  return {
    bench,
    owner,
    profileId,
    source: async (reply, changes = {}) => {
      const server = await startModelServer(reply);
      servers.push(server);
      const model = await bench.db.model.upsert({ where: { slug: "m" }, create: { slug: "m", name: "M" }, update: {} });
      const data = { ownerId: owner.id, modelId: model.id, kind: "endpoint", name: "M", baseUrl: server.baseUrl, remoteModel: "m", inputPerMillion: 1, outputPerMillion: 10, ...changes };
      return (await bench.db.modelSource.create({ data })).id;
    },
    asked: () => servers.at(-1)?.asked ?? [],
    start: (sourceId, fields = {}) => createRun({ ctx: mine, input: { fields: { sourceId, set: "trial", objective: "time", iterations: 2, ...fields } } }),
    work: (changes = {}) => drive({ bench, profileId, judge, endpointOf, ...changes }),
    endpointOf,
    view: (id) => getRun({ ctx: mine, input: { id } }),
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
      await bench.close();
    },
  };
}
