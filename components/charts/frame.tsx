import type { ReactNode } from "react";

interface ChartFrameProps {
  title: ReactNode;
  /** What is drawn, and whether an axis does not start from zero. */
  caption?: ReactNode;
  /** What a screen reader says of the drawing; the figures themselves stand in a table nearby. */
  summary: string;
  height: number;
  /** Shown in place of a drawing that would be empty. */
  empty?: string | null;
  /** Between the words and the drawing: a legend. */
  header?: ReactNode;
  children: ReactNode;
}

/** Title, caption, drawing: the same for every chart. */
export function ChartFrame({ title, caption, summary, height, empty, header, children }: ChartFrameProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2">
        <span className="block text-sm font-semibold">{title}</span>
        {caption ? <span className="block text-xs text-soft">{caption}</span> : null}
      </figcaption>
      {empty ? (
        <p className="border-y border-line py-8 text-center text-sm text-soft">{empty}</p>
      ) : (
        <>
          {header}
          <div role="img" aria-label={summary} style={{ height }} className="needs-script overflow-x-clip">{children}</div>
          <noscript><p className="border-y border-line py-3 text-sm text-soft">The drawing needs script; its figures are in the tables of this page.</p></noscript>
        </>
      )}
    </figure>
  );
}
