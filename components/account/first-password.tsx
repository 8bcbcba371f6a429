import { PageTitle } from "@/components/ui/basics";
import type { FormAction } from "@/lib/core/views/forms";
import { PasswordForm } from "./settings-forms";

/** What stands on every page until a password that was given out is changed. */
export function FirstPassword({ action, email }: { action: FormAction; email: string }) {
  return (
    <>
      <PageTitle title="Choose your own password" lead="The password of this account was given out to you. Nothing else can be done before you change it." />
      <PasswordForm action={action} email={email} isFirst />
    </>
  );
}
