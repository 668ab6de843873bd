import type { FormInstance } from 'antd';
import { ApiError } from '@lanzi/shared/api/client';
import { i18n } from '../../lib/i18n';
import { fieldOfPath, type Path } from './field-of-path';
import type { FieldOfRefusal } from './use-saving';

function wordOf(code: string): string {
  if (code === 'too_big') return i18n.t('shop:fieldTooBig');
  if (code === 'too_small') return i18n.t('shop:fieldTooSmall');
  return i18n.t('shop:fieldInvalid');
}

/** Shows a refusal at the fields it belongs to, and brings the first of them into view. */
export function showFieldErrors<Values>(
  form: FormInstance<Values>,
  error: unknown,
  fieldOfRefusal?: FieldOfRefusal<Values>,
): void {
  if (!(error instanceof ApiError)) return;
  const fields = form.getFieldsError().map(({ name }) => name as Path);
  const own = fieldOfRefusal?.(error.problem, form.getFieldsValue(true) as Values);
  const placed = own
    ? [own]
    : (error.problem.errors ?? []).flatMap(({ path, code }) => {
        const name = fieldOfPath(path, fields);
        return name ? [{ name, message: wordOf(code) }] : [];
      });
  // The form's own type of names follows its values; paths from the server are known only now.
  form.setFields(placed.map(({ name, message }) => ({ name: name as never, errors: [message] })));
  if (placed[0]) form.scrollToField(placed[0].name as never, { block: 'center', focus: true });
}
