/** GraphQL text with the types of what it asks and what it gets. The types are generated from GitHub's schema. */
export type Fragment = { kind: "fragment"; text: string; uses: Fragment[] };
export type Operation<Result, Variables> = {
  kind: "operation";
  text: string;
  uses: Fragment[];
  /** Never set: carries the types. */
  types?: { result: Result; variables: Variables };
};

/** Every answer says what it cost. */
export type Cost = {
  rateLimit?: { cost: number; limit: number; remaining: number; resetAt: string } | null;
};

export function fragment(text: string, uses: Fragment[] = []): Fragment {
  return { kind: "fragment", text: text.trim(), uses };
}

export function operation<Result, Variables>(text: string, uses: Fragment[] = []): Operation<Result, Variables> {
  return { kind: "operation", text: text.trim(), uses };
}

/** The whole text that is sent: the operation and each fragment it needs, once. */
export function wholeText(asked: Operation<unknown, unknown>): string {
  const fragments = new Set<string>();
  const collect = (all: Fragment[]): void => {
    for (const one of all) {
      if (fragments.has(one.text)) continue;
      fragments.add(one.text);
      collect(one.uses);
    }
  };
  collect(asked.uses);
  return [asked.text, ...fragments].join("\n");
}
