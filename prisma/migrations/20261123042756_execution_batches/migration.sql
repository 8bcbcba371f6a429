-- CreateTable
CREATE TABLE "ExecutionBatch" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "requestHash" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "doneCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deadlineAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ExecutionBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExecutionItem" (
    "batchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "request" TEXT,
    "result" TEXT,
    "seq" INTEGER,

    CONSTRAINT "ExecutionItem_pkey" PRIMARY KEY ("batchId","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "ExecutionBatch_idempotencyKey_key" ON "ExecutionBatch"("idempotencyKey");

-- CreateIndex
CREATE INDEX "ExecutionBatch_finishedAt_idx" ON "ExecutionBatch"("finishedAt");

-- CreateIndex
CREATE INDEX "ExecutionBatch_expiresAt_idx" ON "ExecutionBatch"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ExecutionItem_batchId_seq_key" ON "ExecutionItem"("batchId", "seq");

-- AddForeignKey
ALTER TABLE "ExecutionItem" ADD CONSTRAINT "ExecutionItem_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ExecutionBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
