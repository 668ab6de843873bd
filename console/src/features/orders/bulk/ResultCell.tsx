import { CheckCircleFilled, CloseCircleFilled, LoadingOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Result } from './use-one-by-one';

/** Done, or why not, beside an order. */
export function ResultCell({ result, done }: { result: Result | undefined; done: string }) {
  const { t } = useTranslation('bulk');
  if (!result) return null;
  if (result.state === 'sending') return <LoadingOutlined aria-label={t('sending')} />;
  if (result.state === 'done')
    return (
      <span className="status-green" role="status">
        <CheckCircleFilled aria-hidden /> {done}
      </span>
    );
  return (
    <span className="status-red" role="alert">
      <CloseCircleFilled aria-hidden /> {result.why}
    </span>
  );
}
