import { badgeTitle } from "@/lib/core/outputs/badge";
import { resultBibtex } from "@/lib/core/outputs/bibtex";
import type { PublicResult } from "@/lib/core/outputs/result";
import { xmlText } from "@/lib/core/outputs/xml";
import type { CitationView } from "@/lib/core/views/citation";

/** Everything with which a result is cited and shown elsewhere; `origin` is that of this installation. */
export function citationView(result: PublicResult, origin: string): CitationView {
  const url = submissionUrl(result, origin);
  const badge = { url: `${url}/badge.svg`, alt: badgeTitle(result) };
  return {
    url,
    bibtex: resultBibtex(result, url),
    badge: {
      ...badge,
      markdown: `[![${markdownText(badge.alt)}](${badge.url})](${url})`,
      html: `<a href="${xmlText(url)}"><img src="${xmlText(badge.url)}" alt="${xmlText(badge.alt)}"></a>`,
    },
    evalResultsUrl: result.hub ? `${url}/eval_results.yaml` : null,
  };
}

export function submissionUrl({ submission }: PublicResult, origin: string): string {
  return `${origin}/submissions/${submission.id}`;
}

function markdownText(text: string): string {
  return text.replace(/[\\[\]<>`*_!]/g, "\\$&");
}
