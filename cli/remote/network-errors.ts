import { AppError } from "@/lib/core/errors";

export interface NetworkFailure {
  error: AppError;
  /** `unsent`: the server has seen nothing of the request. `final`: trying again changes nothing. */
  kind: "unsent" | "broken" | "final";
}

const CERTIFICATE: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "signed by an authority that this machine does not know",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "signed by an authority that this machine does not know",
  UNABLE_TO_GET_ISSUER_CERT: "signed by an authority that this machine does not know",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "signed by an authority that this machine does not know",
  CERT_HAS_EXPIRED: "out of date",
  CERT_NOT_YET_VALID: "not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "made out to another host",
};

const UNSENT: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  EHOSTUNREACH: "there is no way to the host",
  ENETUNREACH: "there is no way to the host",
  UND_ERR_CONNECT_TIMEOUT: "no connection came about in time",
};

/** Why a request got no answer, in words. */
export function explainNetworkError(thrown: unknown, server: string, timeoutMs: number): NetworkFailure {
  const code = codeOf(thrown);
  const failure = (kind: NetworkFailure["kind"], why: string, hint: string): NetworkFailure => ({
    kind,
    error: new AppError("upstream_unavailable", `${server} cannot be reached: ${why}.`, { hint, cause: thrown }),
  });
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined) {
    const hint = certificate.startsWith("signed") ? "If you trust it, name the file of its authority in NODE_EXTRA_CA_CERTS." : "Look at the address and at this machine's clock, or ask who runs the server.";
    return failure("final", `its certificate is ${certificate} (${code})`, hint);
  }
  if (code === "EPROTO" || code.startsWith("ERR_SSL")) return failure("final", "it does not speak TLS as asked", "Is it an http:// address?");
  if (thrown instanceof Error && thrown.cause instanceof Error && thrown.cause.message === "bad port") {
    return failure("final", "its port is one that belongs to another service, and no web client speaks to it", "Look at the address.");
  }
  if (code === "ENOTFOUND") return failure("final", "there is no host of that name", "Look at the address, and whether this machine has a network.");
  const unsent = UNSENT[code];
  if (unsent !== undefined) return failure("unsent", unsent, "Look at the address, and whether the server runs.");
  if (isTimeout(thrown)) return failure("broken", `it did not answer within ${Math.round(timeoutMs / 1000)} s`, "Try again; the same command is safe to run twice.");
  return failure("broken", `the connection broke${code === "" ? "" : ` (${code})`}`, "Try again; the same command is safe to run twice.");
}

/** The innermost code: fetch wraps the socket's error, and a name with several addresses an error for each. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return "";
  const inner = thrown instanceof AggregateError ? codeOf(thrown.errors[0]) : codeOf(thrown.cause);
  if (inner !== "") return inner;
  return "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
}

function isTimeout(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === "TimeoutError" || /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(codeOf(thrown)));
}
