import type { Page } from "playwright-core";

/** Themes and widths in px that pages are looked at in: opened at the first, then made wider or narrower. */
export const LOOKS = [
  { colorScheme: "light", widths: [320, 768, 1600] },
  { colorScheme: "dark", widths: [1280, 380] },
] as const;

const HEIGHT = 844;
/** Charts are drawn anew after the page is. */
const SETTLE_MS = 5_000;

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

export function viewportOf({ widths: [width] }: (typeof LOOKS)[number]): { width: number; height: number } {
  return { width, height: HEIGHT };
}
