import { chromium, type Browser } from "playwright-core";
import { AppError } from "@/lib/core/errors";
import { findProgram } from "@/lib/infra/processes";

/** Starts the host's Chromium without a window. `CHROMIUM` names another one. Close it after use. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? findProgram("chromium") ?? findProgram("chromium-browser") ?? findProgram("google-chrome");
  if (executablePath === undefined) {
    throw new AppError("configuration", "There is no Chromium for the end-to-end tests.", {
      hint: "Install it (apt-get install --no-install-recommends chromium) or set CHROMIUM to one.",
    });
  }
  // Root and containers have no user namespaces for Chromium's own sandbox; only our own pages are opened.
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}
