import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Task } from '@lanzi/shared/task/task.contract';
import { PagedTable } from '../../../ui/PagedTable';
import { When } from '../../../ui/When';
import { TaskProgress } from '../../tasks/TaskProgress';
import { ResultButtons } from './ResultButtons';
import { useBatches } from './batch.api';

/** What was uploaded by whom, and what came of it. */
export function BatchHistory() {
  const { t } = useTranslation('fulfilment');
  const navigate = useNavigate();
  const list = useBatches();
  return (
    <PagedTable<Task>
      list={list}
      rowKey="id"
      minWidth={940}
      emptyText={t('noBatches')}
      rowClassName="row-opens"
      onRow={({ id }) => ({ onClick: () => void navigate(`/batch-shipping/${id}`) })}
      columns={[
        {
          title: t('file'),
          ellipsis: { showTitle: false },
          render: (_, { id, title }) => (
            <Link to={`/batch-shipping/${id}`} title={title} onClick={(event) => event.stopPropagation()}>
              {title}
            </Link>
          ),
        },
        {
          title: t('uploadedBy'),
          width: 150,
          render: (_, { createdBy, createdAt }) => (
            <>
              {createdBy}
              <div className="second-line">
                <When at={createdAt} />
              </div>
            </>
          ),
        },
        { title: t('outcome'), width: 360, render: (_, task) => <TaskProgress task={task} small /> },
        {
          title: t('result'),
          width: 230,
          onCell: () => ({ onClick: (event) => event.stopPropagation() }),
          render: (_, task) => <ResultButtons task={task} size="small" />,
        },
      ]}
    />
  );
}
