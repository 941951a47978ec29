import type { Association, Person, Repo } from "../world/model";
import type { Context, Fields } from "./context";
import { nodeId } from "./ids";

export function personOf(context: Context, login: string): Person {
  return context.world.people.get(login) ?? { __typename: "User", login, name: null };
}

export function associationOf(repo: Repo, login: string): Association {
  return repo.people.get(login) ?? "NONE";
}

const actor: Fields<Person> = {
  login: (person) => person.login,
  id: (person) => nodeId(person.__typename, person.login),
  url: (person) => `https://github.com/${person.__typename === "Bot" ? "apps/" : ""}${person.login}`,
  resourcePath: (person) => `/${person.login}`,
};

export const people: Record<string, Fields<never>> = {
  User: { ...actor, name: (person: Person) => person.name } as Fields<never>,
  Bot: actor as Fields<never>,
};
