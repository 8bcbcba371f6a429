/** Condition that a text holds a part, in whatever case; the wild cards of LIKE in it stand for themselves. */
export function containing(part: string): { contains: string; mode: "insensitive" } {
  return { contains: part.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" };
}
