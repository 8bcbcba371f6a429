import Link from "next/link";
import { BUTTON_PLAIN } from "@/components/ui/basics";

interface PagerProps {
  path: string;
  /** The rest of what is in the address. */
  query: Record<string, string | undefined>;
  cursor: string | undefined;
  nextCursor: string | null;
}

/** To the newest and to the older of a list. */
export function Pager({ path, query, cursor, nextCursor }: PagerProps) {
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <nav aria-label="Pages" className="mt-5 flex gap-3">
      {cursor === undefined ? null : <Link className={BUTTON_PLAIN} href={addressOf(path, query)}>Newest</Link>}
      {nextCursor === null ? null : <Link className={BUTTON_PLAIN} href={addressOf(path, { ...query, cursor: nextCursor })}>Older</Link>}
    </nav>
  );
}

/** A path with what of a query is set. */
export function addressOf(path: string, query: Record<string, string | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") params.set(name, value);
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
