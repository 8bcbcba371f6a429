import type { ReactNode } from "react";
import { GLOSSARY, type TermId } from "./glossary";
import { Popover } from "./popover";

interface TermProps {
  id: TermId;
  /** Shown text; the term's title when left out. */
  children?: ReactNode;
  className?: string;
}

function Definition({ id }: { id: TermId }) {
  return (
    <>
      <strong className="block font-semibold">{GLOSSARY[id].title}</strong>
      <span className="block text-soft">{GLOSSARY[id].text}</span>
      <a href={`/docs/method#${id}`} className="link mt-1.5 inline-block text-xs">
        More on the method page
      </a>
    </>
  );
}

/** A term of art in running text: dotted underline, definition one hover or tap away. */
export function Term({ id, children, className }: TermProps) {
  return (
    <Popover
      onHover
      button={children ?? GLOSSARY[id].title}
      className={`underline decoration-edge decoration-dotted underline-offset-[0.2em] ${className ?? ""}`}
    >
      <Definition id={id} />
    </Popover>
  );
}

/** The same definition behind a small mark, beside a label that is itself a link. */
export function TermMark({ id }: { id: TermId }) {
  return (
    <Popover
      onHover
      label={`What ${GLOSSARY[id].title} means`}
      button={
        <svg aria-hidden viewBox="0 0 16 16" width="13" height="13" fill="none" stroke="currentColor" strokeWidth="1.3">
          <circle cx="8" cy="8" r="6.6" />
          <path d="M8 7.2v4M8 4.6v.2" strokeLinecap="round" strokeWidth="1.6" />
        </svg>
      }
      className="tap ml-1 inline-flex align-[-2px] text-faint hover:text-ink"
    >
      <Definition id={id} />
    </Popover>
  );
}
