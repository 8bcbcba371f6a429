import type { Metadata } from "next";
import Link from "next/link";
import { SignInFirst } from "@/components/account/sign-in-first";
import { ArchiveForm } from "@/components/improve/archive-form";
import { CheckpointForm } from "@/components/improve/checkpoint-form";
import { BUTTON_PLAIN, PageTitle, SectionTitle } from "@/components/ui/basics";
import { signedIn } from "@/lib/server/accounts/queries";
import { addCheckpointAction } from "../../checkpoint-actions";

export const metadata: Metadata = { title: "Add a checkpoint" };

export default async function CheckpointPage() {
  const person = await signedIn();
  if (!person) return <SignInFirst title="Sign in to add a checkpoint" next="/improve/models/checkpoint" />;
  const mayNamePath = person.role === "admin";
  return (
    <>
      <PageTitle
        title="Add a checkpoint"
        lead="It is served here, by vLLM on GPUs or by transformers on processors, when a run asks for it. Safetensors alone: pickle files run code when they are read."
        aside={<Link className={BUTTON_PLAIN} href="/improve/models">Models</Link>}
      />
      <SectionTitle id="hub" title={mayNamePath ? "From the hub or from this host" : "From the hub"} />
      <CheckpointForm action={addCheckpointAction} mayNamePath={mayNamePath} />
      <SectionTitle id="archive" title="As an archive" />
      <ArchiveForm />
    </>
  );
}
