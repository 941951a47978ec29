/** Whatever is landed, picked, reverted and taken back, what is told of it is what the two trees hold. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Played, plays } from "./test-trees";

it("what is missing in the branch, and which reverts it did not follow", () => {
  fc.assert(
    fc.property(plays, (acts) => {
      const played = new Played(acts);
      const { missing, reverts } = played.world.reconciled();
      const story = played.told.join("; ");
      const lost = missing.items.map(({ item, reason }) => (reason === "unknown" ? `${item.number}?` : item.number));
      expect(lost.sort(), story).toEqual(played.missing);
      // A revert that was carried over and taken back on trunk is listed by its commit: it is no change of its own here.
      const reverted = reverts.items.flatMap(({ change }) => change.number ?? []);
      const listed = reverted.map((number) => played.newNumbers.get(number) ?? number);
      expect(listed.sort(), story).toEqual(played.unfollowed);
    }),
    { numRuns: 600 },
  );
});
