/** RELEASE.md: the tables are the project's facts, the sentences ours. `named`: the version under way is in them. */
export function processDocument(state: { named: boolean }): string {
  const matrix = [
    ...(state.named
      ? ["| 2.12 | >=3.10, <=3.14, (3.14t experimental) | C++20 | CUDA 12.6, CUDA 13.0 | CUDA 13.2 | ROCm 7.2 |"]
      : []),
    "| 2.11 | >=3.10, <=3.14, (3.14t experimental) | C++17 | CUDA 12.6, CUDA 12.8 | CUDA 13.0 | ROCm 7.1 |",
    "| 2.10 | >=3.10, <=3.14, (3.14t experimental) | C++17 | CUDA 12.6, CUDA 12.8 | CUDA 13.0 | ROCm 7.0 |",
    "| 2.9 | >=3.10, <=3.13, (3.14 experimental) | C++17 | CUDA 12.6, CUDA 12.8 | CUDA 13.0 | ROCm 6.4 |",
    "| 2.8 | >=3.9, <=3.13, (3.13t experimental) | C++17 | CUDA 12.6, CUDA 12.8 | CUDA 12.9 | ROCm 6.4 |",
  ];
  const cadence = [
    "| 2.8 | Jun 2025 | Jul 2025 | Not planned | Not planned |",
    "| 2.9 | Aug 2025 | Oct 2025 | Nov 2025 | Not planned |",
    "| 2.10 | Dec 2025 | Jan 2026 | Not planned | Not planned |",
    "| 2.11 | Mar 2026 | Apr 2026 | (May 2026) | (Jun 2026) |",
    ...(state.named ? ["| 2.12 | Apr 2026 | May 2026 | (Jun 2026) | (Jul 2026) |"] : []),
  ];
  return `# Releasing PyTorch

How a release is made, in the order in which it happens.

## Release Compatibility Matrix

What each version is built and tested with:

| PyTorch version | Python | C++ | Stable CUDA | Experimental CUDA | Stable ROCm |
| --- | --- | --- | --- | --- | --- |
${matrix.join("\n")}

## Release Cadence

Dates in parentheses are tentative. Patch releases are optional.

| Minor Version | Release branch cut | Release date | First patch release date | Second patch release date |
| --- | --- | --- | --- | --- |
${cadence.join("\n")}

## Cutting the branch

Settle the milestone first, and cut only from a trunk whose nightly builds are green.

## The final candidate

* No open issue or pull request is left in the milestone.
* Everything that was closed in the milestone is on the release branch.
* Every cherry-pick request in the tracker has an answer.
* CI is green on the head of the branch.

## After the final candidate

* The Validate Binaries workflow is green.
* The validation issue of the release is worked through.

## Patch releases

A pick for a patch links a high-priority issue, or the CI failure of the last candidate that it repairs.
`;
}
