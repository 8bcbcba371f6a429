import { calibrationCommandSchema } from "@/lib/core/views/admin-sets";
import { json } from "@/lib/server/api";
import { sets } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { segment } from "@/lib/server/admin/segments";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";

/** Starts, stops or repeats the calibration of a set on a profile. */
export const POST = adminRoute<{ set: string }>(async (request, { set }) =>
  json(await sets.steerCalibration({ set: segment(set, "problem set"), ...(await parseBody(calibrationCommandSchema, request)) })),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
