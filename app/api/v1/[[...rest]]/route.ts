import { AppError } from "@/lib/core/errors";
import { apiRoute } from "@/lib/server/api";

/** An address of the API that there is not. */
const nothing = apiRoute<{ rest?: string[] }>(async (request) => {
  throw new AppError("not_found", `There is no ${request.nextUrl.pathname.slice(0, 200)}.`, { hint: "/docs/api lists the addresses of the API." });
}, { takesQuery: true });

export { nothing as DELETE, nothing as GET, nothing as OPTIONS, nothing as PATCH, nothing as POST, nothing as PUT };
