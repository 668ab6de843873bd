import { Segmented, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Task, TaskRow } from '@lanzi/shared/task/task.contract';
import type { RowOutcome } from '@lanzi/shared/task/task.terms';
import { useLang } from '../../lib/i18n';
import { PagedTable } from '../../ui/PagedTable';
import { isUnderWay, outcomesOf } from './task-progress';
import { outcomeColour } from './TaskProgress';
import { useTaskRows } from './tasks.api';

interface Props {
  task: Task;
  /** Columns of what was asked, between the order and the outcome. */
  given?: { key: string; title: string }[];
  /** What the row brought, such as "Tracking number"; without it, what it brought is not shown. */
  resultTitle?: string;
  /** Once it stands still, what failed is looked at first. */
  failedFirst?: boolean;
}

/** The rows of a task and what became of each, with a filter by outcome. */
export function TaskRows({ task, given = [], resultTitle, failedFirst = false }: Props) {
  const { t } = useTranslation('tasks');
  const words = domainWords(useLang());
  const [picked, setChosen] = useState<RowOutcome | 'all'>();
  const outcomes = outcomesOf(task);
  const chosen = picked ?? (failedFirst && !isUnderWay(task.state) ? 'failed' : 'all');
  // The outcome that was looked at may be gone: "pending" while the task goes on.
  const shown = outcomes.some(({ outcome }) => outcome === chosen) ? chosen : 'all';
  const list = useTaskRows(task, shown === 'all' ? undefined : shown);
  const all = outcomes.reduce((sum, { count }) => sum + count, 0);
  const columns: TableColumnsType<TaskRow> = [
    { title: t('row'), dataIndex: 'rowNumber', width: 64 },
    {
      title: t('order'),
      width: 168,
      render: (_, { orderNo }) =>
        /^\d{8,20}$/.test(orderNo) ? <Link to={`/orders/${orderNo}`}>{orderNo}</Link> : orderNo,
    },
    ...given.map(({ key, title }) => ({
      title,
      key,
      render: (_: unknown, row: TaskRow) => row.given[key] ?? '',
    })),
    {
      title: t('outcome'),
      width: 100,
      render: (_, { outcome }) => (
        <span className={`status-${outcomeColour[outcome]}`}>{words.rowOutcome[outcome]}</span>
      ),
    },
    {
      title: resultTitle ? `${resultTitle} / ${t('reason')}` : t('reason'),
      render: (_, { result, reason }) => (
        <>
          {resultTitle && result && <div>{result}</div>}
          {reason && <div className="written">{reason}</div>}
        </>
      ),
    },
  ];
  return (
    <div className="task-rows">
      <Segmented<RowOutcome | 'all'>
        value={shown}
        aria-label={t('outcome')}
        onChange={setChosen}
        options={[
          { value: 'all', label: `${t('allRows')} ${all}` },
          ...outcomes.map(({ outcome, count }) => ({
            value: outcome,
            label: `${words.rowOutcome[outcome]} ${count}`,
          })),
        ]}
      />
      <PagedTable list={list} columns={columns} rowKey="rowNumber" emptyText={t('noRows')} minWidth={560} />
    </div>
  );
}
