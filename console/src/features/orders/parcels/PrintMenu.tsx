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
import { printChoiceOf, printChoices, printed, type Printable, type PrintChoice } from './print-choices';

interface Props {
  orders: readonly Printable[];
  placement?: 'top' | 'bottom';
}

/**
 * Prints in one click: the document is made, and the browser's print dialog opens. Labels are offered when there
 * are any; which of several orders have none is told first.
 */
export function PrintMenu({ orders, placement = 'bottom' }: Props) {
  const { t } = useTranslation(['parcels', 'bulk']);
  const words = domainWords(useLang());
  const { message, modal } = App.useApp();
  const mayFulfil = useCan('order.fulfil');
  const queryClient = useQueryClient();
  const print = useMutation({
    mutationFn: ({ document, ...choice }: PrintChoice) =>
      printDocument(
        document,
        printed(document, orders).orderNos,
        'width' in choice ? choice.width : undefined,
      ),
    // What was printed stands in the order's history.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: orderKeys.ones }),
    onError: (error) => void message.error(errorText(error)),
  });
  const offered = printChoices.filter(
    ({ document }) =>
      printed(document, orders).orderNos.length > 0 && (document !== 'carrier_label' || mayFulfil),
  );
  const begin = (choice: PrintChoice) => {
    const { orderNos, leftOut } = printed(choice.document, orders);
    if (leftOut.length === 0) return print.mutate(choice);
    const groups = leftOut.map(({ why, ...group }) => ({ ...group, why: t(`bulk:${why}`) }));
    void modal.confirm({
      icon: null,
      title: words.document[choice.document],
      content: <LeftOut groups={groups} />,
      width: 480,
      okText: t('bulk:printRest', { n: orderNos.length }),
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
