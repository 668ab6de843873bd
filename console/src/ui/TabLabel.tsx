import { useTranslation } from 'react-i18next';
import { MAX_COUNTED } from '@lanzi/shared/order/order-limits';
import { countWord, isCountedOut } from '../lib/counted';
import { useLang } from '../lib/i18n';

interface Props {
  word: string;
  colour?: 'red' | 'green' | 'grey';
  /** Undefined until it is known. */
  count: number | undefined;
}

/** A tab's word with its live count; it stands out only while there is something under it. */
export function TabLabel({ word, colour, count }: Props) {
  return (
    <span className="status-tab">
      {colour && <span className={`status-dot status-${colour}${count ? '' : ' status-dot-none'}`} />}
      {word}
      {count !== undefined && <Count n={count} colour={colour} />}
    </span>
  );
}

function Count({ n, colour }: { n: number; colour: Props['colour'] }) {
  const { t } = useTranslation('ui');
  const lang = useLang();
  return (
    <span
      className={`status-count ${colour && n ? `status-${colour}` : ''}`}
      title={isCountedOut(n) ? t('orMore', { n: MAX_COUNTED.toLocaleString(lang) }) : undefined}
    >
      {countWord(n)}
    </span>
  );
}
