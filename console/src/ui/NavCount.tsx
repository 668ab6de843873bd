/** How much work waits somewhere, in red; nothing when there is none. */
export function NavCount({ n, title }: { n: number; title: string }) {
  if (n === 0) return null;
  return (
    <span className="nav-count" title={title}>
      {n > 999 ? '999+' : n}
    </span>
  );
}
