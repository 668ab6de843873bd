import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import type { EditSnapshot, OrderEditView } from '@lanzi/shared/order/order-edit.contract';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { Money } from '../../../ui/Money';
import { Panel } from '../../../ui/Panel';
import { When } from '../../../ui/When';
import { deliveryLine, extraChanges, lineChanges } from './edit-changes';

/** Every edit of the order, newest first: what it changed, and the whole of it before and after. */
export function EditsPanel({ edits }: { edits: OrderEditView[] }) {
  const { t } = useTranslation('editing');
  if (edits.length === 0) return null;
  return (
    <Panel title={t('history')}>
      {edits.map((edit, index) => (
        <Edit key={edits.length - index} edit={edit} />
      ))}
    </Panel>
  );
}

function Edit({ edit }: { edit: OrderEditView }) {
  const { t } = useTranslation('editing');
  const { before, after } = edit;
  return (
    <div className="edit-entry">
      <div className="edit-entry-head">
        <span>
          {t('by', { name: edit.by })}{' '}
          <span className="second-line">
            <When at={edit.at} />
          </span>
        </span>
        <Settlement edit={edit} />
      </div>
      {edit.reason && <div className="written second-line">{edit.reason}</div>}
      <Changes before={before} after={after} />
      <details className="attempts">
        <summary>{t('whole')}</summary>
        <div className="edit-both">
          <Whole title={t('before')} snapshot={before} />
          <Whole title={t('after')} snapshot={after} />
        </div>
      </details>
    </div>
  );
}

/** What is still open, or how it was settled and by whom. */
function Settlement({ edit: { difference, settlement, settledBy } }: { edit: OrderEditView }) {
  const { t } = useTranslation('editing');
  const words = domainWords(useLang());
  if (difference === 0) return null;
  return (
    <span>
      {difference > 0 && '+'}
      <Money amount={difference} strong />{' '}
      {settlement ? (
        <Tag color="green">
          {t('settledBy', { how: words.editSettlement[settlement], name: settledBy ?? '' })}
        </Tag>
      ) : (
        <Tag color="red">{t('open')}</Tag>
      )}
    </span>
  );
}

function Changes({ before, after }: { before: EditSnapshot; after: EditSnapshot }) {
  const { t } = useTranslation('editing');
  const lang = useLang();
  const words = domainWords(lang);
  const { currency } = useSettings();
  const money = (amount: number) => formatMoney(amount, currency);
  const extras = extraChanges(before, after);
  const named = ({ kind, title, amount }: EditSnapshot['extras'][number]) =>
    `${title || words.extra[kind]} ${money(kind === 'discount' ? -amount : amount)}`;
  const fromTo = (label: string, from: string, to: string): [string, string][] =>
    from === to ? [] : [[label, `${from} → ${to}`]];
  const said: [string, string][] = [
    ...lineChanges(before, after, lang).map((change): [string, string] => [
      change.name,
      change.before === 0
        ? `${t('changes.added')} ${change.after}`
        : change.after === 0
          ? t('changes.removed')
          : t('changes.quantity', { before: change.before, after: change.after }),
    ]),
    ...extras.added.map((extra): [string, string] => [named(extra), t('changes.added')]),
    ...extras.removed.map((extra): [string, string] => [named(extra), t('changes.removed')]),
    ...fromTo(t('changes.shipping'), money(before.shipping), money(after.shipping)),
    ...fromTo(t('changes.delivery'), deliveryLine(before, lang), deliveryLine(after, lang)),
    ...fromTo(t('changes.total'), money(before.total), money(after.total)),
  ];
  return (
    <dl className="edit-changes">
      {said.map(([what, how]) => (
        <div key={what + how}>
          <dt>{what}</dt>
          <dd>{how}</dd>
        </div>
      ))}
    </dl>
  );
}

function Whole({ title, snapshot }: { title: string; snapshot: EditSnapshot }) {
  const { t } = useTranslation('editing');
  const lang = useLang();
  const words = domainWords(lang);
  // Custom discounts stand by their names.
  const shares = snapshot.lines.reduce((sum, { discount }) => sum + discount, 0);
  const row = (key: string, label: ReactNode, amount: number) => (
    <div key={key} className="money-row">
      <span>{label}</span>
      <Money amount={amount} />
    </div>
  );
  return (
    <div>
      <div className="second-line">{title}</div>
      {snapshot.lines.map(({ productName, skuName, quantity, unitPrice }, index) =>
        row(
          `line ${index}`,
          `${inLang(productName, lang)} ${inLang(skuName, lang)} × ${quantity}`,
          unitPrice * quantity,
        ),
      )}
      {snapshot.extras.map(({ kind, title: name, amount }, index) =>
        row(`extra ${index}`, name || words.extra[kind], kind === 'discount' ? -amount : amount),
      )}
      {row('shipping', t('changes.shipping'), snapshot.shipping)}
      {shares > 0 && row('discount', t('changes.discount'), -shares)}
      <div className="money-strong">{row('total', t('changes.total'), snapshot.total)}</div>
      <div className="second-line">{deliveryLine(snapshot, lang)}</div>
    </div>
  );
}
