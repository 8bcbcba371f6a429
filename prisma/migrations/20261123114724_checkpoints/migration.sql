-- AlterTable
ALTER TABLE "ModelSource" ADD COLUMN     "checkpoint" JSONB;
