export * from "./contract";
export * from "./events";
export * from "./problems";
export * from "./trainerPrompts";
export * from "./run";
