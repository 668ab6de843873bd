import { FileExcelOutlined, InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Spin } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { titleOf } from '@lanzi/shared/errors';
import { errorText } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { fileFault, sizeText } from './batch-file';

interface Props {
  /** Undefined: nothing was refused. */
  error: unknown;
  busy: boolean;
  onFile: (file: File) => void;
}

/** Takes a workbook, chosen or dropped; it is sent at once, and stays when it is refused. */
export function FileDrop({ error, busy, onFile }: Props) {
  const { t } = useTranslation('fulfilment');
  const lang = useLang();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [over, setOver] = useState(false);
  const fault = file && fileFault(file);
  const problem = fault ? titleOf(fault.code, fault.params, lang) : error ? errorText(error) : undefined;

  const take = (chosen: File | undefined) => {
    setOver(false);
    if (!chosen || busy) return;
    setFile(chosen);
    if (!fileFault(chosen)) onFile(chosen);
  };
  const choose = () => input.current?.click();
  return (
    <div
      className={`file-drop ${over ? 'file-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={t('chooseFile')}
        onChange={({ target }) => {
          take(target.files?.[0]);
          // The same file, corrected, may be chosen again.
          target.value = '';
        }}
      />
      {file ? (
        <div className="file-chosen">
          <FileExcelOutlined />
          <span className="file-name">
            <strong>{file.name}</strong> <span className="second-line">{sizeText(file.size)}</span>
          </span>
          {busy && (
            <span role="status">
              <Spin size="small" /> {t('uploading')}
            </span>
          )}
        </div>
      ) : (
        <>
          <InboxOutlined className="file-drop-sign" />
          <div>{t('dropHere')}</div>
        </>
      )}
      {problem && !busy && <Alert type="error" showIcon title={problem} />}
      <div className="file-drop-buttons">
        {file && problem && !fault && (
          <Button type="primary" disabled={busy} onClick={() => onFile(file)}>
            {t('uploadAgain')}
          </Button>
        )}
        <Button disabled={busy} type={file ? 'default' : 'primary'} onClick={choose}>
          {t(file ? 'otherFile' : 'chooseFile')}
        </Button>
      </div>
      <div className="second-line">{t('fileLimits')}</div>
    </div>
  );
}
