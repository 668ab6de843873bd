import type { ReactNode } from 'react';
import { EditorDrawer } from '../../ui/editing/EditorDrawer';
import { latestOf } from '../../ui/editing/latest-of';
import type { FieldOfRefusal } from '../../ui/editing/use-saving';
import type { Saving } from './shop.api';

interface Props<Row, Values extends object, Input> {
  title: string;
  /** Missing: a new one. */
  row: Row | undefined;
  /** The list that the row stands in, to be read again after somebody else changed it. */
  list: { refetch: () => Promise<{ data?: { items: Row[] } }> };
  newValues: Values;
  valuesOf: (row: Row) => Values;
  inputOf: (values: Values) => Input;
  save: { mutateAsync: (saving: Saving<Input>) => Promise<unknown> };
  /** Refusals that belong to one field. */
  fieldOfRefusal?: FieldOfRefusal<Values>;
  onClose: () => void;
  children: ReactNode;
}

/** The drawer of one row of what the shop has set up: a new one, or a change over the version that was read. */
export function RowEditor<Row extends { id: string; version: number }, Values extends object, Input>({
  title,
  row,
  list,
  newValues,
  valuesOf,
  inputOf,
  save,
  fieldOfRefusal,
  onClose,
  children,
}: Props<Row, Values, Input>) {
  return (
    <EditorDrawer<Values>
      title={title}
      permission="shop.write"
      values={row ? valuesOf(row) : newValues}
      version={row?.version}
      fetchLatest={row && (() => latestOf(list.refetch, row.id, valuesOf))}
      save={(values, { version, idempotencyKey }) =>
        save.mutateAsync({
          existing: row && version ? { id: row.id, version } : undefined,
          input: inputOf(values),
          idempotencyKey,
        })
      }
      fieldOfRefusal={fieldOfRefusal}
      onClose={onClose}
    >
      {children}
    </EditorDrawer>
  );
}
