import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportColumn } from '@lanzi/shared/document/export-columns';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { api } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { useSubmission } from '../../../lib/use-submission';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { useTakeTask } from '../../tasks/tasks.api';
import { filterBody, type OrderFilter } from '../desk/order-filter';
import { choiceKept, columnsFor, columnsOf, keepChoice, type ExportChoice } from './export-choice';
import { ExportProgress } from './ExportProgress';
import './bulk.css';

interface Props {
  /** What is exported: the orders that were selected, or all that the filter finds. */
  what: { orderNos: string[] } | { filter: OrderFilter };
  onClose: () => void;
}
type ExportBody = Parameters<typeof api.createExport>[0]['body'];

/** Writes orders into a workbook; the same dialog then shows how far it is. */
export function ExportDialog({ what, onClose }: Props) {
  const { t } = useTranslation('bulk');
  const [asked] = useState(what);
  const [choice, setChoice] = useState(choiceKept);
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const takeTask = useTakeTask();
  const begin = useSubmission({
    send: (body: ExportBody, extra) => api.createExport({ body }, extra),
    onDone: takeTask,
  });
  if (begin.data) return <ExportProgress taskId={begin.data.id} onClose={onClose} />;

  const columns = columnsOf(choice);
  const emailWrong = email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim());
  const submit = () => {
    setTried(true);
    if (columns.length === 0 || emailWrong) return;
    keepChoice(choice);
    const which = 'orderNos' in asked ? asked : { filter: filterBody(asked.filter) };
    begin.mutate({ ...which, rowFor: choice.rowFor, columns, email: email.trim() || undefined });
  };
  return (
    <FormDialog
      title={t('export')}
      width={640}
      error={begin.error}
      pending={begin.isPending}
      disabled={columns.length === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{'orderNos' in asked ? t('exportSelected', { n: asked.orderNos.length }) : t('exportFiltered')}</p>
      <Field label={t('rowFor')}>
        <Radio.Group
          value={choice.rowFor}
          aria-label={t('rowFor')}
          onChange={({ target }) => setChoice({ ...choice, rowFor: target.value as ExportChoice['rowFor'] })}
          options={[
            { value: 'line', label: t('rowForLine') },
            { value: 'order', label: t('rowForOrder') },
          ]}
        />
      </Field>
      <Columns choice={choice} onChange={setChoice} />
      <Field label={t('email')} error={tried && emailWrong && t('emailInvalid')}>
        <Input
          type="email"
          autoComplete="email"
          maxLength={200}
          value={email}
          aria-label={t('email')}
          status={tried && emailWrong ? 'error' : undefined}
          onChange={({ target }) => setEmail(target.value)}
        />
      </Field>
    </FormDialog>
  );
}

function Columns({ choice, onChange }: { choice: ExportChoice; onChange: (choice: ExportChoice) => void }) {
  const { t } = useTranslation('bulk');
  const words = domainWords(useLang());
  const offered = columnsFor(choice.rowFor);
  const chosen = columnsOf(choice);
  // What this kind of row does not have stays chosen for the other kind.
  const others = choice.columns.filter((column) => !offered.includes(column));
  const set = (columns: ExportColumn[]) => onChange({ ...choice, columns: [...columns, ...others] });
  const all = chosen.length === offered.length;
  return (
    <Field
      label={
        <span className="export-head">
          {t('columns', { n: chosen.length, all: offered.length })}
          <Button type="link" size="small" onClick={() => set(all ? ['orderNo'] : [...offered])}>
            {t(all ? 'fewestColumns' : 'allColumns')}
          </Button>
        </span>
      }
      error={chosen.length === 0 && t('noColumns')}
    >
      <Checkbox.Group<ExportColumn>
        className="export-columns"
        value={chosen}
        onChange={set}
        options={offered.map((column) => ({ value: column, label: words.exportColumn[column] }))}
      />
    </Field>
  );
}
