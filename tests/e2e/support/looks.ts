import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { OpenPage } from "./web";

/** Themes and widths in px that pages are looked at in: opened at the first, then made wider or narrower. */
export const LOOKS = [
  { colorScheme: "light", widths: [320, 768, 1600] },
  { colorScheme: "dark", widths: [1280, 380] },
] as const;

const HEIGHT = 844;
/** Charts are drawn anew after the page is. */
const SETTLE_MS = 5_000;

export function viewportOf({ widths: [width] }: (typeof LOOKS)[number]): { width: number; height: number } {
  return { width, height: HEIGHT };
}

/**
 * Expects of a page, with all that can be unfolded unfolded, that nothing sticks out at any of the widths, that axe finds
 * no violation at the last of them, and that there was no error of the console and no request elsewhere.
 */
export async function expectSound(open: OpenPage, widths: readonly number[]): Promise<void> {
  await open.page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await expectToFit(open.page, widths);
  await expectAccessible(open.page);
  expect(open.faults).toEqual([]);
}

/** Gives a page each of the widths in turn. Throws where something sticks out to the right. */
export async function expectToFit(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    const fits = page.waitForFunction((wanted) => window.innerWidth === wanted && (document.scrollingElement?.scrollWidth ?? 0) <= wanted, width, { timeout: SETTLE_MS });
    await fits.catch(async (cause: unknown) => {
      const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth);
      throw new Error(`${page.url()} is ${wide} px wide at ${width} px`, { cause });
    });
  }
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(({ html }) => html).join(" ")}`)).toEqual([]);
}
