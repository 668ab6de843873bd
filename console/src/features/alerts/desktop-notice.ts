import type { Alert } from '@lanzi/shared/alert/alert.contract';

const supported = 'Notification' in window;

export type NoticeState = 'unsupported' | NotificationPermission;
export const noticeState = (): NoticeState => (supported ? Notification.permission : 'unsupported');

/** Only to be called from a click: browsers refuse to ask otherwise. */
export const askForNotices = async (): Promise<NoticeState> =>
  supported ? await Notification.requestPermission() : 'unsupported';

/** A notice of the operating system while the console is out of sight. */
export function notifyOnDesktop(alert: Alert): void {
  if (noticeState() !== 'granted' || !document.hidden || alert.handledAt !== null) return;
  const notice = new Notification(alert.speech, { tag: `lanzi-${alert.id}`, icon: '/console/favicon.svg' });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}
