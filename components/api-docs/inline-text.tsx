/** A sentence in which `code` is set as such. */
export function InlineText({ text }: { text: string }) {
  return <>{text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? <code key={index} className="code-inline">{part}</code> : part))}</>;
}
