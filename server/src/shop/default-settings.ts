import { alertKinds } from '@lanzi/shared/alert/alert-kinds';
import type { SettingsData } from './shop-settings.entity';

/** What a new shop starts with; also fills in settings that were added after the shop last saved its own. */
export const defaultSettings: SettingsData = {
  name: { 'zh-CN': '我的小店', 'zh-HK': '我的小店', en: 'My shop' },
  notice: { 'zh-CN': '', 'zh-HK': '', en: '' },
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  lang: 'zh-CN',
  expressEnabled: true,
  pickupEnabled: true,
  paymentDeadlineMinutes: 30,
  autoReceiptDays: 7,
  reviewsEnabled: true,
  alertRepeatSeconds: 30,
  spokenAlerts: [...alertKinds],
  alertSounds: {},
  merchant: { legalName: '', address: '', phone: '', taxNumber: '' },
};
