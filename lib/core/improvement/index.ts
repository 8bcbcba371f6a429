export * from "./completion";
export * from "./objective";
export * from "./prompts";
export * from "./usage";
