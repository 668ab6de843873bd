import type { ReactNode } from 'react';

/** A labelled field of a form that keeps its own state, with its error in words below. */
export function Field({
  label,
  error,
  children,
}: {
  label?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="field">
      {label && <div className="field-label">{label}</div>}
      {children}
      {error && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
    </div>
  );
}
