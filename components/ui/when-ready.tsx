import { type ReactNode, Suspense } from "react";

type Props<T> = { value: T | Promise<T>; fallback: ReactNode; children: (value: T) => ReactNode };

async function Awaited<T>({ value, children }: { value: Promise<T>; children: (value: T) => ReactNode }) {
  return children(await value);
}

/** Draws at once what is known at once; what takes longer streams in after the page, in the place of its fallback. */
export function WhenReady<T>({ value, fallback, children }: Props<T>) {
  if (!(value instanceof Promise)) return children(value);
  return (
    <Suspense fallback={fallback}>
      <Awaited value={value}>{children}</Awaited>
    </Suspense>
  );
}
