/** A piece of SQL with the values of its places. */
export class Sql {
  constructor(
    readonly text: string,
    readonly values: readonly unknown[] = [],
  ) {}
}

/**
 * sql`id < ${before} AND ${condition}`: pieces become part of the text, anything else a value. For statements that are
 * put together of parts; what users typed can only ever be a value.
 */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  let text = strings[0] ?? '';
  const values: unknown[] = [];
  for (const [index, part] of parts.entries()) {
    text += part instanceof Sql ? part.text : '?';
    values.push(...(part instanceof Sql ? part.values : [part]));
    text += strings[index + 1] ?? '';
  }
  return new Sql(text, values);
}

/** Pieces or values with something between them: `joined(ids, ', ')`. */
export function joined(parts: readonly unknown[], between: string): Sql {
  const pieces = parts.map((part) => (part instanceof Sql ? part : new Sql('?', [part])));
  return new Sql(
    pieces.map(({ text }) => text).join(between),
    pieces.flatMap(({ values }) => values),
  );
}

/** What `allOf` no conditions is: there is nothing to look at. */
export const always = new Sql('1 = 1');

/** All of them; true when there are none. */
export const allOf = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0
    ? joined(
        conditions.map((one) => sql`(${one})`),
        ' AND ',
      )
    : always;
/** At least one of them; false when there are none. */
export const anyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0
    ? sql`(${joined(
        conditions.map((one) => sql`(${one})`),
        ' OR ',
      )})`
    : new Sql('1 = 0');
