export * from "./bootstrap";
export * from "./descriptive";
export * from "./distributions";
export * from "./medianError";
export * from "./random";
export * from "./spearman";
export * from "./summedQuartiles";
