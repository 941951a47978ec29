-- CreateTable
CREATE TABLE "FactVersion" (
    "id" BIGSERIAL NOT NULL,
    "project" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "contentHash" CHAR(32) NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FactVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Content" (
    "hash" CHAR(32) NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "Content_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" BIGSERIAL NOT NULL,
    "project" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changed" INTEGER NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" BIGSERIAL NOT NULL,
    "project" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "ms" INTEGER NOT NULL,
    "requests" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "error" TEXT,
    "limit" INTEGER,
    "remaining" INTEGER,
    "resetAt" TIMESTAMPTZ(3),

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceVersion" (
    "id" BIGSERIAL NOT NULL,
    "project" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "lastOk" TIMESTAMPTZ(3),
    "nextTry" TIMESTAMPTZ(3),
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SourceVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Memo" (
    "project" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Memo_pkey" PRIMARY KEY ("project","key")
);

-- CreateTable
CREATE TABLE "Lease" (
    "key" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "fence" BIGINT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerdictChange" (
    "id" BIGSERIAL NOT NULL,
    "project" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "call" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "gates" TEXT NOT NULL,
    "rules" TEXT NOT NULL,

    CONSTRAINT "VerdictChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FactVersion_project_validUntil_validFrom_idx" ON "FactVersion"("project", "validUntil", "validFrom");

-- CreateIndex
CREATE INDEX "FactVersion_contentHash_idx" ON "FactVersion"("contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "FactVersion_project_kind_key_validUntil_key" ON "FactVersion"("project", "kind", "key", "validUntil");

-- CreateIndex
CREATE INDEX "Snapshot_project_at_idx" ON "Snapshot"("project", "at");

-- CreateIndex
CREATE INDEX "Poll_project_id_idx" ON "Poll"("project", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SourceVersion_project_source_validUntil_key" ON "SourceVersion"("project", "source", "validUntil");

-- CreateIndex
CREATE INDEX "Delivery_at_idx" ON "Delivery"("at");

-- CreateIndex
CREATE UNIQUE INDEX "VerdictChange_project_version_at_key" ON "VerdictChange"("project", "version", "at");
