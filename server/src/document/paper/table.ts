import { column } from './pages';
import {
  beside,
  type Align,
  type Block,
  grey,
  hairline,
  ink,
  mm,
  type Paper,
  space,
  stack,
  type Style,
} from './paper';

/** A column of a table; `share` is its part of the width. */
export interface TableColumn {
  word: string;
  share: number;
  align?: Align;
}
/** What a row says in a column: paragraphs, one below the other. */
export type Cell = readonly { text: string; style: Style }[];

const padding = mm(1.6);
const between = mm(3);

/** A table over the whole width. Names wrap; rows are parted by hairlines. */
export class Table {
  private readonly places: { left: number; width: number; align: Align }[] = [];

  constructor(
    private readonly paper: Paper,
    private readonly columns: readonly TableColumn[],
  ) {
    const whole = columns.reduce((sum, { share }) => sum + share, 0);
    const free = column.width - between * (columns.length - 1);
    let left = column.left;
    for (const { share, align = 'left' } of columns) {
      const width = (share / whole) * free;
      this.places.push({ left, width, align });
      left += width + between;
    }
  }

  get head(): Block {
    const style = { size: 8.5, colour: grey };
    const words = this.columns.map(({ word }) => [{ text: word, style }]);
    return stack([this.cells(words), this.rule(ink, 0.75), space(padding / 2)]);
  }

  row(cells: readonly Cell[]): Block {
    return stack([space(padding), this.cells(cells), space(padding), this.rule(hairline, 0.5)]);
  }

  /** Something drawn by hand in a column of the next row. */
  place(index: number): { left: number; width: number } {
    return this.places[index] ?? { left: 0, width: 0 };
  }

  private cells(cells: readonly Cell[]): Block {
    return beside(
      cells.map((cell, index) => {
        const { left, width, align } = this.places[index] ?? { left: 0, width: 0, align: 'left' as const };
        return stack(cell.map(({ text, style }) => this.paper.text(text, left, width, style, { align })));
      }),
    );
  }

  private rule(colour: string, thickness: number): Block {
    const draw = (top: number) => this.paper.rule(column.left, column.width, top, { colour, thickness });
    return { height: thickness, draw };
  }
}
