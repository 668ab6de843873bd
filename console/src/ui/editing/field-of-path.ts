export type Path = (string | number)[];

const toPath = (path: string): Path =>
  path
    .split('.')
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

const reaches = (field: Path, path: Path) => field.every((step, index) => step === path[index]);

/** The field of the form that a refused path belongs to: itself, or the nearest one around it. */
export function fieldOfPath(path: string, fields: Path[]): Path | undefined {
  const wanted = toPath(path);
  return fields.filter((field) => reaches(field, wanted)).sort((a, b) => b.length - a.length)[0];
}
