import { CHIP } from "./basics";

const FORMATS = { csv: "CSV", jsonl: "JSONL", parquet: "Parquet" } as const;

/** Links to one table in all formats. `href` is the export's address with what it needs besides `format`. */
export function Downloads({ href, of }: { href: string; of: string }) {
  const separator = href.includes("?") ? "&" : "?";
  return (
    <span role="group" aria-label={`Download ${of}`} className="inline-flex flex-wrap gap-2">
      {Object.entries(FORMATS).map(([format, name]) => (
        <a key={format} href={`${href}${separator}format=${format}`} download className={`${CHIP} border-line bg-panel text-soft hover:text-ink`}>
          {name}<span aria-hidden> ↓</span>
        </a>
      ))}
    </span>
  );
}
