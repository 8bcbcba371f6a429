"use client";

import { faultOf, Form } from "@/components/account/form";
import { ChoiceField, TextField, type Entered } from "@/components/submit/fields";
import type { FormAction } from "@/lib/core/views/forms";

const PROTOCOLS = [{ value: "chat", name: "Chat" }, { value: "completion", name: "Completion" }];

/** An OpenAI-compatible endpoint of one's own. */
export function EndpointForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} button="Add" busy="Checking …" className="grid max-w-xl gap-5">
      {(state) => {
        const entered: Entered = { values: state.values, fault: (name) => faultOf(state, name) };
        return (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField entered={entered} name="name" label="Name" required maxLength={100} placeholder="vLLM on my server" hint="For you." />
              <TextField entered={entered} name="model" label="Model" required maxLength={200} placeholder="Qwen/Qwen2.5-Coder-7B-Instruct" hint="As it appears on the leaderboard." />
            </div>
            <TextField entered={entered} name="baseUrl" label="Base URL" type="url" required maxLength={500} placeholder="https://api.example.org/v1" hint="Up to and without /chat/completions." />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField entered={entered} name="remoteModel" label="Model's name there" required maxLength={200} />
              <ChoiceField entered={entered} name="protocol" label="Protocol" options={PROTOCOLS} />
            </div>
            <div>
              <label htmlFor="apiKey" className="mb-1 block text-sm font-medium">Key</label>
              <input id="apiKey" name="apiKey" type="password" autoComplete="off" maxLength={500} className="w-full rounded-lg border border-edge bg-panel px-3 py-1.5 text-sm" aria-describedby="apiKey-hint" />
              <p id="apiKey-hint" className="mt-1 text-xs text-soft">Stored encrypted, never shown again. Leave it out where none is asked for.</p>
            </div>
            <div className="grid gap-4 sm:grid-cols-3">
              <TextField entered={entered} name="inputPerMillion" label="Price, input" type="number" step="any" placeholder="0" hint="US dollars a million tokens." />
              <TextField entered={entered} name="outputPerMillion" label="Price, output" type="number" step="any" placeholder="0" />
              <TextField entered={entered} name="concurrency" label="Calls at once" type="number" step="1" placeholder="8" max={64} />
            </div>
            <TextField entered={entered} name="parameters" label="Further parameters" placeholder='{"top_p": 0.95}' maxLength={4096} hint="JSON that is sent with every request." />
          </>
        );
      }}
    </Form>
  );
}
