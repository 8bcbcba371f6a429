-- AlterTable
ALTER TABLE "Worker" ADD COLUMN     "waitingSince" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "QueuePause" (
    "queue" TEXT NOT NULL,
    "pausedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pausedBy" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "QueuePause_pkey" PRIMARY KEY ("queue")
);
