import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { downloadReconciliation, errorText } from '../../lib/api';
import { dayIn } from '../../lib/format';
import { useSettings } from '../../lib/session';
import { ErrorState } from '../../ui/ErrorState';
import { PageHeader } from '../../ui/PageHeader';
import { MAX_DAYS, quickRanges, rangeOf } from './day-range';
import { FigureDrawer } from './FigureDrawer';
import { useReconciliation, type DayRange, type Figure } from './money.api';
import { ReconciliationTable } from './ReconciliationTable';
import './money.css';

/** What came in, went back and is still owed, by day and payment method; the days stand in the address. */
export function ReconciliationPage() {
  const { t } = useTranslation('money');
  const { message } = App.useApp();
  const today = dayIn(useSettings().timeZone);
  const [search, setSearch] = useSearchParams();
  const range = rangeOf(search, today);
  const report = useReconciliation(range);
  const [figure, setFigure] = useState<Figure>();
  const download = useMutation({
    mutationFn: () => downloadReconciliation(range, t('reportFile', { ...range })),
    onError: (error) => void message.error(errorText(error)),
  });
  const show = ({ from, to }: DayRange) => setSearch({ from, to }, { replace: true });

  const quick = quickRanges(today);
  const names = Object.keys(quick) as (keyof typeof quick)[];
  const chosen = names.find((name) => quick[name].from === range.from && quick[name].to === range.to);
  return (
    <>
      <PageHeader
        title={t('reconciliationNav')}
        hint={t('reconciliationHint')}
        actions={
          <Button icon={<DownloadOutlined />} loading={download.isPending} onClick={() => download.mutate()}>
            {t('download')}
          </Button>
        }
      />
      <div className="report-range">
        <Segmented<string>
          value={chosen ?? ''}
          aria-label={t('quickRange')}
          options={names.map((name) => ({ value: name, label: t(`range.${name}`) }))}
          onChange={(name) => show(quick[name as keyof typeof quick])}
        />
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(range.from), dayjs(range.to)]}
          maxDate={dayjs(today)}
          disabledDate={(day, { from }) => Boolean(from && Math.abs(day.diff(from, 'day')) >= MAX_DAYS)}
          onChange={(days) =>
            days?.[0] &&
            days[1] &&
            show({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })
          }
        />
      </div>
      {report.isError && !report.data ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <ReconciliationTable
          report={report.data}
          loading={report.isPending || report.isPlaceholderData}
          onOpen={setFigure}
        />
      )}
      {figure && <FigureDrawer figure={figure} onClose={() => setFigure(undefined)} />}
    </>
  );
}
