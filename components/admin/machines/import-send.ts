import { z } from "zod";
import { sendWithProgress, type UploadProblem, type UploadResult } from "@/components/submit/upload";
import { MAX_IMPORT_FILE_BYTES } from "@/lib/core/views/admin-sets";
import { send } from "./send";

const madeSchema = z.object({ id: z.string() });
type Made = z.infer<typeof madeSchema>;

const fault = (code: string, detail: string, problem: string): UploadProblem => ({ code, detail, faults: [{ where: "file", problem }], moreFaults: 0 });

/** Asks for an import from the hub or an address. */
export async function askForImport(form: FormData): Promise<UploadResult<Made>> {
  const sent = await send("POST", "/api/v1/admin/imports", fieldsOf(form));
  return sent.ok ? { ok: true, value: madeSchema.parse(sent.value) } : sent;
}

/** Sends the form's file, and tells how much of it is on the other side. */
export async function sendImportFile(form: FormData, onProgress: (share: number) => void): Promise<UploadResult<Made>> {
  const file = form.get("file");
  if (!(file instanceof File) || file.name === "") return { ok: false, problem: fault("invalid_input", "No file is chosen.", "choose a file") };
  if (file.size > MAX_IMPORT_FILE_BYTES) return { ok: false, problem: fault("too_large", "The file is too large.", `is larger than ${MAX_IMPORT_FILE_BYTES / 1024 / 1024} MiB; compress it`) };
  const query = new URLSearchParams({ ...fieldsOf(form), fileName: file.name });
  const headers = { "Content-Type": "application/octet-stream" };
  const result = await sendWithProgress({ url: `/api/v1/admin/imports/file?${query.toString()}`, body: file, headers, onProgress, signal: new AbortController().signal }, madeSchema);
  return result.ok ? result : { ok: false, problem: { ...result.problem, faults: result.problem.faults.map((fault) => (fault.where === "fileName" ? { ...fault, where: "file" } : fault)) } };
}

/** What is filled in and belongs to the request. */
function fieldsOf(form: FormData): Record<string, string> {
  const given = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "");
  return Object.fromEntries(given.filter(([name]) => name !== "place"));
}
