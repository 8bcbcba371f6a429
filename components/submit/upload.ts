import { z } from "zod";
import { submissionPreviewSchema, type SubmissionPreview } from "@/lib/core/views/submissions";

export const MAX_FILE_BYTES = 64 * 1024 * 1024;

const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
  faults: z.array(z.object({ where: z.string(), problem: z.string() })).default([]),
  moreFaults: z.number().default(0),
});
export type UploadProblem = z.infer<typeof problemSchema>;

export type UploadResult<T> = { ok: true; value: T } | { ok: false; problem: UploadProblem };

interface SendOptions {
  url: string;
  body: FormData | File;
  headers?: Record<string, string>;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

const lost: UploadProblem = {
  code: "connection", detail: "The connection broke while the file was on its way.", hint: "Nothing was queued. See that the server runs and try again.", faults: [], moreFaults: 0,
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends a form or a file and tells how far it is, which fetch cannot. */
export function sendWithProgress<T>({ url, body: sent, headers = {}, onProgress, signal }: SendOptions, schema: z.ZodType<T>): Promise<UploadResult<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.total === 0 ? 0 : event.loaded / event.total);
    request.onload = () => {
      const body = parseJson(request.responseText);
      const value = schema.safeParse(body);
      if (request.status < 300 && value.success) return resolve({ ok: true, value: value.data });
      const problem = problemSchema.safeParse(body);
      resolve({ ok: false, problem: problem.success ? problem.data : { ...lost, detail: `The server answered ${request.status} and no more.` } });
    };
    request.onerror = () => resolve({ ok: false, problem: lost });
    signal.addEventListener("abort", () => request.abort());
    request.send(sent);
  });
}

/** Asks what a file holds, or what is wrong with it. Nothing is queued. */
export function check(file: File, set: string, options: Pick<SendOptions, "onProgress" | "signal">): Promise<UploadResult<SubmissionPreview>> {
  const form = new FormData();
  form.set("set", set);
  form.set("file", file);
  return sendWithProgress({ url: "/api/v1/submissions?dryRun=1", body: form, ...options }, submissionPreviewSchema);
}

/** Submits for good; the key makes a second sending of the same form give the same submission. */
export function submit(form: FormData, key: string, options: Pick<SendOptions, "onProgress" | "signal">): Promise<UploadResult<{ id: string }>> {
  return sendWithProgress({ url: "/api/v1/submissions", body: form, headers: { "Idempotency-Key": key }, ...options }, z.object({ id: z.string() }));
}
