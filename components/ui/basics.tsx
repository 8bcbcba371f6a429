import Link from "next/link";
import type { ReactNode } from "react";

type Tone = "plain" | "good" | "warn" | "bad";
const TONES: Record<Tone, string> = {
  plain: "border-line text-soft", good: "border-current text-good", warn: "border-current text-warn", bad: "border-current text-bad",
};

export function Badge({ tone = "plain", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span title={title} className={`inline-block whitespace-nowrap rounded border px-1.5 text-2xs ${TONES[tone]}`}>
      {children}
    </span>
  );
}

export const BUTTON = "inline-flex items-center justify-center gap-1.5 rounded-lg border px-3 py-1.5 text-sm font-medium whitespace-nowrap disabled:opacity-60 disabled:cursor-not-allowed";
export const BUTTON_PLAIN = `${BUTTON} border-line bg-panel hover:bg-hover`;
export const BUTTON_PRIMARY = `${BUTTON} border-ink bg-ink text-on-ink hover:opacity-85`;
export const FIELD = "w-full rounded-lg border border-edge bg-panel px-3 py-1.5 text-sm placeholder:text-faint";
export const CHIP = "inline-flex items-center gap-1.5 rounded-full border px-3 py-1 text-xs whitespace-nowrap";

interface PageTitleProps {
  title: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
}

export function PageTitle({ title, lead, aside }: PageTitleProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pt-7 pb-5 sm:pt-9">
      <div className="min-w-0">
        <h1 className="text-2xl leading-tight font-[650] tracking-[-0.022em] sm:text-[1.875rem]">{title}</h1>
        {lead ? <div className="mt-2 max-w-[68ch] text-soft">{lead}</div> : null}
      </div>
      {aside}
    </div>
  );
}

export function SectionTitle({ id, title, lead, aside }: PageTitleProps & { id?: string }) {
  return (
    <div className="mt-10 mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div>
        <h2 id={id} className="text-base font-semibold tracking-[-0.01em]">{title}</h2>
        {lead ? <p className="max-w-[75ch] text-sm text-soft">{lead}</p> : null}
      </div>
      {aside}
    </div>
  );
}

interface TabsProps {
  label: string;
  tabs: { href: string; name: string; detail?: string; current: boolean }[];
}

/** Tabs that are links: they work without script and keep their place in the address. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-line">
      <ul className="flex gap-6 text-sm">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? "page" : undefined}
              className={`block border-b-2 py-2 whitespace-nowrap ${tab.current ? "border-ink font-[550]" : "border-transparent text-soft hover:text-ink"}`}
            >
              {tab.name}
              {tab.detail ? <span className="ml-1.5 font-normal text-faint">{tab.detail}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What stands where nothing is yet: what is missing, and what to do about it. As a whole page, its title is the page's. */
export function EmptyState({ title, isPage = false, children }: { title: string; isPage?: boolean; children?: ReactNode }) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className="border-y border-line px-2 py-10 text-center">
      <Title className="font-medium">{title}</Title>
      {children ? <div className="mx-auto mt-1 max-w-[60ch] text-sm text-soft">{children}</div> : null}
    </div>
  );
}

export function Meter({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <span role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} className="block h-1.5 w-full overflow-hidden rounded-full bg-sunken">
      <span className="block h-full rounded-full bg-integral transition-[width] duration-700" style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }} />
    </span>
  );
}

/** Label above, value below; for the handful of facts at the head of a page. */
export function Facts({ facts }: { facts: { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3 text-sm">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt className="text-xs text-soft">{fact.label}</dt>
          <dd className="font-medium">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
