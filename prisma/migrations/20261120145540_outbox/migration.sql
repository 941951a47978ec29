-- CreateTable
CREATE TABLE "Outgoing" (
    "id" BIGSERIAL NOT NULL,
    "project" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "delivered" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Outgoing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Told" (
    "project" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Told_pkey" PRIMARY KEY ("project")
);

-- CreateIndex
CREATE INDEX "Outgoing_endedAt_dueAt_idx" ON "Outgoing"("endedAt", "dueAt");

-- CreateIndex
CREATE INDEX "Outgoing_project_target_topic_idx" ON "Outgoing"("project", "target", "topic");
