import Markdown, { type Components } from "react-markdown";

/**
 * Pictures of statements lie on other servers; they are linked and not loaded, so that reading a page
 * asks nobody else for anything.
 */
const COMPONENTS: Components = {
  img: ({ src, alt }) => (
    <a href={typeof src === "string" ? src : undefined} rel="noreferrer noopener">Picture{alt ? `: ${alt}` : ""} (on another site)</a>
  ),
  a: ({ href, children }) => <a href={href} rel="noreferrer noopener">{children}</a>,
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
};

/** Markdown of a statement. Raw HTML in it is shown as text, never run. */
export function Prose({ text }: { text: string }) {
  return (
    <div className="prose statement">
      <Markdown components={COMPONENTS}>{text}</Markdown>
    </div>
  );
}
