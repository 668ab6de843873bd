import { App } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue, CatalogueSku } from '@lanzi/shared/order/order-edit';
import type { ActionInput, ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { api } from '../../../lib/api';
import { useLeaveGuard } from '../../../lib/use-leave-guard';
import { useSettled } from '../../../lib/use-settled';
import { useSubmission } from '../../../lib/use-submission';
import { useTakeOrder } from '../orders.api';
import {
  draftOf,
  isComplete,
  isTouched,
  resultOf,
  returnedToStock,
  withAdded,
  withSwapped,
  wishOf,
  type EditDraft,
  type PickedSku,
} from './edit-draft';
import { catalogueOf, useEditPreview } from './editing.api';

/**
 * An edit as it is being made: what was typed, what it comes to by the same computation as the server's, and its
 * sending. The server's own preview follows the typing and brings the stock of the moment.
 */
export function useEditor(order: ConsoleOrder, onDone: () => void) {
  const { t } = useTranslation('editing');
  const { message } = App.useApp();
  const takeOrder = useTakeOrder();
  const [draft, setDraft] = useState(() => draftOf(order));
  const [picked, setPicked] = useState<ReadonlyMap<string, CatalogueSku>>(new Map());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const letGo = useLeaveGuard(isTouched(draft, order) || reason !== '');

  const wish = useMemo(() => wishOf(draft, order), [draft, order]);
  const settled = useSettled(wish);
  const mayEdit = order.allowedActions.includes('edit');
  const preview = useEditPreview(order.orderNo, mayEdit ? order.version : undefined, settled);
  // What the server said of a SKU is newer than what the list said that it was picked from.
  const catalogue: Catalogue = useMemo(
    () => new Map([...picked, ...catalogueOf(preview.data)]),
    [picked, preview.data],
  );
  const result = useMemo(() => resultOf(draft, order, catalogue), [draft, order, catalogue]);
  // Others bought what this edit was to take.
  const possible = returnedToStock(draft, order, catalogue);
  if (possible !== draft) setDraft(possible);

  const save = useSubmission({
    send: (body: ActionInput<'edit'>, extra) =>
      api.actOnOrder({ params: { orderNo: order.orderNo, action: 'edit' }, body }, extra),
    onDone: (after) => {
      takeOrder(after);
      void message.success(t('saved'));
      letGo();
      onDone();
    },
    onRefused: (error) => {
      const { order: fresh } = error.problem as { order?: ConsoleOrder };
      if (fresh) takeOrder(fresh);
      // What stands in the way is found again here, with the stock and the prices of this moment.
      void preview.refetch();
    },
  });
  const blocked = result.problems.length > 0;
  return {
    ...{ draft, catalogue, result, save, tried, reason, setReason, blocked },
    setDraft: (next: EditDraft) => setDraft(next),
    /** Why the server would not take it as it stands, beyond what the computation knows. */
    problem: preview.isError ? preview.error : undefined,
    pick: (sku: PickedSku, choice: CatalogueSku, insteadOf: string | undefined) => {
      setPicked((known) => new Map([...known, [sku.skuId, choice]]));
      setDraft(insteadOf === undefined ? withAdded(draft, sku) : withSwapped(draft, insteadOf, sku));
    },
    reset: (latest: ConsoleOrder) => {
      save.reset();
      setDraft(draftOf(latest));
    },
    submit: () => {
      setTried(true);
      if (blocked || !isComplete(draft)) return;
      save.mutate({
        ...wish,
        version: order.version,
        expectedTotal: result.amounts.total,
        reason: reason.trim(),
      });
    },
  };
}
