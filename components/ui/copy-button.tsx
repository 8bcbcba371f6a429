"use client";

import { useState } from "react";
import { BUTTON_PLAIN } from "./basics";

/** Copies a text and says so, to eyes and to screen readers. */
export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("The browser refused; select the text and copy it");
    }
    setTimeout(() => setSaid(""), 2500);
  };
  return (
    <button type="button" onClick={copy} className={`needs-script ${BUTTON_PLAIN} !px-2 !py-0.5 !text-xs`}>
      <span aria-live="polite">{said || label}</span>
    </button>
  );
}
