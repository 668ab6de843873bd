import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { MAX_EXTRAS, type ExtraKind } from '@lanzi/shared/order/order-extras';
import { useLang } from '../../../lib/i18n';
import { MoneyInput } from '../../../ui/MoneyInput';
import { Panel } from '../../../ui/Panel';
import { useAmountWords } from '../../../ui/use-amount-words';
import { isFaulty, isMistyped, type EditDraft, type ExtraDraft } from './edit-draft';

interface Props {
  draft: EditDraft;
  /** Saving was tried: what is missing is said. */
  tried: boolean;
  onChange: (draft: EditDraft) => void;
}

/** Custom items and custom discounts, each with a name that the customer reads. */
export function ExtrasEditor({ draft, tried, onChange }: Props) {
  const { t } = useTranslation(['editing', 'ui']);
  const words = domainWords(useLang());
  const amountWords = useAmountWords();
  const { extras } = draft;
  /** Those that were gone on from. */
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const isMarked = (extra: ExtraDraft) =>
    isMistyped(extra) || ((tried || left.has(extra.key)) && isFaulty(extra));
  const set = (next: ExtraDraft[]) => onChange({ ...draft, extras: next });
  const add = (kind: ExtraKind) => {
    const key = Math.max(-1, ...extras.map((extra) => extra.key)) + 1;
    setLeft((known) => new Set([...known].filter((one) => one !== key)));
    set([...extras, { key, kind, title: '', amount: undefined }]);
  };
  const change = (key: number, part: Partial<ExtraDraft>) =>
    set(extras.map((extra) => (extra.key === key ? { ...extra, ...part } : extra)));
  return (
    <Panel title={t('extras')}>
      {extras.map((extra) => (
        <div
          key={extra.key}
          className="edit-extra"
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) setLeft((known) => new Set([...known, extra.key]));
          }}
        >
          <span className={extra.kind === 'discount' ? 'edit-extra-discount' : ''}>
            {words.extra[extra.kind]}
          </span>
          {extra.kind === 'markup' ? (
            <span />
          ) : (
            <Input
              autoFocus={extra.title === ''}
              value={extra.title}
              maxLength={60}
              placeholder={t(extra.kind === 'item' ? 'itemTitle' : 'discountTitle')}
              aria-label={t('extraTitle', { kind: words.extra[extra.kind] })}
              status={isMarked(extra) && extra.title.trim() === '' ? 'error' : undefined}
              onChange={({ target }) => change(extra.key, { title: target.value })}
            />
          )}
          <MoneyInput
            value={extra.amount}
            disabled={extra.kind === 'markup'}
            faulty={isMarked(extra) && !extra.amount}
            aria-label={t('extraAmount', { kind: words.extra[extra.kind] })}
            onChange={(amount) => change(extra.key, { amount })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('remove')}
            onClick={() => set(extras.filter(({ key }) => key !== extra.key))}
          />
          {isMarked(extra) && (
            <div className="field-error" role="alert">
              {Number.isNaN(extra.amount)
                ? amountWords
                : t(extra.title.trim() === '' ? 'extraInvalid' : 'ui:amountMissing')}
            </div>
          )}
        </div>
      ))}
      <Space>
        {(['item', 'discount'] as const).map((kind) => (
          <Button
            key={kind}
            size="small"
            icon={<PlusOutlined />}
            disabled={extras.length >= MAX_EXTRAS}
            onClick={() => add(kind)}
          >
            {t(kind === 'item' ? 'addItem' : 'addDiscount')}
          </Button>
        ))}
      </Space>
    </Panel>
  );
}
