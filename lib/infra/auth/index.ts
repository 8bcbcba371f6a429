export { createAccounts } from "./accounts";
export { createAuth, type Auth, type AuthConfig, type AuthMail } from "./auth";
export { PUBLIC_SITES, type Elsewhere, type SocialClient } from "./elsewhere";
export { openAuth } from "./open";
