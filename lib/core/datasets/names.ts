import { RowFault } from "./rows";

const MAX_SLUG_LENGTH = 120;

/** A name as it stands in addresses: lower case, digits, single hyphens. */
export function slugify(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, MAX_SLUG_LENGTH).replace(/-+$/, "");
}

export function slugOrFault(name: string, where: string): string {
  const slug = slugify(name);
  if (slug === "") throw new RowFault(where, "holds no letter or digit, so that no slug can be made of it");
  return slug;
}

/** "spiral-matrix-ii" as people write it: "Spiral Matrix II". A title that is no slug stays as it is. */
export function displayTitle(title: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(title)) return title.trim();
  return title.split("-").map(capitalised).join(" ");
}

function capitalised(word: string): string {
  return /^(ii|iii|iv|vi|vii|viii|ix)$/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

/** Why a statement tells a reader nothing, or null. */
export function statementFault(statement: string): string | null {
  const imagesOnly = /<img\b|!\[[^\]]*\]\(/i.test(statement);
  const words = statement.replace(/!\[[^\]]*\]\([^)]*\)/g, " ").replace(/<[^<>]*>/g, " ").replace(/&nbsp;/g, " ").trim();
  if (words !== "") return null;
  return imagesOnly ? "the statement holds images only" : "no statement";
}
