import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../../lib/use-return-focus';

interface Props {
  /** What is about to be done, as a question. */
  title: string;
  /** What follows, line by line. */
  lines: string[];
  okText: string;
  danger?: boolean;
  onSure: () => void;
  onBack: () => void;
}

/** Asks a second time before something that cannot be taken back. */
export function FinalQuestion({ title, lines, okText, danger, onSure, onBack }: Props) {
  const { t } = useTranslation('afterSales');
  useReturnFocus();
  return (
    <Modal
      open
      width={420}
      title={title}
      okText={okText}
      okButtonProps={{ danger }}
      cancelText={t('lookAgain')}
      mask={{ closable: false }}
      onOk={onSure}
      onCancel={onBack}
    >
      <div className="dialog-body">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="after-sale-final">{t('final')}</p>
      </div>
    </Modal>
  );
}
