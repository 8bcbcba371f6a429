-- CreateTable
CREATE TABLE "TrainingRun" (
    "id" UUID NOT NULL,
    "ownerId" TEXT,
    "name" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "modelId" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'python3',
    "method" TEXT NOT NULL,
    "preset" TEXT,
    "plan" JSONB NOT NULL,
    "baseId" UUID,
    "launcher" TEXT NOT NULL,
    "handle" JSONB,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "stateReason" TEXT,
    "failureCode" TEXT,
    "stopAskedAt" TIMESTAMP(3),
    "tokenHash" TEXT,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "step" INTEGER NOT NULL DEFAULT 0,
    "steps" INTEGER NOT NULL,
    "lastEventAt" TIMESTAMP(3),
    "stopRules" JSONB NOT NULL DEFAULT '{}',
    "isEvaluated" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "TrainingRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrainingEvent" (
    "runId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "data" JSONB NOT NULL,
    "isSuperseded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TrainingEvent_pkey" PRIMARY KEY ("runId","seq")
);

-- CreateTable
CREATE TABLE "TrainingCheckpoint" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "isFinal" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),
    "evaluationId" UUID,
    "evaluationError" TEXT,

    CONSTRAINT "TrainingCheckpoint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TrainingRun_idempotencyKey_key" ON "TrainingRun"("idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingRun_tokenHash_key" ON "TrainingRun"("tokenHash");

-- CreateIndex
CREATE INDEX "TrainingRun_state_idx" ON "TrainingRun"("state");

-- CreateIndex
CREATE INDEX "TrainingRun_createdAt_idx" ON "TrainingRun"("createdAt");

-- CreateIndex
CREATE INDEX "TrainingEvent_runId_kind_seq_idx" ON "TrainingEvent"("runId", "kind", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingCheckpoint_evaluationId_key" ON "TrainingCheckpoint"("evaluationId");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingCheckpoint_runId_step_key" ON "TrainingCheckpoint"("runId", "step");

-- AddForeignKey
ALTER TABLE "TrainingRun" ADD CONSTRAINT "TrainingRun_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingRun" ADD CONSTRAINT "TrainingRun_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingRun" ADD CONSTRAINT "TrainingRun_setId_fkey" FOREIGN KEY ("setId") REFERENCES "ProblemSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingRun" ADD CONSTRAINT "TrainingRun_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "TrainingCheckpoint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingEvent" ADD CONSTRAINT "TrainingEvent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "TrainingRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingCheckpoint" ADD CONSTRAINT "TrainingCheckpoint_runId_fkey" FOREIGN KEY ("runId") REFERENCES "TrainingRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingCheckpoint" ADD CONSTRAINT "TrainingCheckpoint_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "ImprovementRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;
