import type { SubmissionSet } from "@/lib/core/formats";

export const SET: SubmissionSet = {
  slug: "venus",
  kind: "venus",
  problems: [
    { slug: "spiral-matrix", externalId: "54" },
    { slug: "two-sum", externalId: "1" },
    { slug: "word-ladder", externalId: "train/0127", languages: ["python3", "cpp"] },
  ],
};

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const lines = (...records: unknown[]) => bytesOf(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
export const whole = (value: unknown) => bytesOf(JSON.stringify(value));
