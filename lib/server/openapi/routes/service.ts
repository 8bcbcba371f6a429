import { z } from "zod";
import { answers, type Operation } from "../contract";

export const SERVICE: Operation[] = [
  {
    id: "getHealth",
    method: "get",
    path: "/api/v1/healthz",
    tag: "Service",
    summary: "Is it there",
    description: "200 when web app and database answer, 503 when the database does not.",
    access: "public",
    answers: { 200: answers(z.object({ status: z.literal("ok").describe("Web app and database answer.") })) },
  },
  {
    id: "getOpenApi",
    method: "get",
    path: "/api/v1/openapi.json",
    tag: "Service",
    summary: "This description",
    description: "OpenAPI 3.1, made from the schemas that the service itself parses with.",
    access: "public",
    answers: { 200: answers(z.looseObject({ openapi: z.string().describe("Version of OpenAPI.") }), "The document.") },
  },
];
