-- AlterTable
ALTER TABLE "MeasurementProfile" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'python3';

-- AlterTable
ALTER TABLE "ProblemSet" ADD COLUMN     "scorableIn" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'python3';

-- AlterTable
ALTER TABLE "Worker" ADD COLUMN     "profiles" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "unavailable" JSONB NOT NULL DEFAULT '{}';

-- Sets that were imported before
UPDATE "ProblemSet" s SET "scorableIn" = counted."counts"
FROM (
  SELECT "setId", jsonb_object_agg("language", "problems") AS "counts"
  FROM (
    SELECT p."setId", r."language", count(DISTINCT p."id") AS "problems"
    FROM "Problem" p JOIN "ReferenceSolution" r ON r."problemId" = p."id"
    WHERE p."notScorable" IS NULL
    GROUP BY p."setId", r."language"
  ) AS "byLanguage"
  GROUP BY "setId"
) AS counted
WHERE counted."setId" = s."id";
