import * as format from "@/components/format";
import { Meter } from "@/components/ui/basics";
import type { QuotaView } from "@/lib/core/views/quota";

/** What may still be handed in today and at once, with the time at which the count starts anew. */
export function Quota({ quota }: { quota: QuotaView }) {
  const { samplesPerDay, leftToday, usedToday, openSubmissions, openNow, resetsAt } = quota;
  if (samplesPerDay === null || leftToday === null) {
    return <p className="text-sm text-soft">No quota holds for you: {format.plural(usedToday, "sample")} handed in today, {format.plural(openNow, "open submission")}.</p>;
  }
  return (
    <div className="max-w-md text-sm">
      <p>
        <b className={`font-semibold ${leftToday === 0 ? "text-bad" : ""}`}>{format.count(leftToday)}</b> of {format.plural(samplesPerDay, "sample")} a day left; the count starts anew on <time dateTime={resetsAt}>{format.dateTime(resetsAt)}</time>.
      </p>
      <div className="my-2"><Meter done={Math.min(usedToday, samplesPerDay)} total={samplesPerDay} label="Samples used today" /></div>
      {openSubmissions === null ? null : (
        <p className={openNow >= openSubmissions ? "text-bad" : "text-soft"}>
          {format.count(openNow)} of {format.plural(openSubmissions, "submission")} that may be open at once.
        </p>
      )}
    </div>
  );
}
