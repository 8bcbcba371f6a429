export * from "./contract";
export * from "./events";
export * from "./launch";
export * from "./plan";
export * from "./problems";
export * from "./trainerPrompts";
export * from "./run";
export * from "./stopRules";
