import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Table, type TableColumnsType, type TableProps } from 'antd';
import { EmptyState } from './EmptyState';
import { ErrorState } from './ErrorState';
import { LoadMore } from './LoadMore';

interface Props<Row> {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Row[]; nextCursor: string | null }>>;
  columns: TableColumnsType<Row>;
  /** Without one, rows are told apart by where they stand. */
  rowKey?: keyof Row & string;
  emptyText: string;
  /** Narrower windows scroll the table sideways. */
  minWidth?: number;
  onRow?: TableProps<Row>['onRow'];
  rowClassName?: TableProps<Row>['rowClassName'];
  expandable?: TableProps<Row>['expandable'];
}

/** A list by cursor as a table, with its waiting, empty and failed states. */
export function PagedTable<Row extends object>(props: Props<Row>) {
  const { list, columns, rowKey, emptyText, minWidth, onRow, rowClassName, expandable } = props;
  if (list.isError && !list.data)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Table<Row>
        size="small"
        rowKey={rowKey ?? ((row) => rows.indexOf(row))}
        columns={columns}
        dataSource={rows}
        loading={list.isPending || list.isPlaceholderData}
        pagination={false}
        scroll={{ x: minWidth }}
        onRow={onRow}
        rowClassName={rowClassName}
        expandable={expandable}
        locale={{ emptyText: list.isPending ? ' ' : <EmptyState text={emptyText} /> }}
      />
      <LoadMore list={list} />
    </>
  );
}
