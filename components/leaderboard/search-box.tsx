"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { FIELD } from "@/components/ui/basics";

interface SearchBoxProps {
  initial: string;
  /** The rest of the page's state, carried along when the form is sent without script. */
  hidden: Record<string, string>;
  placeholder?: string;
  action?: string;
}

/** A search that keeps its text in the address; a plain form where there is no script. */
export function SearchBox({ initial, hidden, placeholder = "Search, or size:<8B licence:apache", action = "/" }: SearchBoxProps) {
  const router = useRouter();
  const [value, setValue] = useState(initial);
  const [pending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (text: string) => {
    setValue(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const params = new URLSearchParams(hidden);
      if (text.trim() !== "") params.set("q", text.trim());
      const search = params.toString();
      startTransition(() => router.replace(search === "" ? action : `${action}?${search}`, { scroll: false }));
    }, 200);
  };
  return (
    <form action={action} role="search" className="min-w-52 flex-1 basis-full sm:basis-0" onSubmit={(event) => event.preventDefault()}>
      {Object.entries(hidden).map(([name, text]) => <input key={name} type="hidden" name={name} value={text} />)}
      <input
        type="search" name="q" value={value} onChange={(event) => change(event.target.value)} maxLength={200}
        aria-label="Search" placeholder={placeholder} aria-busy={pending} className={FIELD} autoComplete="off" spellCheck={false}
      />
    </form>
  );
}
