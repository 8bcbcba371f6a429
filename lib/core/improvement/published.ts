import type { Metric } from "../views/common";

/** One of the paper's models over its iterations 0 to 10; scores in per cent, as published. */
export interface PublishedCurve {
  /** As METHODS names it. */
  method: "vanilla" | "sft" | "dpo" | "grpo";
  name: string;
  scores: Partial<Record<Metric, readonly number[]>>;
}

/** Where the figures are from. They were measured on the authors' hosts: a shape to compare with, never a rank. */
export const PUBLISHED_SOURCE = { name: "Afterburner, arXiv 2505.23387 (2025), and the figure data of its repository", url: "https://arxiv.org/abs/2505.23387" } as const;

const VENUS: readonly PublishedCurve[] = [
  {
    method: "vanilla",
    name: "Base",
    scores: {
      passAt1: [27.99, 28.33, 28.67, 28.67, 29, 29.08, 29.17, 29.24, 29.33, 29.33, 29.33],
      beyondT: [12.04, 12.74, 13.08, 13.25, 13.42, 13.5, 13.59, 13.68, 13.69, 13.69, 13.71],
      beyondM: [13.24, 13.73, 14.22, 14.46, 14.71, 14.84, 14.97, 15.1, 15.19, 15.19, 15.19],
      beyondI: [10.29, 10.77, 11.25, 11.49, 11.72, 11.83, 11.96, 12.07, 12.19, 12.19, 12.19],
    },
  },
  {
    method: "sft",
    name: "SFT",
    scores: {
      passAt1: [46, 46, 46.33, 47, 48.33, 48.33, 48.67, 48.67, 48.67, 48.67, 48.67],
      beyondT: [25.04, 26, 26.4, 26.55, 26.7, 26.72, 26.74, 26.76, 26.78, 26.78, 26.78],
      beyondM: [23.87, 23.8, 24.2, 24.55, 24.9, 25, 25.1, 25.19, 25.29, 25.3, 25.3],
      beyondI: [21.01, 21.09, 21.5, 21.88, 22.25, 22.31, 22.38, 22.44, 22.5, 22.5, 22.5],
    },
  },
  {
    method: "dpo",
    name: "DPO",
    scores: {
      passAt1: [43, 50, 51.33, 51.5, 51.67, 51.67, 51.67, 51.67, 51.67, 51.67, 51.67],
      beyondT: [24.61, 26.43, 27.93, 28.03, 28.47, 29.04, 29.46, 29.9, 30.42, 30.9, 30.92],
      beyondM: [20.53, 24.29, 26.31, 26.74, 27.17, 27.4, 27.67, 27.68, 27.68, 27.68, 27.69],
      beyondI: [19.13, 26.25, 27.05, 27.42, 27.95, 28.11, 28.51, 29.51, 29.51, 29.51, 29.51],
    },
  },
  {
    method: "grpo",
    name: "GRPO",
    scores: {
      passAt1: [37.33, 48.33, 52, 54.5, 57, 58.17, 59.34, 60.5, 61.18, 61.67, 61.67],
      beyondT: [31.22, 36.69, 38.41, 39.64, 40.83, 42.35, 43.49, 44.3, 44.82, 45.17, 45.17],
      beyondM: [25.14, 30.21, 34.17, 37.45, 40.72, 42.55, 44.39, 46.22, 47.65, 48.05, 48.05],
      beyondI: [16.24, 24.81, 29.44, 30.85, 33.56, 35.48, 37.09, 38.01, 38.62, 38.95, 38.96],
    },
  },
];

const APPS: readonly PublishedCurve[] = [
  {
    method: "vanilla",
    name: "Base",
    scores: {
      passAt1: [10.67, 11.67, 13, 13.67, 15, 15, 15, 15.33, 15.67, 15.67, 15.67],
      beyondI: [4.14, 4.14, 4.14, 4.14, 4.23, 4.23, 4.24, 4.53, 4.53, 4.53, 4.53],
    },
  },
  {
    method: "sft",
    name: "SFT",
    scores: {
      passAt1: [15.67, 18, 18, 18.67, 19, 20.33, 21, 21, 21, 21.33, 21.33],
      beyondI: [6.93, 8.15, 8.15, 8.27, 8.44, 8.48, 8.83, 9.01, 9.01, 9.01, 9.05],
    },
  },
  {
    method: "dpo",
    name: "DPO",
    scores: {
      passAt1: [17, 20.33, 20.33, 20.33, 21, 21, 21.67, 22.33, 22.67, 22.67, 23],
      beyondI: [8.49, 10.36, 10.57, 10.73, 11.03, 11.03, 11.11, 11.27, 11.27, 11.27, 11.27],
    },
  },
  {
    method: "grpo",
    name: "GRPO",
    scores: {
      passAt1: [13, 15, 16.67, 20.33, 21.67, 24, 26.67, 28, 30, 31.33, 31.67],
      beyondI: [4.69, 9.04, 11.42, 12.36, 14.01, 14.85, 15.22, 16.01, 16.18, 16.18, 16.18],
    },
  },
];

/** The paper's curves on the set that is meant, or else on Venus, its main one. */
export function publishedCurves(setSlug: string): { set: string; curves: readonly PublishedCurve[] } {
  return setSlug.startsWith("apps") ? { set: "APPS", curves: APPS } : { set: "Venus", curves: VENUS };
}
