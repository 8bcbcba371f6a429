export { ensureServeEnvironment, installedServeEnvironment } from "./environment";
export { openLog, serverLogFile } from "./log";
export { endStrayServers } from "./records";
export { untilHealthy, type Launch, type LaunchRequest, type ModelServer } from "./server";
export { ModelServers, type ModelServersOptions, type ServedModel } from "./servers";
export { transformersLauncher } from "./transformers";
