import { LINK_HOURS } from "@/lib/core/accounts";

interface MailText {
  subject: string;
  text: string;
}

/** The e-mail with the link to choose a new password: plain text, nothing that is fetched or tracked. */
export function passwordResetMail(name: string, url: string): MailText {
  return {
    subject: "Choose a new password",
    text: [
      ...greeting(name),
      "Somebody asked for a new password for your account on Afterburner. Choose it here:",
      "",
      url,
      "",
      `The link works once, for ${hours(LINK_HOURS.reset)}. You are signed out everywhere when you use it.`,
      "If it was not you, do nothing: your password stays as it is.",
      "",
    ].join("\n"),
  };
}

/** The e-mail with the link that confirms an address. */
export function confirmationMail(name: string, url: string): MailText {
  return {
    subject: "Confirm your e-mail address",
    text: [
      ...greeting(name),
      "This address was given for an account on Afterburner. Confirm that it is yours:",
      "",
      url,
      "",
      `The link works for ${hours(LINK_HOURS.confirm)}. If the account is not yours, do nothing.`,
      "",
    ].join("\n"),
  };
}

/** A name may be anything; in a mail to somebody else it must not pass for text of ours, or for a link. */
function greeting(name: string): string[] {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return /^[\p{L}\p{M}\p{N} .'-]{1,60}$/u.test(plain) && !/\.\p{L}{2}/u.test(plain) ? [`Hello ${plain},`, ""] : [];
}

function hours(count: number): string {
  return count === 1 ? "one hour" : `${count} hours`;
}
