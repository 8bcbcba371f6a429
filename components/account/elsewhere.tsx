import { BUTTON_PLAIN } from "@/components/ui/basics";

interface ElsewhereProps {
  providers: { id: string; name: string }[];
  action: (form: FormData) => Promise<void>;
  next: string;
}

/** Signing in with accounts elsewhere; nothing where none is set up. */
export function Elsewhere({ providers, action, next }: ElsewhereProps) {
  if (providers.length === 0) return null;
  return (
    <form action={action} className="mt-6 flex flex-wrap gap-3 border-t border-line pt-6">
      <input type="hidden" name="next" value={next} />
      {providers.map(({ id, name }) => (
        <button key={id} type="submit" name="provider" value={id} className={BUTTON_PLAIN}>Continue with {name}</button>
      ))}
    </form>
  );
}
