import type { ReactNode } from 'react';

/** A part of a page under its own small title. */
export function Panel({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
