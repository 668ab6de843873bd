import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shipDaysOf } from '@lanzi/shared/fulfilment/ship-date';
import { isAwaited } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { inLang } from '@lanzi/shared/lang';
import { MAX_PACKAGES } from '@lanzi/shared/order/order-limits';
import { unitsLeft } from '@lanzi/shared/order/units-left';
import { dayIn } from '../../../lib/format';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { useCarriers } from '../orders.api';
import { OpenWaybills } from '../parcels/OpenWaybills';
import { useOpenWaybills } from '../parcels/waybills.api';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { PackageFields } from './PackageFields';
import { isFaultless, packageInputs, shipFaults, unpacked, type PackageDraft } from './ship-form';
import { useOrderAction } from './use-order-action';

/** Ships an order in one or several packages, whole or in part. */
export function ShipDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation(['orders', 'parcels']);
  const lang = useLang();
  const { timeZone } = useSettings();
  const carriers = useCarriers().data?.items;
  const lines = order.lines.filter((line) => unitsLeft(line) > 0);
  const another = (key: number, before: PackageDraft[]): PackageDraft => ({
    key,
    carrierId: before.at(-1)?.carrierId,
    waybillNo: '',
    shippedOn: before.at(-1)?.shippedOn ?? dayIn(timeZone),
    note: '',
    quantities: unpacked(lines, before),
  });
  const [typed, setTyped] = useState(() => [another(1, [])]);
  const [tried, setTried] = useState(false);
  const [despiteWaybill, setDespite] = useState(false);
  const isWaybillAwaited = useOpenWaybills(order).data?.some(({ state }) => isAwaited(state)) ?? false;
  const unconfirmed = isWaybillAwaited && !despiteWaybill;
  const ship = useOrderAction('ship', order, onClose);

  // The carrier used most is the first, and is taken until another is chosen.
  const packages = typed.map((one) => ({ ...one, carrierId: one.carrierId ?? carriers?.[0]?.id }));
  const faults = shipFaults(lines, packages);
  const rest = Object.values(unpacked(lines, packages)).reduce((sum, n) => sum + n, 0);
  const submit = () => {
    setTried(true);
    if (isFaultless(faults) && !unconfirmed)
      ship.mutate({ packages: packageInputs(lines, packages), despiteWaybill });
  };
  const change = (changed: PackageDraft) =>
    setTyped(packages.map((one) => (one.key === changed.key ? changed : one)));

  return (
    <ActionDialog
      action="ship"
      order={order}
      error={ship.error}
      pending={ship.isPending}
      width={680}
      onSubmit={submit}
      onClose={onClose}
    >
      <OpenWaybills order={order} />
      {isWaybillAwaited && (
        <div>
          <Checkbox checked={despiteWaybill} onChange={({ target }) => setDespite(target.checked)}>
            {t('parcels:shipDespite')}
          </Checkbox>
          {tried && unconfirmed && (
            <div className="field-error" role="alert">
              {t('parcels:shipDespiteMissing')}
            </div>
          )}
        </div>
      )}
      {packages.map((one, index) => (
        <PackageFields
          key={one.key}
          number={packages.length > 1 ? index + 1 : undefined}
          draft={one}
          lines={lines}
          carriers={carriers}
          days={shipDaysOf(dayIn(timeZone, new Date(order.placedAt)), dayIn(timeZone))}
          faults={tried ? (faults.packages[index] ?? []) : []}
          onChange={change}
          onRemove={() => setTyped(packages.filter(({ key }) => key !== one.key))}
        />
      ))}
      {faults.over.map((id) => {
        const line = lines.find((one) => one.id === id);
        return (
          line && (
            <div key={id} className="field-error" role="alert">
              {t('lineOver', { name: inLang(line.productName, lang), n: unitsLeft(line) })}
            </div>
          )
        );
      })}
      <div className="ship-foot">
        <Button
          icon={<PlusOutlined />}
          disabled={packages.length >= MAX_PACKAGES}
          onClick={() => setTyped([...packages, another((packages.at(-1)?.key ?? 0) + 1, packages)])}
        >
          {t('addPackage')}
        </Button>
        <span className="second-line">{rest > 0 ? t('shipRest', { n: rest }) : t('shipAll')}</span>
      </div>
    </ActionDialog>
  );
}
