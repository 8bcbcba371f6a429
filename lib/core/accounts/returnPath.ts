/** Where somebody goes after signing in, when nothing better is known. */
const HOME = "/";
/** Signing in leads nowhere from these. */
const OF_SIGNING_IN = /^\/(sign-in|sign-up|forgotten-password|new-password|confirm-email|api)(\/|\?|$)/;

/** A path of this site from an address that anybody may have made up: never another site, never a page of signing in. */
export function returnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/")) return HOME;
  // Browsers take "//host" and "/\host" for another site, and drop tabs and line ends before they look.
  const clean = wanted.replaceAll(/[\t\r\n]/g, "");
  if (/^\/[/\\]/.test(clean) || clean.length > 500) return HOME;
  const { pathname, search } = new URL(clean, "http://afterburner.invalid");
  const path = `${pathname}${search}`;
  return OF_SIGNING_IN.test(path) || path.startsWith("//") ? HOME : path;
}
