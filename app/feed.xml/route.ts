import { z } from "zod";
import { atomFeed } from "@/lib/core/outputs/atom";
import { apiRoute, parseQuery } from "@/lib/server/api";
import { getContext } from "@/lib/server/context";
import { publicOrigin } from "@/lib/server/origin";
import { published, shared } from "@/lib/server/public-result";

const query = z.object({ set: z.string().min(1).max(100).optional() });

export const GET = apiRoute(async (request) => {
  const { set } = parseQuery(query, request);
  const entries = await published(set);
  const feed = atomFeed({
    origin: publicOrigin(request.headers),
    path: set === undefined ? "/feed.xml" : `/feed.xml?set=${encodeURIComponent(set)}`,
    title: set === undefined ? "Afterburner: new results" : `Afterburner: new results on ${set}`,
    emptyUpdatedAt: (await getContext()).now().toISOString(),
    entries,
  });
  return shared(feed, "application/atom+xml; charset=utf-8");
});
