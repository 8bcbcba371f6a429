/** The description of the API as its page shows it: plain data, made from the OpenAPI document. */
export interface FieldView {
  /** With its way from the top: `executions[].code`. */
  name: string;
  /** As `string`, `integer 1–100`, `"json" | "csv"`; names of schemas stand as they are. */
  type: string;
  isRequired: boolean;
  description: string;
}

export interface BodyView {
  mediaType: string;
  fields: FieldView[];
}

export interface AnswerView {
  status: string;
  description: string;
  bodies: { mediaType: string; type: string }[];
}

export interface OperationView {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  /** Who may call it, in words. */
  access: string;
  parameters: (FieldView & { place: string })[];
  bodies: BodyView[];
  answers: AnswerView[];
  codes: string[];
  curl: string;
}

export interface SchemaView {
  name: string;
  description: string;
  fields: FieldView[];
  /** For what is no object. */
  type: string | null;
}

export interface ApiReference {
  tags: { name: string; description: string; operations: OperationView[] }[];
  schemas: SchemaView[];
  operationCount: number;
}
