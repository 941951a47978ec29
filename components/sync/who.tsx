/** Who acts, large enough for a shared screen: a neutral monogram and a login. */
export function Who({ login, others = 0 }: { login: string | undefined; others?: number }) {
  if (login === undefined) return <span className="who">Nobody yet</span>;
  return (
    <span className="who">
      <i aria-hidden="true">{login.charAt(0).toUpperCase()}</i>
      <span className="clip">{login}</span>
      {others > 0 && <small>+{others}</small>}
    </span>
  );
}
