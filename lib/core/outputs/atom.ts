import type { Interval } from "../views/common";
import { beyondText, percent } from "./result";
import { xmlText } from "./xml";

/** A newly published result as the feed tells it. */
export interface FeedEntry {
  submissionId: string;
  modelName: string;
  method: string;
  setName: string;
  setSlug: string;
  language: string;
  sampleCount: number;
  beyondI: Interval;
  passAt1: number;
  publishedAt: string;
  updatedAt: string;
}

export interface Feed {
  /** Of the installation, without a slash at its end. */
  origin: string;
  /** Path and query of the feed. */
  path: string;
  title: string;
  /** When nothing is published yet. */
  emptyUpdatedAt: string;
  entries: FeedEntry[];
}

/** An Atom 1.0 document (RFC 4287). Ids are made of the submissions' own, so they stay when the address of the site changes. */
export function atomFeed({ origin, path, title, emptyUpdatedAt, entries }: Feed): string {
  const updated = entries.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), entries[0]?.updatedAt ?? emptyUpdatedAt);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xmlText(`${origin}${path}`)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<updated>${updated}</updated>`,
    "<author><name>Afterburner</name></author>",
    `<link rel="self" type="application/atom+xml" href="${xmlText(`${origin}${path}`)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${origin}/`)}"/>`,
    ...entries.map((entry) => entryXml(entry, origin)),
    "</feed>",
    "",
  ].join("\n");
}

function entryXml(entry: FeedEntry, origin: string): string {
  const beyond = beyondText(entry.beyondI);
  return [
    "<entry>",
    `<id>urn:uuid:${entry.submissionId}</id>`,
    `<title>${xmlText(`${entry.modelName} on ${entry.setName}: ${beyond}`)}</title>`,
    `<published>${entry.publishedAt}</published>`,
    `<updated>${entry.updatedAt}</updated>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${origin}/submissions/${entry.submissionId}`)}"/>`,
    `<category term="${xmlText(entry.setSlug)}"/>`,
    `<category term="${xmlText(entry.language)}"/>`,
    `<summary>${xmlText(`${beyond}, Pass@1 ${percent(entry.passAt1)} %. Method ${entry.method}, ${entry.language}, ${entry.sampleCount} samples.`)}</summary>`,
    "</entry>",
  ].join("\n");
}
