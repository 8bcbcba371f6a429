import Link from "next/link";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { FormAction } from "@/lib/core/views/forms";
import type { NoticeSettingView, NoticeView } from "@/lib/core/views/notices";
import { NoticeForm, TestForm } from "./notice-form";

interface NoticesProps {
  setting: NoticeSettingView;
  /** The last ones, newest first. */
  notices: NoticeView[];
  save: FormAction;
  test: FormAction;
}

/** How one is told of the end of one's submissions, and what became of what was told. */
export function Notices({ setting, notices, save, test }: NoticesProps) {
  return (
    <div className="grid gap-6">
      <NoticeForm setting={setting} action={save} />
      {setting.webhookUrl === null ? null : <TestForm action={test} />}
      {notices.length === 0 ? <p className="text-sm text-soft">Nothing was sent yet.</p> : <Deliveries notices={notices} />}
    </div>
  );
}

const EVENTS: Record<NoticeView["event"], string> = { "submission.scored": "Scored", "submission.failed": "Failed", "webhook.test": "Test" };
const CHANNELS: Record<NoticeView["channel"], string> = { email: "E-mail", webhook: "Webhook" };

function Deliveries({ notices }: { notices: NoticeView[] }) {
  return (
    <DataTable label="What was sent">
      <thead>
        <tr><th scope="col">What</th><th scope="col">By</th><th scope="col" className="max-md:hidden">When</th><th scope="col">State</th></tr>
      </thead>
      <tbody>
        {notices.map((notice) => (
          <tr key={notice.id}>
            <th scope="row" className="font-medium">
              {notice.submissionId === null ? EVENTS[notice.event] : <Link className="link" href={`/submissions/${notice.submissionId}`}>{EVENTS[notice.event]}</Link>}
            </th>
            <td>{CHANNELS[notice.channel]}</td>
            <td className="max-md:hidden"><time dateTime={notice.createdAt}>{format.dateTime(notice.createdAt)}</time></td>
            <td className="whitespace-normal"><State notice={notice} /></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function State({ notice: { state, attempts, lastError } }: { notice: NoticeView }) {
  const tone = state === "sent" ? "good" : state === "failed" ? "bad" : "plain";
  const tries = attempts > 1 || (attempts > 0 && state !== "sent") ? `, ${attempts} ${attempts === 1 ? "try" : "tries"}` : "";
  return (
    <>
      <Badge tone={tone}>{state}{tries}</Badge>
      {lastError === null ? null : <span className="mt-1 block max-w-[40ch] text-xs text-soft [overflow-wrap:anywhere]">{lastError}</span>}
    </>
  );
}
