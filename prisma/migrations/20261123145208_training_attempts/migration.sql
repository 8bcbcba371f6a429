-- AlterTable
ALTER TABLE "TrainingCheckpoint" ADD COLUMN     "evaluationAskedAt" TIMESTAMP(3),
ADD COLUMN     "evaluationSettings" JSONB;

-- AlterTable
ALTER TABLE "TrainingRun" ADD COLUMN     "claimedBy" TEXT,
ADD COLUMN     "executionKeyId" TEXT,
ADD COLUMN     "isLogWhole" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "logTail" TEXT,
ADD COLUMN     "lookedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Worker" ADD COLUMN     "capacity" JSONB NOT NULL DEFAULT '[]';
