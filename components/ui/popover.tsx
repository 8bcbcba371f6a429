"use client";

import { useId, useRef, type ReactNode } from "react";

interface PopoverProps {
  button: ReactNode;
  /** Accessible name where the button's text does not say it. */
  label?: string;
  className?: string;
  /** Opens on hover too; for definitions, not for menus. */
  onHover?: boolean;
  children: ReactNode;
}

/**
 * A button and what it shows, by the browser's own popover: opens without script, closes on Escape and on
 * a click elsewhere, lies above everything.
 */
export function Popover({ button, label, className, onHover = false, children }: PopoverProps) {
  const id = useId();
  const panel = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (act: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  };
  const hover = onHover
    ? {
        onPointerEnter: (event: React.PointerEvent) => {
          if (event.pointerType === "mouse") later(() => panel.current?.showPopover(), 250);
        },
        onPointerLeave: (event: React.PointerEvent) => {
          if (event.pointerType === "mouse") later(() => panel.current?.hidePopover(), 200);
        },
      }
    : {};
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} className={className} {...hover}>
        {button}
      </button>
      <span ref={panel} id={id} popover="auto" className="popover" {...hover}>
        {children}
      </span>
    </>
  );
}
