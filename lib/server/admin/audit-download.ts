import { csvLine } from "@/lib/core/csv";
import type { AUDIT_FORMATS, AuditEventView } from "@/lib/core/views/admin-audit";

type Format = (typeof AUDIT_FORMATS)[number];

const TYPES: Record<Format, string> = { csv: "text/csv; charset=utf-8", jsonl: "application/x-ndjson; charset=utf-8" };
const HEADER = ["at", "action", "actor", "actor_id", "target_kind", "target_id", "target", "reason", "detail", "id"];

/** Acts as a file to keep, written as they are read. */
export function auditDownload(events: AsyncGenerator<AuditEventView>, format: Format): Response {
  const encoder = new TextEncoder();
  const lines = format === "csv" ? csv(events) : jsonl(events);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
  return new Response(body, {
    headers: { "Content-Type": TYPES[format], "Content-Disposition": `attachment; filename="audit-log.${format}"`, "Cache-Control": "no-store" },
  });
}

async function* csv(events: AsyncGenerator<AuditEventView>): AsyncGenerator<string, undefined> {
  yield csvLine(HEADER);
  for await (const { at, action, actor, target, reason, detail, id } of events) {
    yield csvLine([at, action, actor.name, actor.id, target.kind, target.id, target.name, reason, JSON.stringify(detail), id]);
  }
}

async function* jsonl(events: AsyncGenerator<AuditEventView>): AsyncGenerator<string, undefined> {
  for await (const event of events) yield `${JSON.stringify(event)}\n`;
}
