-- CreateTable
CREATE TABLE "Session" (
    "id" CHAR(64) NOT NULL,
    "login" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReaderKey" (
    "hash" CHAR(64) NOT NULL,
    "login" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReaderKey_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "Session_login_idx" ON "Session"("login");

-- CreateIndex
CREATE INDEX "ReaderKey_login_idx" ON "ReaderKey"("login");
