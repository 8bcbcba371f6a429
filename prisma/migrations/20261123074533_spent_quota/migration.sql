-- AlterTable
ALTER TABLE "User" ADD COLUMN     "spentOn" DATE,
ADD COLUMN     "spentSamples" INTEGER NOT NULL DEFAULT 0;
