/** What changed, in words: "role: researcher → admin"; what is no change from one value to another is told as it is. */
export function changesOf(detail: Record<string, unknown>): string[] {
  return Object.entries(detail).map(([field, value]) => `${field}: ${Array.isArray(value) && value.length === 2 ? `${told(value[0])} → ${told(value[1])}` : told(value)}`);
}

function told(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (Array.isArray(value)) return value.map(told).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
