import { describe, expect, it } from "vitest";
import { categoryOf } from "./categories";

describe("categories", () => {
  it.each([
    ["Critical - fixes a regression", "critical"],
    ["Regression - #12", "regression"],
    ["Fixes new feature - #12", "fixnewfeature"],
    ["Docs -", "docs"],
    ["Release only changes", "release-only"],
    ["Critical CI fix", "ci"],
    ["Test/CI fixes: unit tests crash", "ci"],
    ["testci - the linter is red", "ci"],
    ["Critical fixes to new features", "fixnewfeature"],
    ["Fix a bug in a new 2.12 feature (hooks)", "fixnewfeature"],
    ["bug fix for a feature introduced in 2.12", "fixnewfeature"],
    ["Fixes silently wrong results", "critical"],
    ["memory leak in the loader", "critical"],
    ["Documentation improvements", "docs"],
    ["Compilation fixes for gcc 14", "compilation"],
    ["Version bump", "release-only"],
    ["Special Dispensation / regression", "special-dispensation"],
    ["regression, no special dispensation needed", "regression"],
    ["Fixes a warning of torch.compile", "unknown"],
    ["bug fix", "unknown"],
    ["no crash, only a warning", "unknown"],
    ["ensures that there is no crash", "critical"],
    ["not CI related, users see it", "unknown"],
    ["No docs change needed; mends norm", "unknown"],
    ["no docs for the new option", "docs"],
    ["neither a regression nor critical", "unknown"],
    ["not release only", "unknown"],
    ["no risk of regressions", "unknown"],
    ["low regression risk, bug fix", "unknown"],
    ["low risk regression fix", "regression"],
    ["BC safe bug fix", "unknown"],
    ["does not break BC", "unknown"],
    ["bug fix, backward compatible", "unknown"],
    ["not backward compatible", "critical"],
    ["makes the format backward compatible", "critical"],
    ["A new feature", "unknown"],
    ["reverted on trunk", "unknown"],
    ["Regresion of the loader", "regression"],
    ["Critcal fix", "critical"],
    ["Documention", "docs"],
    ["Bump version.txt to 2.12.1", "release-only"],
    ["README.md", "docs"],
    ["Not a regression, but a warning on each call", "unknown"],
    ["isn't a regression, wrong gradients since 2.9", "critical"],
    ["The loss becomes NaN", "critical"],
    ["Bugfix to new feature", "fixnewfeature"],
    ["New feature fix", "fixnewfeature"],
    ["Tests", "ci"],
    ["disable failing test", "ci"],
    ["skip test_loader on windows", "ci"],
    ["Fix the nightly wheel builds", "compilation"],
    ["dead lock", "critical"],
    ["mem leak in the loader", "critical"],
    ["does not crash any more, regressed in 2.11", "critical"],
    ["", "unknown"],
  ])("%s", (text, name) => expect(categoryOf(text).name).toBe(name));

  it("reads the numbers of criteria", () => {
    expect(categoryOf("(1) Fixes to regressions").criteria).toEqual([1]);
    expect(categoryOf("meets criterion 3").criteria).toEqual([3]);
    expect(categoryOf("2.1 is broken").criteria).toEqual([]);
    expect(categoryOf("1 and 4").criteria).toEqual([1, 4]);
    expect(categoryOf("1, 4").criteria).toEqual([1, 4]);
    expect(categoryOf("3 tests crash").criteria).toEqual([]);
  });

  it("takes a bare number from the tracker's own list before the usual one", () => {
    const list = [{ n: 4, text: "Documentation improvements", labels: [] }];
    expect(categoryOf("(4)", list).name).toBe("docs");
    expect(categoryOf("(4)").name).toBe("ci");
    expect(categoryOf("(9)", list).name).toBe("unknown");
  });
});
