import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { useConnected, useNews } from '../../lib/desk-socket';
import { useLang } from '../../lib/i18n';
import { useSettings } from '../../lib/session';
import { AlertDesk, type DeskState } from './alert-desk';
import { useRefreshAlerts, useWaitingAlerts } from './alerts.api';
import { notifyOnDesktop } from './desktop-notice';
import { useTitleFlash } from './use-title-flash';

const DeskContext = createContext<AlertDesk | undefined>(undefined);

/** Keeps the alert desk running under every page, and the inbox in step with the server. */
export function AlertsProvider({ children }: { children: ReactNode }) {
  const settings = useSettings();
  const [desk] = useState(() => new AlertDesk(settings));
  useEffect(() => desk.start(), [desk]);
  useEffect(() => desk.configure(settings), [desk, settings]);

  const waiting = useWaitingAlerts().data?.items;
  useEffect(() => waiting?.forEach((alert) => desk.receive(alert)), [desk, waiting]);
  const { t } = useTranslation('alerts');
  const name = inLang(settings.name, useLang());
  const n = waiting?.length ?? 0;
  useTitleFlash(n > 0 ? `(${n}) ${name}` : name, n > 0 ? t('titleCall', { n }) : undefined);

  const refresh = useRefreshAlerts();
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refreshSoon = () => {
    clearTimeout(soon.current);
    soon.current = setTimeout(refresh, 250);
  };
  useNews('alert', (alert) => {
    notifyOnDesktop(alert);
    refreshSoon();
  });
  useNews('alert:handled', refreshSoon);
  useConnected(refreshSoon);
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useAlertDesk(): [AlertDesk, DeskState] {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('no alert desk above this component');
  return [desk, useSyncExternalStore(desk.subscribe, desk.snapshot)];
}
