import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@lanzi/shared/staff/permissions';
import { errorText } from '../../lib/api';
import { useCan } from '../../lib/session';
import { EmptyState } from '../EmptyState';
import { ErrorState } from '../ErrorState';
import { PageHeader } from '../PageHeader';
import { PermittedButton } from './PermittedButton';
import { SelectionBar } from './SelectionBar';

interface Deletion {
  /** The question asked before, and what deleting means. */
  title: (count: number) => string;
  text: string;
  remove: (ids: string[]) => Promise<unknown>;
  /** What to say of a refusal; its own words when missing. */
  refused?: (error: unknown) => string;
}

interface Props<Row> {
  title: string;
  hint: string;
  tabs?: ReactNode;
  /** Who may add, change and delete; the others may look. */
  permission: Permission;
  addWord: string;
  emptyText: string;
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  /** Undefined until they have come. */
  rows: Row[] | undefined;
  columns: (edit: (row: Row) => void) => TableColumnsType<Row>;
  /** For tables that are wider than a small window. */
  minWidth?: number;
  deletion?: Deletion;
  /** The editor of a row, or of a new one. */
  editor: (row: Row | undefined, onClose: () => void) => ReactNode;
}

/** A page that is one short list, whose rows are added and changed in a drawer and perhaps deleted together. */
export function EditableList<Row extends { id: string }>(props: Props<Row>) {
  const { permission, query, rows, deletion } = props;
  const { t } = useTranslation('shop');
  const { message } = App.useApp();
  const mayWrite = useCan(permission);
  const [edited, setEdited] = useState<Row | 'new'>();
  const [selected, setSelected] = useState<string[]>([]);

  if (query.isError && !rows) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;

  const addButton = (
    <PermittedButton
      permission={permission}
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => setEdited('new')}
    >
      {props.addWord}
    </PermittedButton>
  );
  const deleteSelected = async ({ remove, refused = errorText }: Deletion) => {
    try {
      await remove(selected);
      setSelected([]);
      void message.success(t('deleted'));
    } catch (error) {
      void message.error(refused(error));
    }
  };
  return (
    <>
      <PageHeader title={props.title} hint={props.hint} actions={addButton} />
      {props.tabs}
      {deletion && (
        <SelectionBar
          selected={selected}
          title={deletion.title(selected.length)}
          description={deletion.text}
          onDelete={() => deleteSelected(deletion)}
          onClear={() => setSelected([])}
        />
      )}
      <Table<Row>
        size="small"
        rowKey="id"
        dataSource={rows}
        loading={query.isPending}
        pagination={false}
        scroll={{ x: props.minWidth }}
        rowSelection={
          deletion && mayWrite
            ? { selectedRowKeys: selected, onChange: (ids) => setSelected(ids.map(String)) }
            : undefined
        }
        locale={{
          emptyText: query.isPending ? ' ' : <EmptyState text={props.emptyText}>{addButton}</EmptyState>,
        }}
        columns={[
          ...props.columns(setEdited),
          {
            width: 80,
            render: (_, row) => (
              <Button type="link" size="small" onClick={() => setEdited(row)}>
                {t('edit')}
              </Button>
            ),
          },
        ]}
      />
      {edited && props.editor(edited === 'new' ? undefined : edited, () => setEdited(undefined))}
    </>
  );
}
