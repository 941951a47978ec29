-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "concern" TEXT,
ADD COLUMN     "project" TEXT;

-- CreateIndex
CREATE INDEX "Delivery_project_idx" ON "Delivery"("project");
