import { Alert, App, Button, Drawer, Form } from 'antd';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@lanzi/shared/staff/permissions';
import { useCan } from '../../lib/session';
import { SaveProblem } from './SaveProblem';
import { useSaving, type FieldOfRefusal, type Latest, type Save } from './use-saving';

interface Props<Values extends object> {
  title: ReactNode;
  /** What the form starts with. */
  values: Values;
  /** The version that was read; missing for something new. */
  version?: number;
  /** Reads it again after someone else changed it; undefined when it is gone. */
  fetchLatest?: () => Promise<Latest<Values> | undefined>;
  save: Save<Values>;
  /** Refusals that belong to one field. */
  fieldOfRefusal?: FieldOfRefusal<Values>;
  /** Who may save; the others may look. */
  permission: Permission;
  onClose: () => void;
  width?: number;
  children: ReactNode;
}

/** A form beside the page: keeps what was typed when the server refuses, and asks before it is thrown away. */
export function EditorDrawer<Values extends object>(props: Props<Values>) {
  const { title, values, version, fetchLatest, save, fieldOfRefusal, permission, onClose, children } = props;
  const { t } = useTranslation(['shop', 'ui']);
  const { message, modal } = App.useApp();
  const mayWrite = useCan(permission);
  const [open, setOpen] = useState(true);
  const [form] = Form.useForm<Values>();
  const formId = useId();
  const saving = useSaving({
    form,
    version,
    fetchLatest,
    save,
    fieldOfRefusal,
    onSaved: () => {
      void message.success(t('saved'));
      setOpen(false);
    },
  });

  function close() {
    if (!form.isFieldsTouched()) return setOpen(false);
    modal.confirm({
      title: t('discardTitle'),
      content: t('discardText'),
      okText: t('discard'),
      okButtonProps: { danger: true },
      cancelText: t('keepEditing'),
      onOk: () => setOpen(false),
    });
  }
  function saveByKey(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || (event.key !== 'Enter' && event.key !== 's')) return;
    event.preventDefault();
    if (mayWrite && !saving.busy) form.submit();
  }

  return (
    <Drawer
      title={title}
      size={props.width ?? 520}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      open={open}
      onClose={close}
      afterOpenChange={(shown) => !shown && onClose()}
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, padding: '4px 0' }}>
          <Button onClick={close}>{t('ui:cancel')}</Button>
          <Button
            type="primary"
            htmlType="submit"
            form={formId}
            loading={saving.busy}
            disabled={!mayWrite}
            title={mayWrite ? undefined : t('notPermitted')}
          >
            {t('ui:save')}
          </Button>
        </div>
      }
    >
      {!mayWrite && <Alert type="info" showIcon title={t('readOnly')} style={{ marginBottom: 16 }} />}
      <SaveProblem saving={saving} />
      <Form<Values>
        id={formId}
        form={form}
        layout="vertical"
        initialValues={values}
        disabled={!mayWrite}
        requiredMark={(label, { required }) => (
          <>
            {label}
            {!required && <span style={{ marginLeft: 4, color: '#8a908c' }}>{t('optional')}</span>}
          </>
        )}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={() => void saving.submit()}
        onKeyDown={saveByKey}
      >
        {children}
      </Form>
    </Drawer>
  );
}
