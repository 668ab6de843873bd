import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PageHeader } from '../../../ui/PageHeader';
import { BatchHistory } from './BatchHistory';
import { DownloadButton } from './DownloadButton';
import { FileDrop } from './FileDrop';
import { downloadTemplate, useCheckFile } from './batch.api';

/** The template to fill in, the place to bring it back to, and what was brought before. */
export function BatchStart() {
  const { t } = useTranslation('fulfilment');
  const navigate = useNavigate();
  const check = useCheckFile();
  const template = (prefill: boolean) => () =>
    downloadTemplate(prefill, t(prefill ? 'prefilledFile' : 'templateFile'));
  return (
    <>
      <PageHeader title={t('batchNav')} hint={t('batchHint')} />
      <div className="batch-start">
        <section className="batch-card">
          <h2>{t('stepTemplate')}</h2>
          <p>{t('templateHint')}</p>
          <div className="batch-buttons">
            <DownloadButton type="primary" download={template(true)}>
              {t('prefilledTemplate')}
            </DownloadButton>
            <DownloadButton download={template(false)}>{t('emptyTemplate')}</DownloadButton>
          </div>
          <ul className="batch-rules second-line">
            {t('batchRules', { returnObjects: true }).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
        <section className="batch-card">
          <h2>{t('stepUpload')}</h2>
          <p>{t('uploadFileHint')}</p>
          <FileDrop
            error={check.error ?? undefined}
            busy={check.isPending}

            onFile={(file) =>
              check.mutate(file, { onSuccess: ({ id }) => void navigate(`/batch-shipping/${id}`) })
            }
          />
        </section>
      </div>
      <h2 className="batch-past">{t('pastBatches')}</h2>
      <BatchHistory />
    </>
  );
}
