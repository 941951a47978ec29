-- CreateTable
CREATE TABLE "NotesDocument" (
    "project" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "draft" BOOLEAN NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "hash" CHAR(32) NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "NotesDocument_pkey" PRIMARY KEY ("project","tag")
);

-- CreateTable
CREATE TABLE "NotesEntry" (
    "id" BIGSERIAL NOT NULL,
    "project" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "prs" INTEGER[],
    "line" INTEGER NOT NULL,
    "search" tsvector NOT NULL,

    CONSTRAINT "NotesEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NotesEntry_search_idx" ON "NotesEntry" USING GIN ("search");

-- CreateIndex
CREATE INDEX "NotesEntry_prs_idx" ON "NotesEntry" USING GIN ("prs");

-- CreateIndex
CREATE INDEX "NotesEntry_project_tag_idx" ON "NotesEntry"("project", "tag");

-- CreateIndex
CREATE INDEX "NotesEntry_project_rank_line_idx" ON "NotesEntry"("project", "rank" DESC, "line");

-- A question never waits for entries that an earlier write left for later.
ALTER INDEX "NotesEntry_search_idx" SET (fastupdate = off);
ALTER INDEX "NotesEntry_prs_idx" SET (fastupdate = off);
