export { dockerTrainers, removeTrainerContainers, type DockerTrainersOptions } from "./launcher";
export { trainerSources, trainerTag } from "./image";
export { trainerContainerName, trainerContainerSpec } from "./spec";
