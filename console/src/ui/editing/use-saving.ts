import type { FormInstance } from 'antd';
import { useState } from 'react';
import { ApiError } from '@lanzi/shared/api/client';
import type { Problem } from '@lanzi/shared/errors';
import { isRefusal, newIdempotencyKey } from '../../lib/api';
import { showFieldErrors } from './field-errors';

export interface Latest<Values> {
  values: Values;
  version: number;
}
/** Writes the values over `version` (undefined: as something new). Throws ApiError when refused. */
export type Save<Values> = (
  values: Values,
  context: { version: number | undefined; idempotencyKey: string },
) => Promise<unknown>;

/** The field that a refusal belongs to, and what to say there. */
export type FieldOfRefusal<Values> = (
  problem: Problem,
  values: Values,
) => { name: (string | number)[]; message: string } | undefined;

interface Options<Values> {
  form: FormInstance<Values>;
  version?: number;
  fetchLatest?: () => Promise<Latest<Values> | undefined>;
  save: Save<Values>;
  fieldOfRefusal?: FieldOfRefusal<Values>;
  onSaved: () => void;
}

export interface Saving {
  busy: boolean;
  problem: unknown;
  /** Someone else saved first: the person chooses whose text stands. */
  inConflict: boolean;
  submit: () => Promise<void>;
  /** Puts the latest into the form; what was typed is gone. */
  takeTheirs: () => Promise<void>;
  /** Saves what was typed over the latest. */
  keepMine: () => Promise<void>;
}

/** Saves a form: field errors go to their fields, other refusals are kept to be shown, nothing typed is lost. */
export function useSaving<Values extends object>(options: Options<Values>): Saving {
  const { form, fetchLatest, save, fieldOfRefusal, onSaved } = options;
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const [version, setVersion] = useState(options.version);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      // Refused: the corrected form is another submission. Without an answer it may have been accepted.
      if (error instanceof ApiError) setIdempotencyKey(newIdempotencyKey());
      showFieldErrors(form, error, fieldOfRefusal);
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  const write = async (over: number | undefined) => {
    // `true`: also what has no input of its own, such as the ids of rows.
    await save(form.getFieldsValue(true) as Values, { version: over, idempotencyKey });
    onSaved();
  };
  const latest = async () => {
    const found = await fetchLatest?.();
    if (found) setVersion(found.version);
    return found;
  };

  return {
    busy,
    problem,
    inConflict: fetchLatest !== undefined && isRefusal(problem, 'version_conflict'),
    submit: () => attempt(() => write(version)),
    keepMine: () => attempt(async () => write((await latest())?.version ?? version)),
    takeTheirs: () =>
      attempt(async () => {
        const found = await latest();
        if (!found) return;
        form.resetFields();
        // Type parameters hide from the compiler that a whole record of values is also a part of one.
        form.setFieldsValue(found.values as Parameters<typeof form.setFieldsValue>[0]);
      }),
  };
}
