import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logTicks, ticksFromZero } from "@/components/charts/axis";
import { placeLabels, spreadVertically } from "@/components/charts/place-labels";
import { diffLines, sideBySide } from "@/components/executions/line-diff";
import * as format from "@/components/format";

const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe("axes", () => {
  it("start from zero and hold the highest value", () => {
    fc.assert(fc.property(positive, (highest) => {
      const ticks = ticksFromZero(highest);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
      expect(ticks.length).toBeLessThanOrEqual(7);
    }));
  });

  it("on a logarithmic scale hold the whole range", () => {
    fc.assert(fc.property(positive, fc.double({ min: 1.01, max: 1e5, noNaN: true }), (low, ratio) => {
      const ticks = logTicks(low, low * ratio);
      expect(ticks[0]).toBeLessThanOrEqual(low * (1 + 1e-9));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(low * ratio * (1 - 1e-9));
    }));
  });
});

describe("labels of marks", () => {
  const area = { left: 0, top: 0, right: 500, bottom: 300 };
  const point = fc.record({ x: fc.integer({ min: 10, max: 490 }), y: fc.integer({ min: 10, max: 290 }) });

  it("never cover each other, whatever the marks", () => {
    fc.assert(fc.property(fc.array(point, { maxLength: 25 }), (points) => {
      const labels = placeLabels(points.map(({ x, y }, index) => ({ id: String(index), x, y, r: 5, text: `Model ${index}` })), area);
      const boxes = labels.map(({ anchor, x, y, text }) => {
        const width = text.length * 6.1;
        const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
        return { left, right: left + width, top: y - 10.5, bottom: y + 2.5 };
      });
      boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
        expect(a.left < b.right - 1e-6 && b.left < a.right - 1e-6 && a.top < b.bottom - 1e-6 && b.top < a.bottom - 1e-6).toBe(false);
      }));
    }));
  });

  it("at the end of lines keep their order and their distance", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 }), (wanted) => {
      const sorted = spreadVertically(wanted, 13).sort((a, b) => a - b);
      sorted.slice(1).forEach((y, index) => expect(y - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(13));
    }));
  });
});

describe("differences between two texts", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 20 });

  it("rebuild both texts", () => {
    fc.assert(fc.property(text, text, (left, right) => {
      const lines = diffLines(left, right);
      expect(lines.flatMap((line) => (line.kind === "added" ? [] : [left[line.left]]))).toEqual(left);
      expect(lines.flatMap((line) => (line.kind === "removed" ? [] : [right[line.right]]))).toEqual(right);
      lines.forEach((line) => line.kind === "same" && expect(left[line.left]).toBe(right[line.right]));
    }));
  });

  it("show every line of both once, side by side", () => {
    fc.assert(fc.property(text, text, (left, right) => {
      const rows = sideBySide(diffLines(left, right));
      expect(rows.flatMap((row) => row.left ?? [])).toEqual(left.map((_, index) => index));
      expect(rows.flatMap((row) => row.right ?? [])).toEqual(right.map((_, index) => index));
    }));
  });
});

describe("figures in words", () => {
  it("carry their unit and three significant digits", () => {
    expect(format.time(842_000)).toBe("0.84\u00a0ms");
    expect(format.time(189_400_000)).toBe("189\u00a0ms");
    expect(format.time(1_240_000_000)).toBe("1.24\u00a0s");
    expect(format.memory(14_200_000)).toBe("14.2\u00a0MB");
    expect(format.integral(1_130_000)).toBe("1.13\u00a0MB·s");
    expect(format.percent(0.4523)).toBe("45.2\u00a0%");
    expect(format.time(null)).toBe("–");
  });

  it("say a span of time as people do", () => {
    expect(format.timeLeft(20)).toBe("less than a minute");
    expect(format.timeLeft(12 * 60)).toBe("about 12\u00a0min");
    expect(format.timeLeft(3 * 3600 + 20 * 60)).toBe("about 3\u00a0h 20\u00a0min");
  });
});
