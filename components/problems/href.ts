/** The page of a problem, in a language. */
export function problemHref(set: string, slug: string, language: string): string {
  const search = language === "python3" ? "" : `?language=${encodeURIComponent(language)}`;
  return `/problems/${encodeURIComponent(set)}/${encodeURIComponent(slug)}${search}`;
}
