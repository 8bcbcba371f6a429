import * as format from "@/components/format";
import type { SourceView } from "@/lib/core/views/sources";

const SHOWN_OF_COMMIT = 10;

/** Where the model of a source is, and what is known of it. */
export function SourcePlace({ source: { baseUrl, remoteModel, checkpoint } }: { source: SourceView }) {
  if (checkpoint === null) return <>{baseUrl}<span className="block text-xs text-faint">{remoteModel}</span></>;
  const { hubId, revision, path, architecture, parameters, dtype, sizeBytes } = checkpoint;
  return (
    <>
      {hubId === null ? (path ?? "An archive") : `${hubId} @ ${revision?.slice(0, SHOWN_OF_COMMIT)}`}
      <span className="block text-xs text-faint">{architecture}, {format.count(parameters)} parameters in {dtype}, {format.fileSize(sizeBytes)}</span>
    </>
  );
}
