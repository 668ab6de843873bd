import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import type { OrderLine } from '@lanzi/shared/order/order.contract';
import { unitsLeft } from '@lanzi/shared/order/units-left';
import { useLang } from '../../../lib/i18n';
import { Picture } from '../../../ui/Picture';
import './actions.css';

interface Props {
  lines: OrderLine[];
  /** How many of a line are in the package. */
  quantityOf: (line: OrderLine) => number;
  onChange: (lineId: string, quantity: number) => void;
}

/** What is in a package: of each line as many as are left to ship, or fewer. */
export function PackageLines({ lines, quantityOf, onChange }: Props) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  return (
    <div className="package-lines">
      {lines.map((line) => (
        <div className="package-line" key={line.id}>
          <Picture src={line.picture} size={32} />
          <span className="one-line">
            {inLang(line.productName, lang)} <span className="second-line">{inLang(line.skuName, lang)}</span>
          </span>
          <span className="second-line">{t('leftToShip', { n: unitsLeft(line) })}</span>
          <InputNumber
            min={0}
            max={unitsLeft(line)}
            precision={0}
            value={quantityOf(line)}
            aria-label={`${inLang(line.productName, lang)} ${t('quantity')}`}
            onChange={(quantity) => onChange(line.id, quantity ?? 0)}
          />
        </div>
      ))}
    </div>
  );
}
