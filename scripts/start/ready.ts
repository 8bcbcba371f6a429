import http from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";

/**
 * Waits until the web app answers anything at all on its port.
 * @param hasFailed says why it will never answer, once that is known
 */
export async function waitUntilWebAnswers(at: { host: string; port: number }, withinMs: number, hasFailed: () => string | undefined): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await answers(at))) {
    const failure = hasFailed();
    if (failure !== undefined || Date.now() > deadline) {
      throw new AppError("internal", `The web app did not start${failure === undefined ? ` within ${withinMs / 1_000} s` : `: ${failure}`}.`, {
        hint: "Its own lines above say why.",
      });
    }
    await delay(100);
  }
}

function answers({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ host, port, path: "/icon.svg", timeout: 5_000 }, (response) => {
      response.resume();
      response.on("error", () => resolve(false));
      response.on("end", () => resolve(true));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}
