import type { Command } from "commander";
import type { Io } from "../support/io";

/** Gives a command its arguments, options and action. */
export type Configure = (command: Command, io: Io) => void;

export interface CommandEntry {
  name: string;
  description: string;
  group: "remote" | "local";
  /** Works in this installation's database, and so needs its generated client. */
  usesDatabase?: true;
  load: () => Promise<Configure>;
}

/** Every command by name; what one is made of is loaded when it is asked for. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: "login", group: "remote", description: "Keep an API key of a server for the commands below", load: async () => (await import("./login")).login },
  { name: "logout", group: "remote", description: "Forget the API key of a server", load: async () => (await import("./logout")).logout },
  { name: "whoami", group: "remote", description: "Say who the API key belongs to and what it may do", load: async () => (await import("./whoami")).whoami },
  { name: "submit", group: "remote", description: "Submit a file of solutions", load: async () => (await import("./submit")).submit },
  { name: "status", group: "remote", description: "Say how a submission stands, or follow it to its end", load: async () => (await import("./status")).status },
  { name: "submissions", group: "remote", description: "List submissions, newest first", load: async () => (await import("./submissions")).submissions },
  { name: "publish", group: "remote", description: "Put a scored submission of yours on the leaderboard", load: async () => (await import("./change")).publish },
  { name: "unpublish", group: "remote", description: "Take a submission of yours off the leaderboard", load: async () => (await import("./change")).unpublish },
  { name: "cancel", group: "remote", description: "Stop a submission of yours that is not scored yet", load: async () => (await import("./change")).cancel },
  { name: "rerun", group: "remote", description: "Measure again what failed through no fault of the programs", load: async () => (await import("./change")).rerun },
  { name: "results", group: "remote", description: "Download verdict and figures of every sample of a submission", load: async () => (await import("./results")).results },
  { name: "quota", group: "remote", description: "Say how much you may still submit today", load: async () => (await import("./quota")).quota },
  { name: "leaderboard", group: "remote", description: "Show the leaderboard of a problem set", load: async () => (await import("./leaderboard")).leaderboard },
  { name: "evaluate", group: "local", description: "Judge and measure a file of solutions on this host, without the web app", load: async () => (await import("./evaluate")).evaluate },
  { name: "improve", group: "local", description: "Let a model improve a program of yours, step by step, by what is measured of it", load: async () => (await import("./improve")).improve },
  { name: "import", group: "local", usesDatabase: true, description: "Import a problem set, or renew it", load: async () => (await import("./import")).importSet },
  { name: "calibrate", group: "local", usesDatabase: true, description: "Measure every reference solution of a set in a language on this host's measurement profile; stops and resumes", load: async () => (await import("./calibrate")).calibrate },
  { name: "admin-password", group: "local", usesDatabase: true, description: "Give an admin of this installation a new one-time password", load: async () => (await import("./adminPassword")).adminPassword },
  { name: "scores", group: "local", usesDatabase: true, description: "Scores of stored measurements", load: async () => (await import("./scores")).scores },
];
