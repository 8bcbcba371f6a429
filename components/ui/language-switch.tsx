import Link from "next/link";
import * as format from "@/components/format";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { CHIP } from "./basics";

interface LanguageSwitchProps {
  /** Those that there is something to see in. */
  languages: readonly Language[];
  current: Language;
  href: (language: Language) => string;
}

/** Which language the figures are about, as links; nothing where there is no choice. */
export function LanguageSwitch({ languages, current, href }: LanguageSwitchProps) {
  const shown = LANGUAGES.filter((language) => language === current || languages.includes(language));
  if (shown.length < 2) return null;
  return (
    <nav aria-label="Languages">
      <ul className="flex flex-wrap gap-1.5">
        {shown.map((language) => (
          <li key={language}>
            <Link
              href={href(language)} scroll={false} prefetch={false} aria-current={language === current ? "page" : undefined}
              className={`${CHIP} ${language === current ? "border-ink bg-ink text-on-ink" : "border-line bg-panel text-soft hover:text-ink"}`}
            >
              {format.language(language)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
