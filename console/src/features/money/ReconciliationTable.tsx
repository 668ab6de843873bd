import { Button, Grid, Table, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney, type Minor } from '@lanzi/shared/money';
import type {
  Reconciliation,
  ReconciliationFigure,
  ReconciliationRow,
} from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../lib/i18n';
import { EmptyState } from '../../ui/EmptyState';
import type { Figure } from './money.api';

const figures = [
  'collected',
  'refunded',
  'surplus',
  'unmatched',
  'due',
  'owed',
  'editedUp',
  'editedDown',
] as const satisfies ReconciliationFigure[];

interface Props {
  report: Reconciliation | undefined;
  loading: boolean;
  onOpen: (figure: Figure) => void;
}

/** One row per day and payment method, the day once; every figure opens what it is made of. */
export function ReconciliationTable({ report, loading, onOpen }: Props) {
  const { t } = useTranslation('money');
  const words = domainWords(useLang());
  const wide = Grid.useBreakpoint().xl ?? true;
  const rows = report?.rows ?? [];
  const money = (amount: Minor) => (report ? formatMoney(amount, report.currency) : '');
  const daySpan = (row: ReconciliationRow, index: number | undefined) => ({
    rowSpan: rows[(index ?? 0) - 1]?.day === row.day ? 0 : rows.filter(({ day }) => day === row.day).length,
    className: 'report-day',
  });
  return (
    <Table<ReconciliationRow>
      size="small"
      rowKey={({ day, kind }) => `${day} ${kind}`}
      dataSource={rows}
      loading={loading}
      pagination={false}
      // The head and the totals stay in sight; they stand in the page's own padding.
      sticky={
        wide
          ? { offsetHeader: -20, offsetSummary: -32 }
          : { offsetHeader: -16, offsetSummary: -16, offsetScroll: 20 }
      }
      scroll={{ x: 1120 }}
      locale={{ emptyText: loading ? ' ' : <EmptyState text={t('noMoneyMoved')} /> }}
      columns={[
        { title: t('day'), width: 120, onCell: daySpan, render: (_, { day }) => day },
        { title: t('method'), render: (_, { kind }) => words.paymentKind[kind] },
        ...figures.map((figure) => ({
          title: (
            <Tooltip title={t(`figureHint.${figure}`)}>
              <span className="report-figure">{t(`figure.${figure}`)}</span>
            </Tooltip>
          ),
          width: 106,
          align: 'right' as const,
          render: (_: unknown, row: ReconciliationRow) =>
            row[figure] === 0 ? (
              <span className="second-line">–</span>
            ) : (
              <Button
                type="link"
                size="small"
                className="report-link"
                aria-label={`${row.day} ${words.paymentKind[row.kind]} ${t(`figure.${figure}`)} ${money(row[figure])}`}
                onClick={() => onOpen({ day: row.day, kind: row.kind, figure })}
              >
                {money(row[figure])}
              </Button>
            ),
        })),
      ]}
      summary={() =>
        rows.length > 0 &&
        report && (
          <Table.Summary fixed>
            <Table.Summary.Row className="report-totals">
              <Table.Summary.Cell index={0} colSpan={2}>
                {t('totals')}
              </Table.Summary.Cell>
              {figures.map((figure, index) => (
                <Table.Summary.Cell key={figure} index={index + 2} align="right">
                  {money(report.totals[figure])}
                </Table.Summary.Cell>
              ))}
            </Table.Summary.Row>
          </Table.Summary>
        )
      }
    />
  );
}
