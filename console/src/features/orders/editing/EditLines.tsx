import { DeleteOutlined, LockOutlined, PlusOutlined, SwapOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, InputNumber, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inLang, type LocalText } from '@lanzi/shared/lang';
import type { Minor } from '@lanzi/shared/money';
import { lockOf, type Catalogue, type EditProblem } from '@lanzi/shared/order/order-edit';
import { MAX_LINES, MAX_QUANTITY } from '@lanzi/shared/order/order-limits';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { lineAmount } from '@lanzi/shared/order/order-totals';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { Panel } from '../../../ui/Panel';
import { Picture } from '../../../ui/Picture';
import { reviewedIn, withQuantity, type AddedDraft, type EditDraft } from './edit-draft';

interface Props {
  order: ConsoleOrder;
  draft: EditDraft;
  problems: readonly EditProblem[];
  catalogue: Catalogue;
  onChange: (draft: EditDraft) => void;
  /** Another SKU, in the place of a line or beside them. */
  onPick: (insteadOf?: string) => void;
}

/** The goods: those of the order at the price of their day, and those that come at today's. */
export function EditLines(props: Props) {
  const { order, draft, problems, onChange, onPick } = props;
  const { t } = useTranslation(['editing', 'orders']);
  const pieces =
    Object.values(draft.quantities).reduce((sum, n) => sum + n, 0) +
    draft.added.reduce((sum, { quantity }) => sum + quantity, 0);
  const full = order.lines.length + draft.added.length >= MAX_LINES;
  return (
    <Panel title={`${t('goods')} · ${t('orders:pieces', { n: pieces })}`}>
      <div className="edit-line edit-head" aria-hidden>
        <span />
        <span>{t('product')}</span>
        <span>{t('unitPrice')}</span>
        <span>{t('share')}</span>
        <span>{t('quantity')}</span>
        <span>{t('amount')}</span>
        <span />
      </div>
      {order.lines.map((line) => (
        <ExistingLine key={line.id} line={line} {...props} />
      ))}
      {draft.added.map((added, index) => (
        <NewLine
          key={added.skuId}
          added={added}
          problem={problems.find((one) => one.added === index)}
          sellable={props.catalogue.get(added.skuId)?.sellable}
          price={props.catalogue.get(added.skuId)?.price ?? added.price}
          onChange={(next) =>
            onChange({
              ...draft,
              added: draft.added.flatMap((one, i) => (i !== index ? [one] : next ? [next] : [])),
            })
          }
        />
      ))}
      <Button
        type="dashed"
        block
        icon={<PlusOutlined />}
        disabled={full}
        className="edit-add"
        onClick={() => onPick()}
      >
        {t('addProduct')}
      </Button>
    </Panel>
  );
}

function ExistingLine({
  line,
  order,
  draft,
  catalogue,
  onChange,
  onPick,
}: Props & { line: ConsoleOrder['lines'][number] }) {
  const { t } = useTranslation('editing');
  const quantity = draft.quantities[line.id] ?? line.quantity;
  const returned = draft.returned[line.id];
  const lock = lockOf(line, reviewedIn(order));
  const locked = lock !== undefined;
  const removed = quantity === 0;
  const set = (next: number) =>
    onChange(withQuantity(draft, order, catalogue, { lineId: line.id, quantity: next }));
  const said = removed
    ? t(line.discount > 0 ? 'removedWithShare' : 'removed')
    : quantity !== line.quantity
      ? t('wasQuantity', { n: line.quantity })
      : undefined;
  return (
    <Row
      {...line}
      quantity={quantity}
      tone={removed ? 'removed' : quantity !== line.quantity ? 'changed' : undefined}
      note={
        locked ? (
          <>
            <LockOutlined />{' '}
            {lock === 'line_reviewed' ? t('problem.line_reviewed') : t(`lockedKind.${line.kind}`)}
          </>
        ) : (
          said
        )
      }
      problem={returned === undefined ? undefined : t('returned', { left: returned, n: line.quantity })}
      stock={catalogue.get(line.skuId)?.sellable}
      stepper={
        !removed && <Stepper name={line.productName} value={quantity} disabled={locked} onChange={set} />
      }
      buttons={
        removed ? (
          <IconButton words={t('putBack')} icon={<UndoOutlined />} onClick={() => set(line.quantity)} />
        ) : (
          <>
            <IconButton
              words={t('swap')}
              icon={<SwapOutlined />}
              disabled={locked}
              onClick={() => onPick(line.id)}
            />
            <IconButton
              words={t('remove')}
              icon={<DeleteOutlined />}
              disabled={locked}
              onClick={() => set(0)}
            />
          </>
        )
      }
    />
  );
}

export function NewLine({
  added,
  problem,
  sellable,
  price,
  onChange,
}: {
  added: AddedDraft;
  problem: EditProblem | undefined;
  sellable: number | undefined;
  price: Minor;
  onChange: (added: AddedDraft | undefined) => void;
}) {
  const { t } = useTranslation('editing');
  return (
    <Row
      {...added}
      unitPrice={price}
      discount={0}
      tone="added"
      note={t('added')}
      problem={problem && t(`problem.${problem.code}`, { left: problem.left ?? 0 })}
      stock={sellable}
      stepper={
        <Stepper
          name={added.productName}
          value={added.quantity}
          onChange={(quantity) => onChange(quantity === 0 ? undefined : { ...added, quantity })}
        />
      }
      buttons={
        <IconButton words={t('remove')} icon={<DeleteOutlined />} onClick={() => onChange(undefined)} />
      }
    />
  );
}

interface RowProps {
  productName: LocalText;
  skuName: LocalText;
  barcode: string;
  picture: string;
  unitPrice: Minor;
  discount: Minor;
  quantity: number;
  tone: 'removed' | 'changed' | 'added' | undefined;
  note: ReactNode;
  problem: string | undefined;
  stock: number | undefined;
  stepper: ReactNode;
  buttons: ReactNode;
}

function Row(row: RowProps) {
  const { t } = useTranslation('editing');
  const lang = useLang();
  return (
    <div className={`edit-line ${row.tone ? `edit-line-${row.tone}` : ''}`}>
      <Picture src={row.picture} size={44} />
      <div className="edit-line-words">
        <div className="edit-line-name">{inLang(row.productName, lang)}</div>
        <div className="second-line">
          {inLang(row.skuName, lang)}
          {row.barcode && ` · ${row.barcode}`}
          {row.stock !== undefined && ` · ${t('sellable', { n: row.stock })}`}
        </div>
        {row.note && <div className="edit-line-note">{row.note}</div>}
        {row.problem && (
          <div className="field-error" role="alert">
            {row.problem}
          </div>
        )}
      </div>
      <Money amount={row.unitPrice} />
      <span>{row.discount > 0 && row.tone !== 'removed' ? <Money amount={-row.discount} /> : '–'}</span>
      <span>{row.stepper}</span>
      <Money amount={row.tone === 'removed' ? 0 : lineAmount(row)} strong />
      <span className="edit-line-buttons">{row.buttons}</span>
    </div>
  );
}

function Stepper({
  name,
  value,
  disabled,
  onChange,
}: {
  name: LocalText;
  value: number;
  disabled?: boolean;
  onChange: (quantity: number) => void;
}) {
  const { t } = useTranslation('editing');
  const lang = useLang();
  return (
    <InputNumber
      mode="spinner"
      size="small"
      className="edit-stepper"
      min={1}
      max={MAX_QUANTITY}
      precision={0}
      value={value}
      disabled={disabled}
      aria-label={t('quantityOf', { name: inLang(name, lang) })}
      onChange={(quantity) => quantity !== null && onChange(quantity)}
    />
  );
}

function IconButton({
  words,
  icon,
  disabled,
  onClick,
}: {
  words: string;
  icon: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <Tooltip title={words}>
      <Button type="text" size="small" icon={icon} aria-label={words} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}
