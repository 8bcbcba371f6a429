import { UnreadableRow } from "./rows";

/** One directory of the original layout: `APPS/<split>/<id>/`. */
export interface AppsFolder {
  /** "train" or "test", or undefined when the directory above has another name. */
  split: string | undefined;
  /** The directory's name ("0001"). */
  id: string;
  /** Texts by file name: question.txt, input_output.json, solutions.json, metadata.json, starter_code.py. */
  files: Record<string, string>;
}

/** The directory as a row of `codeparrot/apps`, so that one parser serves both. */
export function appsFolderRow(folder: AppsFolder): unknown {
  const { files, id, split } = folder;
  const question = files["question.txt"];
  if (question === undefined) {
    return new UnreadableRow({ where: `folder ${id}`, problem: "question.txt is missing" });
  }
  const metadata = metadataOf(files["metadata.json"]);
  if (metadata === null) {
    return new UnreadableRow({ where: `folder ${id}, metadata.json`, problem: "is not a JSON object" });
  }
  return {
    problem_id: /^[0-9]+$/.test(id) ? Number(id) : id,
    question,
    solutions: files["solutions.json"] ?? "",
    input_output: files["input_output.json"] ?? "",
    difficulty: metadata.difficulty,
    url: metadata.url,
    starter_code: files["starter_code.py"],
    split,
  };
}

function metadataOf(text: string | undefined): Record<string, unknown> | null {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
