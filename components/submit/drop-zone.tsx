"use client";

import { useRef, useState } from "react";
import * as format from "@/components/format";
import { BUTTON_PLAIN } from "@/components/ui/basics";

interface DropZoneProps {
  file: File | null;
  onFile: (file: File) => void;
}

/** A file by dropping, by the file dialogue or by keyboard. */
export function DropZone({ file, onFile }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first) onFile(first);
  };
  return (
    <div
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files); }}
      className={`rounded-xl border-2 border-dashed px-4 py-8 text-center transition-colors ${over ? "border-integral bg-integral-tint" : "border-edge bg-panel"}`}
    >
      <p className="font-medium">{file ? <span className="[overflow-wrap:anywhere]">{file.name}, {format.fileSize(file.size)}</span> : "Drop a file of solutions here"}</p>
      <p className="mt-1 mb-3 text-sm text-soft">JSON, JSONL or Parquet, at most 64 MiB; the format is recognised.</p>
      <label htmlFor="file" className="sr-only">File of solutions</label>
      <input ref={input} id="file" type="file" accept=".json,.jsonl,.ndjson,.parquet" className="sr-only" tabIndex={-1} aria-describedby="file-check" onChange={(event) => { take(event.target.files); event.target.value = ""; }} />
      <button type="button" className={BUTTON_PLAIN} onClick={() => input.current?.click()}>{file ? "Choose another file" : "Choose a file"}</button>
    </div>
  );
}
