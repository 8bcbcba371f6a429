import type Docker from "dockerode";

import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";

import { ensureImage, type Progress } from "./image";

export interface ImagesOptions {
  docker: Docker;
  languages: readonly Language[];
  /** Cores that builds may use, so that a build does not disturb a measurement. */
  buildCores: number[];
  allowDebootstrap?: boolean;
  onProgress?: Progress;
}

/** The images of one sandbox: each is looked for, and built where it is missing, when it is first asked for. */
export class Images {
  private readonly tags = new Map<Language, Promise<string>>();

  constructor(private readonly options: ImagesOptions) {}

  get languages(): readonly Language[] {
    return this.options.languages;
  }

  /** Throws AppError sandbox_unavailable when the host is not configured for this language or the build failed. */
  async tag(language: Language): Promise<string> {
    if (!this.languages.includes(language)) {
      const message = `This host is not configured to run ${language}; it runs ${this.languages.join(", ")}.`;
      throw new AppError("sandbox_unavailable", message);
    }
    const known = this.tags.get(language);
    if (known) return known;
    const wanted = this.ensure(language);
    this.tags.set(language, wanted);
    try {
      return await wanted;
    } catch (error) {
      // A mirror that was down may be up for whoever asks next.
      this.tags.delete(language);
      throw error;
    }
  }

  private async ensure(language: Language): Promise<string> {
    return (await ensureImage({ ...this.options, language })).tag;
  }
}
