/** Who signed in, and the keys that readers gave to their calendars. Only hashes of what they hold are kept. */
import type { PrismaClient } from "./generated/client";
import { iso } from "./time";

export type SessionKept = { login: string; createdAt: string; checkedAt: string; seenAt: string; named: boolean };
export type KeyKept = {
  hash: string;
  login: string;
  label: string;
  createdAt: string;
  checkedAt: string;
  usedAt: string | null;
  named: boolean;
};

/** `named`: the configuration names the reader, so that GitHub was not asked for memberships. */
type LetIn = { login: string; named: boolean; now: string };

export function readers(prisma: PrismaClient) {
  return {
    async beginSession(id: string, { login, named, createdAt, now }: LetIn & { createdAt: string }) {
      const at = new Date(now);
      await prisma.session.create({
        data: { id, login, createdAt: new Date(createdAt), checkedAt: at, seenAt: at, named },
      });
      // A reader who was let in just now keeps the keys alive.
      await prisma.readerKey.updateMany({ where: { login }, data: { checkedAt: at, named } });
    },
    async session(id: string): Promise<SessionKept | null> {
      const row = await prisma.session.findUnique({ where: { id } });
      if (!row) return null;
      const { login, createdAt, checkedAt, seenAt, named } = row;
      return { login, named, createdAt: iso(createdAt), checkedAt: iso(checkedAt), seenAt: iso(seenAt) };
    },
    async sessionSeen(id: string, now: string): Promise<void> {
      await prisma.session.updateMany({ where: { id }, data: { seenAt: new Date(now) } });
    },
    async endSession(id: string): Promise<void> {
      await prisma.session.deleteMany({ where: { id } });
    },
    async forgetSessions(unseenSince: string): Promise<void> {
      await prisma.session.deleteMany({ where: { seenAt: { lt: new Date(unseenSince) } } });
    },
    /** All that a reader holds, however the login is written: who may no longer read keeps nothing. */
    async forgetReader(login: string): Promise<{ sessions: number; keys: number }> {
      const [sessions, keys] = await prisma.$transaction([
        prisma.$executeRaw`DELETE FROM "Session" WHERE lower(login) = lower(${login})`,
        prisma.$executeRaw`DELETE FROM "ReaderKey" WHERE lower(login) = lower(${login})`,
      ]);
      return { sessions, keys };
    },
    async addKey(hash: string, { login, named, label, now }: LetIn & { label: string }): Promise<void> {
      const at = new Date(now);
      await prisma.readerKey.create({ data: { hash, login, named, label, createdAt: at, checkedAt: at } });
    },
    async key(hash: string): Promise<KeyKept | null> {
      const row = await prisma.readerKey.findUnique({ where: { hash } });
      return row && kept(row);
    },
    async keyUsed(hash: string, now: string): Promise<void> {
      await prisma.readerKey.updateMany({ where: { hash }, data: { usedAt: new Date(now) } });
    },
    async keysOf(login: string): Promise<KeyKept[]> {
      const rows = await prisma.readerKey.findMany({ where: { login }, orderBy: { createdAt: "asc" } });
      return rows.map(kept);
    },
    async revokeKey(login: string, hash: string): Promise<void> {
      await prisma.readerKey.deleteMany({ where: { login, hash } });
    },
  };
}

type Row = Omit<KeyKept, "createdAt" | "checkedAt" | "usedAt"> & {
  createdAt: Date;
  checkedAt: Date;
  usedAt: Date | null;
};

const kept = (row: Row): KeyKept => ({
  ...row,
  createdAt: iso(row.createdAt),
  checkedAt: iso(row.checkedAt),
  usedAt: row.usedAt && iso(row.usedAt),
});
