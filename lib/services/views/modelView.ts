import type { ModelView } from "@/lib/core/views/common";
import type { Model } from "@/lib/generated/prisma/client";

export function toModelView(model: Model): ModelView {
  const { slug, name, link, licence, openWeights, sizeBillions } = model;
  return { slug, name, link, licence, openWeights, sizeBillions };
}
