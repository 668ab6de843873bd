import { Button, Drawer, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { ErrorState } from './ErrorState';
import './case-drawer.css';

interface OfferedAction<Action> {
  action: Action;
  label: string;
  look: { main?: true; danger?: true };
}
interface Props<Case, Action> {
  title: string;
  size: number;
  query: { data: Case | undefined; isError: boolean; error: unknown; refetch: () => Promise<unknown> };
  /** What can be done about it now, in the order of the buttons. */
  actions: readonly OfferedAction<Action>[];
  view: (one: Case) => ReactNode;
  /** Asks for what the action needs, and does it. */
  dialog: (one: Case, action: Action, close: () => void) => ReactNode;
  onClose: () => void;
}

/** One case beside its list, with what can be done about it now. */
export function CaseDrawer<Case, Action extends string>({
  query: { data, isError, error, refetch },
  ...props
}: Props<Case, Action>) {
  const [open, setOpen] = useState(true);
  const [acting, setActing] = useState<Action>();
  // Of several that move it on, the last is the usual one.
  const main = props.actions.filter(({ look }) => look.main).at(-1);
  return (
    <Drawer
      title={props.title}
      size={props.size}
      styles={{ wrapper: { maxWidth: '100vw' }, body: { padding: 0 } }}
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(shown) => !shown && props.onClose()}
      footer={
        props.actions.length > 0 && (
          <div className="case-buttons">
            {props.actions.map(({ action, label, look }) => (
              <Button
                key={action}
                type={action === main?.action ? 'primary' : 'default'}
                danger={look.danger}
                onClick={() => setActing(action)}
              >
                {label}
              </Button>
            ))}
          </div>
        )
      }
    >
      {isError && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!isError && !data && <Skeleton active paragraph={{ rows: 10 }} style={{ padding: 20 }} />}
      {data && props.view(data)}
      {data && acting && props.dialog(data, acting, () => setActing(undefined))}
    </Drawer>
  );
}
