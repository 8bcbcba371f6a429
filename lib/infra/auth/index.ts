export { createAccounts } from "./accounts";
export { createAuth, type Auth, type AuthConfig, type AuthMail, type SocialClient } from "./auth";
export { openAuth } from "./open";
