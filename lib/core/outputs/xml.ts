const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** What XML 1.0 allows in no document, however it is written: control characters, lone surrogates, two non-characters. */
const NEVER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for the content of an element or for an attribute in quotes. */
export function xmlText(text: string): string {
  return text.replace(NEVER, "\ufffd").replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
