import { randomInt } from "node:crypto";

/** Without letters that look alike. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** A random password that can be read out and typed: 20 characters of 31, 99 bits. */
export function oneTimePassword(): string {
  const letter = () => ALPHABET[randomInt(ALPHABET.length)] ?? "";
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, letter).join("")).join("-");
}
