-- CreateTable
CREATE TABLE "ProblemSet" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "revision" TEXT,
    "isCurrent" BOOLEAN NOT NULL DEFAULT true,
    "problemCount" INTEGER NOT NULL,
    "scorableCount" INTEGER NOT NULL,
    "rowFaults" JSONB NOT NULL DEFAULT '[]',
    "importedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProblemSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Problem" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "externalId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "tags" TEXT[],
    "url" TEXT,
    "totalWallMs" INTEGER NOT NULL,
    "memoryBytes" BIGINT NOT NULL,
    "outputBytes" BIGINT NOT NULL,
    "checkerKind" TEXT NOT NULL,
    "caseCount" INTEGER NOT NULL,
    "publicCount" INTEGER NOT NULL,
    "referenceCount" INTEGER NOT NULL,
    "notScorable" TEXT,

    CONSTRAINT "Problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProblemContent" (
    "problemId" UUID NOT NULL,
    "statement" TEXT NOT NULL,
    "starterCode" JSONB NOT NULL,
    "harness" JSONB NOT NULL,
    "checker" JSONB NOT NULL,

    CONSTRAINT "ProblemContent_pkey" PRIMARY KEY ("problemId")
);

-- CreateTable
CREATE TABLE "TestCase" (
    "id" UUID NOT NULL,
    "problemId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "isPublic" BOOLEAN NOT NULL,
    "input" TEXT NOT NULL,
    "expected" TEXT NOT NULL,

    CONSTRAINT "TestCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceText" (
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "SourceText_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "ReferenceSolution" (
    "id" UUID NOT NULL,
    "problemId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "declaredPassed" BOOLEAN,
    "codeHash" TEXT NOT NULL,

    CONSTRAINT "ReferenceSolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeasurementProfile" (
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MeasurementProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Calibration" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "profileId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Calibration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Model" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "link" TEXT,
    "licence" TEXT,
    "openWeights" BOOLEAN,
    "sizeBillions" DOUBLE PRECISION,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "method" TEXT NOT NULL DEFAULT 'vanilla',
    "iteration" INTEGER,
    "decoding" TEXT,
    "notes" TEXT,
    "origin" TEXT NOT NULL DEFAULT 'user',
    "fileName" TEXT,
    "format" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "stateReason" TEXT,
    "sampleCount" INTEGER NOT NULL,
    "doneCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sample" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "problemId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Execution" (
    "id" UUID NOT NULL,
    "sampleId" UUID,
    "referenceId" UUID,
    "calibrationId" UUID,
    "profileId" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "failingCase" INTEGER,
    "passedCases" INTEGER NOT NULL DEFAULT 0,
    "wallNs" BIGINT,
    "cpuNs" BIGINT,
    "peakBytes" BIGINT,
    "peakSource" TEXT,
    "integralByteSeconds" DOUBLE PRECISION,
    "wallRelativeError" DOUBLE PRECISION,
    "peakRelativeError" DOUBLE PRECISION,
    "integralRelativeError" DOUBLE PRECISION,
    "repeatCount" INTEGER NOT NULL DEFAULT 0,
    "workerName" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Execution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExecutionDetail" (
    "executionId" UUID NOT NULL,
    "evidence" JSONB NOT NULL,
    "figures" JSONB,
    "trace" JSONB,
    "phases" JSONB NOT NULL,

    CONSTRAINT "ExecutionDetail_pkey" PRIMARY KEY ("executionId")
);

-- CreateTable
CREATE TABLE "Score" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "profileId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "passAt1" DOUBLE PRECISION NOT NULL,
    "beyondT" DOUBLE PRECISION NOT NULL,
    "beyondM" DOUBLE PRECISION NOT NULL,
    "beyondI" DOUBLE PRECISION NOT NULL,
    "summary" JSONB NOT NULL,
    "perProblem" JSONB NOT NULL,
    "computedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Leaderboard" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "profileId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "computedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Leaderboard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Worker" (
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "profileHash" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeatAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'idle',
    "detail" TEXT,

    CONSTRAINT "Worker_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "ProblemSet_slug_isCurrent_idx" ON "ProblemSet"("slug", "isCurrent");

-- CreateIndex
CREATE UNIQUE INDEX "ProblemSet_slug_contentHash_key" ON "ProblemSet"("slug", "contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_setId_slug_key" ON "Problem"("setId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_setId_position_key" ON "Problem"("setId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "TestCase_problemId_position_key" ON "TestCase"("problemId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceSolution_problemId_position_key" ON "ReferenceSolution"("problemId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "MeasurementProfile_hash_key" ON "MeasurementProfile"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "Calibration_setId_profileId_key" ON "Calibration"("setId", "profileId");

-- CreateIndex
CREATE UNIQUE INDEX "Model_slug_key" ON "Model"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_idempotencyKey_key" ON "Submission"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Submission_setId_state_idx" ON "Submission"("setId", "state");

-- CreateIndex
CREATE INDEX "Submission_createdAt_idx" ON "Submission"("createdAt");

-- CreateIndex
CREATE INDEX "Submission_contentHash_idx" ON "Submission"("contentHash");

-- CreateIndex
CREATE INDEX "Sample_problemId_idx" ON "Sample"("problemId");

-- CreateIndex
CREATE UNIQUE INDEX "Sample_submissionId_problemId_position_key" ON "Sample"("submissionId", "problemId", "position");

-- CreateIndex
CREATE INDEX "Execution_calibrationId_idx" ON "Execution"("calibrationId");

-- CreateIndex
CREATE UNIQUE INDEX "Execution_sampleId_profileId_key" ON "Execution"("sampleId", "profileId");

-- CreateIndex
CREATE UNIQUE INDEX "Execution_referenceId_profileId_key" ON "Execution"("referenceId", "profileId");

-- CreateIndex
CREATE UNIQUE INDEX "Score_submissionId_profileId_version_key" ON "Score"("submissionId", "profileId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Leaderboard_setId_profileId_version_key" ON "Leaderboard"("setId", "profileId", "version");

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_setId_fkey" FOREIGN KEY ("setId") REFERENCES "ProblemSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProblemContent" ADD CONSTRAINT "ProblemContent_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TestCase" ADD CONSTRAINT "TestCase_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceSolution" ADD CONSTRAINT "ReferenceSolution_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceSolution" ADD CONSTRAINT "ReferenceSolution_codeHash_fkey" FOREIGN KEY ("codeHash") REFERENCES "SourceText"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Calibration" ADD CONSTRAINT "Calibration_setId_fkey" FOREIGN KEY ("setId") REFERENCES "ProblemSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Calibration" ADD CONSTRAINT "Calibration_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "MeasurementProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_setId_fkey" FOREIGN KEY ("setId") REFERENCES "ProblemSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sample" ADD CONSTRAINT "Sample_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sample" ADD CONSTRAINT "Sample_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sample" ADD CONSTRAINT "Sample_codeHash_fkey" FOREIGN KEY ("codeHash") REFERENCES "SourceText"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Execution" ADD CONSTRAINT "Execution_sampleId_fkey" FOREIGN KEY ("sampleId") REFERENCES "Sample"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Execution" ADD CONSTRAINT "Execution_referenceId_fkey" FOREIGN KEY ("referenceId") REFERENCES "ReferenceSolution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Execution" ADD CONSTRAINT "Execution_calibrationId_fkey" FOREIGN KEY ("calibrationId") REFERENCES "Calibration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Execution" ADD CONSTRAINT "Execution_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "MeasurementProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExecutionDetail" ADD CONSTRAINT "ExecutionDetail_executionId_fkey" FOREIGN KEY ("executionId") REFERENCES "Execution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "MeasurementProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Leaderboard" ADD CONSTRAINT "Leaderboard_setId_fkey" FOREIGN KEY ("setId") REFERENCES "ProblemSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Leaderboard" ADD CONSTRAINT "Leaderboard_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "MeasurementProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
