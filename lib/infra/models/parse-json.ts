/** What a text holds as JSON; undefined for a text that is none, which is what endpoints in trouble answer. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
