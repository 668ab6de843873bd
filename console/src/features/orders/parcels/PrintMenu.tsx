import { PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { errorText } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { printDocument } from '../../../lib/print';
import { useCan } from '../../../lib/session';
import { LeftOut } from '../bulk/LeftOut';
import { orderKeys } from '../orders.api';
import { printChoiceOf, printChoices, type PrintChoice } from './print-choices';

interface Props {
  orders: readonly { orderNo: string; hasCarrierLabel: boolean }[];
  placement?: 'top' | 'bottom';
}

/**
 * Prints in one click: the document is made, and the browser's print dialog opens. Labels of carriers are offered when
 * there are any; which of several orders have none is told first.
 */
export function PrintMenu({ orders, placement = 'bottom' }: Props) {
  const { t } = useTranslation(['parcels', 'bulk']);
  const words = domainWords(useLang());
  const { message, modal } = App.useApp();
  const mayFulfil = useCan('order.fulfil');
  const queryClient = useQueryClient();
  const labelled = orders.filter(({ hasCarrierLabel }) => hasCarrierLabel);
  const print = useMutation({
    mutationFn: ({ document, ...choice }: PrintChoice) =>
      printDocument(
        document,
        (document === 'carrier_label' ? labelled : orders).map(({ orderNo }) => orderNo),
        'width' in choice ? choice.width : undefined,
      ),
    // What was printed stands in the order's history.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: orderKeys.ones }),
    onError: (error) => void message.error(errorText(error)),
  });
  const without = orders.filter(({ hasCarrierLabel }) => !hasCarrierLabel);
  const offered = printChoices.filter(
    ({ document }) => document !== 'carrier_label' || (mayFulfil && labelled.length > 0),
  );
  const begin = (choice: PrintChoice) => {
    if (choice.document !== 'carrier_label' || without.length === 0) return print.mutate(choice);
    const group = { why: t('bulk:noCarrierLabel'), orderNos: without.map(({ orderNo }) => orderNo) };
    void modal.confirm({
      icon: null,
      title: words.document.carrier_label,
      content: <LeftOut groups={[group]} />,
      width: 480,
      okText: t('bulk:printRest', { n: labelled.length }),
      onOk: () => print.mutate(choice),
    });
  };
  return (
    <Dropdown
      trigger={['click']}
      placement={placement}
      menu={{
        items: offered.map((choice) => ({
          key: choice.key,
          label: [words.document[choice.document], 'width' in choice && `${choice.width} mm`]
            .filter(Boolean)
            .join(' '),
        })),
        onClick: ({ key }) => {
          const choice = printChoiceOf(key);
          if (choice) begin(choice);
        },
      }}
    >
      <Button icon={<PrinterOutlined />} loading={print.isPending} aria-haspopup="menu">
        {t('print')}
      </Button>
    </Dropdown>
  );
}
