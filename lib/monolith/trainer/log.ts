import type Docker from "dockerode";
import { AppError } from "@/lib/core/errors";
import { StreamDemuxer } from "../demux";
import { dockerStatus } from "../failure";

/** More lines than the bytes asked for can hold are not fetched. */
const LEAST_LINE_BYTES = 16;

/** The last so many bytes of what a container said; empty where there is none. */
export async function readTail(docker: Docker, name: string, bytes: number): Promise<string> {
  const lines = Math.ceil(bytes / LEAST_LINE_BYTES);
  try {
    const raw = await docker.getContainer(name).logs({ stdout: true, stderr: true, tail: lines, follow: false });
    const said = Buffer.concat(new StreamDemuxer().push(Buffer.from(raw)).map(({ data }) => data));
    return said.subarray(Math.max(0, said.length - bytes)).toString("utf8");
  } catch (cause) {
    if (dockerStatus(cause) === 404) return "";
    throw new AppError("upstream_unavailable", `The Docker daemon does not tell what the container ${name} said.`, { cause });
  }
}
