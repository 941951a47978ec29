export function Kbd({ children }: { children: string }) {
  return <kbd className="sync-key">{children}</kbd>;
}
