"use client";

import { useState } from "react";
import { Form, TextField } from "@/components/account/form";
import type { FormAction } from "@/lib/core/views/forms";
import { Choice, NamingFields, PROTOCOLS } from "./checkpoint-fields";

const KINDS = [{ value: "hub", name: "The hub" }, { value: "path", name: "A folder of this host" }];

interface CheckpointFormProps {
  action: FormAction;
  /** Admins may name a folder of the host. */
  mayNamePath: boolean;
}

/** A checkpoint of the hub, or for admins one that lies on the host. */
export function CheckpointForm({ action, mayNamePath }: CheckpointFormProps) {
  const [kind, setKind] = useState("hub");
  return (
    <Form action={action} button="Add" busy="Looking at it …" className="grid max-w-xl gap-5">
      {(state) => (
        <>
          <NamingFields state={state} />
          {mayNamePath ? <Choice state={state} name="kind" label="From" options={KINDS} onChange={setKind} /> : null}
          {kind === "path" && mayNamePath ? (
            <TextField state={state} name="path" label="Folder" maxLength={1000} hint="With config.json, tokenizer and safetensors; absolute." />
          ) : (
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField state={state} name="hubId" label="Hub id" maxLength={200} hint="As owner/name." />
              <TextField state={state} name="revision" label="Revision" defaultValue="main" maxLength={200} hint="Branch, tag or commit." />
            </div>
          )}
          <Choice state={state} name="protocol" label="Protocol" options={PROTOCOLS} />
        </>
      )}
    </Form>
  );
}
