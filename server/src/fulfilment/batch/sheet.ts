import { DomainError } from '@lanzi/shared/errors';

/** More than this in one file is two files. */
export const maxRows = 20_000;
/** Unpacked. */
export const maxMegabytes = 100;
/** Columns further to the right are nobody's: our template has ten, an export of ours thirty-one. */
export const maxColumns = 50;
/** Longer than anything a row may say. */
export const maxText = 500;

export interface Cell {
  /** Of a number as the file writes it, `1.23457E+14`; of a formula the formula, `=A1&B1`. */
  text: string;
  kind: 'text' | 'number' | 'formula';
}
export interface SheetRow {
  /** As the program shows it, from 1. */
  number: number;
  /** By column, from 0; without empty ones. */
  cells: Map<number, Cell>;
}
/** Both ends included; rows from 1, columns from 0. */
export interface CellRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}
export interface Sheet {
  rows: SheetRow[];
  merged: CellRange[];
  /** Its days count from 1904 and not from 1900. */
  from1904: boolean;
}

export const tooLarge = (): DomainError =>
  new DomainError('workbook_too_large', { rows: maxRows, megabytes: maxMegabytes });
