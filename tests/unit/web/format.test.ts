import { expect, it } from "vitest";
import { parameters } from "@/components/format";

it.each([[null, "–"], [0.0009, "0.9M"], [0.035, "35M"], [0.5, "0.5B"], [3, "3B"], [70.6, "71B"]])("%s billion parameters are told as %s", (billions, told) => {
  expect(parameters(billions)).toBe(told);
});
