import { exportColumns, lineColumns, type ExportColumn } from '@lanzi/shared/document/export-columns';

/** How somebody likes their exports; kept in the browser. */
export interface ExportChoice {
  rowFor: 'order' | 'line';
  columns: ExportColumn[];
}

const storageKey = 'lanzi.console.export';
export const allColumns: ExportChoice = { rowFor: 'line', columns: [...exportColumns] };

/** Reads what was kept; columns that are no more are left out, and without any all are taken. */
export function choiceOf(text: string | null): ExportChoice {
  try {
    const kept = JSON.parse(text ?? '') as Partial<Record<keyof ExportChoice, unknown>>;
    const columns = exportColumns.filter(
      (column) => Array.isArray(kept.columns) && kept.columns.includes(column),
    );
    if (columns.length === 0) return allColumns;
    return { rowFor: kept.rowFor === 'order' ? 'order' : 'line', columns };
  } catch {
    return allColumns;
  }
}

export const choiceKept = (): ExportChoice => choiceOf(localStorage.getItem(storageKey));
export const keepChoice = (choice: ExportChoice): void =>
  localStorage.setItem(storageKey, JSON.stringify(choice));

/** The columns that can be had: a row for an order has none of a line's. */
export const columnsFor = (rowFor: ExportChoice['rowFor']): readonly ExportColumn[] =>
  rowFor === 'line' ? exportColumns : exportColumns.filter((column) => !lineColumns.includes(column));
/** The chosen ones of them, in their usual order. */
export const columnsOf = ({ rowFor, columns }: ExportChoice): ExportColumn[] =>
  columnsFor(rowFor).filter((column) => columns.includes(column));
