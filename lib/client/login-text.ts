const shape = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;

/** A GitHub login as a person types it, with or without its @; null where it cannot be one. */
export const readLogin = (text: string): string | null => {
  const login = text.trim().replace(/^@/, "");
  return shape.test(login) ? login : null;
};
