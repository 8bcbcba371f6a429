export * from "./completion";
export * from "./objective";
export * from "./prompts";
export * from "./published";
export * from "./templates";
export * from "./usage";
