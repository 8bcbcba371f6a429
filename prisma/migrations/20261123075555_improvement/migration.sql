-- AlterTable
ALTER TABLE "Execution" ADD COLUMN     "generationId" UUID;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "runId" UUID;

-- CreateTable
CREATE TABLE "ModelSource" (
    "id" UUID NOT NULL,
    "ownerId" TEXT,
    "modelId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "baseUrl" TEXT,
    "remoteModel" TEXT,
    "apiKey" TEXT,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "protocol" TEXT NOT NULL DEFAULT 'chat',
    "inputPerMillion" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "outputPerMillion" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "concurrency" INTEGER NOT NULL DEFAULT 8,
    "hubId" TEXT,
    "revision" TEXT,
    "path" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "ModelSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImprovementRun" (
    "id" UUID NOT NULL,
    "ownerId" TEXT,
    "sourceId" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'python3',
    "idempotencyKey" TEXT,
    "objective" TEXT NOT NULL,
    "iterations" INTEGER NOT NULL,
    "samplesPerStep" INTEGER NOT NULL DEFAULT 1,
    "method" TEXT NOT NULL DEFAULT 'vanilla',
    "temperature" DOUBLE PRECISION NOT NULL DEFAULT 0.7,
    "maxOutputTokens" INTEGER NOT NULL DEFAULT 4096,
    "seed" INTEGER,
    "startFrom" TEXT NOT NULL DEFAULT 'nothing',
    "startSubmissionId" UUID,
    "withFeedback" BOOLEAN NOT NULL DEFAULT true,
    "withOriginalCode" BOOLEAN NOT NULL DEFAULT true,
    "promptVersion" INTEGER NOT NULL,
    "costCeilingUsd" DOUBLE PRECISION,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "stateReason" TEXT,
    "problemCount" INTEGER NOT NULL,
    "inputTokens" BIGINT NOT NULL DEFAULT 0,
    "outputTokens" BIGINT NOT NULL DEFAULT 0,
    "costUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "ImprovementRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImprovementChain" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "problemId" UUID NOT NULL,
    "iteration" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "reason" TEXT,
    "startCodeHash" TEXT,
    "bestCodeHash" TEXT,
    "best" JSONB,

    CONSTRAINT "ImprovementChain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Generation" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "chainId" UUID NOT NULL,
    "iteration" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "error" TEXT,
    "prompt" JSONB NOT NULL,
    "completion" TEXT,
    "finishReason" TEXT,
    "codeHash" TEXT,
    "isWellFormed" BOOLEAN,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "costUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "latencyMs" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "isKept" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "Generation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ModelSource_ownerId_idx" ON "ModelSource"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "ImprovementRun_idempotencyKey_key" ON "ImprovementRun"("idempotencyKey");

-- CreateIndex
CREATE INDEX "ImprovementRun_ownerId_createdAt_idx" ON "ImprovementRun"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "ImprovementRun_state_idx" ON "ImprovementRun"("state");

-- CreateIndex
CREATE INDEX "ImprovementChain_runId_state_iteration_idx" ON "ImprovementChain"("runId", "state", "iteration");

-- CreateIndex
CREATE UNIQUE INDEX "ImprovementChain_runId_problemId_key" ON "ImprovementChain"("runId", "problemId");

-- CreateIndex
CREATE INDEX "Generation_runId_state_idx" ON "Generation"("runId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Generation_chainId_iteration_position_key" ON "Generation"("chainId", "iteration", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Execution_generationId_profileId_key" ON "Execution"("generationId", "profileId");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_runId_iteration_key" ON "Submission"("runId", "iteration");

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImprovementRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Execution" ADD CONSTRAINT "Execution_generationId_fkey" FOREIGN KEY ("generationId") REFERENCES "Generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelSource" ADD CONSTRAINT "ModelSource_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelSource" ADD CONSTRAINT "ModelSource_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementRun" ADD CONSTRAINT "ImprovementRun_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementRun" ADD CONSTRAINT "ImprovementRun_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "ModelSource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementRun" ADD CONSTRAINT "ImprovementRun_setId_fkey" FOREIGN KEY ("setId") REFERENCES "ProblemSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementRun" ADD CONSTRAINT "ImprovementRun_startSubmissionId_fkey" FOREIGN KEY ("startSubmissionId") REFERENCES "Submission"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementChain" ADD CONSTRAINT "ImprovementChain_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImprovementRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementChain" ADD CONSTRAINT "ImprovementChain_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementChain" ADD CONSTRAINT "ImprovementChain_startCodeHash_fkey" FOREIGN KEY ("startCodeHash") REFERENCES "SourceText"("hash") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementChain" ADD CONSTRAINT "ImprovementChain_bestCodeHash_fkey" FOREIGN KEY ("bestCodeHash") REFERENCES "SourceText"("hash") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Generation" ADD CONSTRAINT "Generation_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImprovementRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Generation" ADD CONSTRAINT "Generation_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "ImprovementChain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Generation" ADD CONSTRAINT "Generation_codeHash_fkey" FOREIGN KEY ("codeHash") REFERENCES "SourceText"("hash") ON DELETE SET NULL ON UPDATE CASCADE;
