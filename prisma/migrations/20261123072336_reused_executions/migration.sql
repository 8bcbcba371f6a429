-- DropIndex
DROP INDEX "Sample_problemId_idx";

-- AlterTable
ALTER TABLE "Execution" ADD COLUMN     "isReused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "judgingVersion" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "measuredAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "Sample_problemId_codeHash_idx" ON "Sample"("problemId", "codeHash");
UPDATE "Execution" SET "measuredAt" = "createdAt";
