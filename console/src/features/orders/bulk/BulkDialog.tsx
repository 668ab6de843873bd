import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../../lib/use-return-focus';
import type { LeftOutGroup } from './left-out';
import { LeftOut } from './LeftOut';
import type { Results } from './use-one-by-one';
import './bulk.css';

interface Props {
  title: string;
  hint: string;
  /** Selected orders that this cannot be done to. */
  leftOut: LeftOutGroup[];
  results: Results;
  running: boolean;
  /** Orders that the button would send. */
  ready: number;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that does one thing to several orders; what came of each stays to be read until it is closed. */
export function BulkDialog(props: Props) {
  const { title, hint, leftOut, results, running, ready, onSubmit, onClose, children } = props;
  const { t } = useTranslation('bulk');
  const [typed, setTyped] = useState(false);
  useReturnFocus();
  const all = Object.values(results);
  const done = all.filter(({ state }) => state === 'done').length;
  const failed = all.filter(({ state }) => state === 'failed').length;
  return (
    <Modal
      open
      width={860}
      title={title}
      mask={{ closable: false }}
      keyboard={!running && !typed}
      closable={!running}
      onCancel={onClose}
      footer={
        <div className="bulk-foot">
          <span role="status">{all.length > 0 && t('results', { done, failed })}</span>
          <Button onClick={onClose} disabled={running}>
            {t(done > 0 ? 'close' : 'cancel')}
          </Button>
          <Button type="primary" loading={running} disabled={ready === 0} onClick={onSubmit}>
            {t('doFor', { title, n: ready })}
          </Button>
        </div>
      }
    >
      <div className="dialog-body">
        <p>{hint}</p>
        <LeftOut groups={leftOut} />
        <div className="bulk-table-frame" onChange={() => setTyped(true)}>
          {children}
        </div>
      </div>
    </Modal>
  );
}
