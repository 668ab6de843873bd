/** What the person holding the phone does when the app asks. A test changes these before it acts. */
export interface PhoneAnswers {
  /** Code that wx.login hands to the app; a fresh code each time when it is a function. */
  loginCode: string | (() => string);
  /** Text in front of the camera; null when the person closes the scanner. */
  scan: string | null;
  modal: 'confirm' | 'cancel';
  /** What the person types into an editable modal. */
  modalText: string;
  /** Index of the tapped row; null when the sheet is dismissed. */
  actionSheet: number | null;
  /** Real paths of the pictures chosen or taken; none when the person backs out. */
  media: string[];
  /** Where the phone is; null when the person refuses to tell. */
  location: { latitude: number; longitude: number } | null;
  subscribe: 'accept' | 'reject';
  /**
   * Pays what wx.requestPayment was given; resolves to why WeChat refuses, or to undefined once it is paid. Null when
   * the person closes the sheet.
   */
  pay: ((payment: Record<string, unknown>) => Promise<string | undefined>) | null;
}

/** What the phone shows, plays or holds because the app asked for it. */
export interface PhoneState {
  toasts: string[];
  modals: { title: string; content: string }[];
  loading: boolean;
  clipboard: string;
  /** Badge text by tab index; '•' for a red dot. */
  badges: Map<number, string>;
  /** Addresses of the sounds played. */
  sounds: string[];
  vibrations: number;
  brightness: number;
  screenKeptOn: boolean;
  refreshing: boolean;
  phoneCalls: string[];
  previewed: string[];
}

export const DEVICE = {
  brand: 'Apple',
  model: 'iPhone 12',
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  language: 'zh_CN',
  version: '8.0.50',
  system: 'iOS 16.0',
  platform: 'ios',
  SDKVersion: '3.5.0',
  fontSizeSetting: 16,
  theme: 'light',
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
};

export const defaultAnswers = (): PhoneAnswers => ({
  loginCode: 'code-from-wx-login',
  scan: null,
  modal: 'confirm',
  modalText: '',
  actionSheet: 0,
  media: [],
  location: { latitude: 31.2304, longitude: 121.4737 },
  subscribe: 'accept',
  pay: null,
});

export const freshPhone = (): PhoneState => ({
  toasts: [],
  modals: [],
  loading: false,
  clipboard: '',
  badges: new Map(),
  sounds: [],
  vibrations: 0,
  brightness: 0.5,
  screenKeptOn: false,
  refreshing: false,
  phoneCalls: [],
  previewed: [],
});
