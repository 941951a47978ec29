-- AlterTable
ALTER TABLE "ReaderKey" ADD COLUMN     "named" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "named" BOOLEAN NOT NULL DEFAULT false;
