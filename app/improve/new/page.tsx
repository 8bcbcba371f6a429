import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { SignInFirst } from "@/components/account/sign-in-first";
import { RunForm } from "@/components/improve/run-form";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { NoProblemSets } from "@/components/ui/set-tabs";
import { languageSchema } from "@/lib/core/views/common";
import { signedIn } from "@/lib/server/accounts/queries";
import { attempt } from "@/lib/server/attempt";
import { modelSources } from "@/lib/server/improvement";
import { problemSets } from "@/lib/server/queries";
import { startRunAction } from "../actions";

export const metadata: Metadata = { title: "New improvement run" };

const querySchema = z.object({
  source: z.uuid().optional().catch(undefined),
  set: z.string().max(100).optional().catch(undefined),
  language: languageSchema.optional().catch(undefined),
  submission: z.uuid().optional().catch(undefined),
});

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewRunPage({ searchParams }: PageProps) {
  const { source, set, language, submission } = querySchema.parse(await searchParams);
  if (!(await signedIn())) return <SignInFirst title="Sign in to start a run" next="/improve/new" />;
  const loaded = await attempt(() => Promise.all([modelSources({ limit: 100 }), problemSets()]));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [{ sources }, sets] = loaded.value;
  if (sets.length === 0) return <NoProblemSets />;
  const initial = {
    ...(source === undefined ? {} : { sourceId: source }),
    ...(set === undefined ? {} : { set }),
    ...(language === undefined ? {} : { language }),
    ...(submission === undefined ? {} : { startFrom: "submission", startSubmissionId: submission }),
  };
  return (
    <>
      <PageTitle title="New run" lead="Of each problem: generate, judge and measure, feed back, keep the better. Each iteration becomes a private submission of yours." />
      {sources.length === 0 ? (
        <EmptyState title="No model yet"><Link className="link" href="/improve/models">Add the endpoint of one</Link> first.</EmptyState>
      ) : (
        <RunForm action={startRunAction} sources={sources.map(({ id, name, model }) => ({ id, name, modelName: model.name }))} sets={sets.map(({ slug, name, languages }) => ({ slug, name, languages }))} initial={initial} />
      )}
    </>
  );
}
