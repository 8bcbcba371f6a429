import * as format from "@/components/format";
import { Badge, EmptyState } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { KeyView } from "@/lib/core/views/accounts";
import type { FormAction } from "@/lib/core/views/forms";
import { Confirm } from "./confirm";

/** One's API keys; narrow pages leave out when they were made and used. */
export function Keys({ keys, revoke, now }: { keys: KeyView[]; revoke: FormAction; now: Date }) {
  if (keys.length === 0) return <EmptyState title="You have no API keys">A key lets the command line and programs act for you.</EmptyState>;
  return (
    <DataTable label="API keys">
      <thead>
        <tr>
          <th scope="col">Name</th><th scope="col">May</th><th scope="col" className="max-md:hidden">Made</th>
          <th scope="col" className="max-md:hidden">Last used</th><th scope="col">Expires</th><th scope="col"><span className="sr-only">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <th scope="row" className="font-medium">{key.name}<span className="block font-mono text-2xs font-normal text-soft">{key.start}…</span></th>
            <td><span className="flex flex-wrap gap-1">{key.scopes.map((scope) => <Badge key={scope}>{scope}</Badge>)}</span></td>
            <td className="max-md:hidden">{format.date(key.createdAt)}</td>
            <td className="max-md:hidden">{key.lastUsedAt === null ? "never" : format.dateTime(key.lastUsedAt)}</td>
            <td>{expiry(key.expiresAt, now)}</td>
            <td><Confirm action={revoke} id={key.id} label="Revoke" of={key.name} confirm="Revoke now" /></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function expiry(expiresAt: string | null, now: Date) {
  if (expiresAt === null) return "never";
  return new Date(expiresAt) < now ? <Badge tone="bad">expired</Badge> : format.date(expiresAt);
}
