-- The state at a moment is the facts whose validity holds it. An index by both ends walks through all that ended later;
-- one over the stretch itself finds just those, however long the history is. (Prisma's schema cannot tell of it.)
CREATE INDEX "FactVersion_validity_idx" ON "FactVersion" USING gist (tstzrange("validFrom", "validUntil"));

-- DropIndex
DROP INDEX "FactVersion_project_validUntil_validFrom_idx";

-- CreateIndex
CREATE INDEX "FactVersion_project_validUntil_idx" ON "FactVersion"("project", "validUntil");
