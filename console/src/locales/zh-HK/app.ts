import type { app as zhCN } from '../zh-CN/app';

export const app: typeof zhCN = {
  console: '商戶後台',
  username: '帳號',
  password: '密碼',
  signIn: '登入',
  signOut: '登出',
  usernameMissing: '請輸入帳號',
  passwordMissing: '請輸入密碼',
  signInHint: '登入後處理訂單、商品和門市',
  sessionEnded: '已登出，聽不到新訂單。請重新登入',
  sessionEndedTitle: '已登出 · {name}',
  sessionEndedCall: '【聽不到新訂單】請登入',
  language: '語言',
  notAllowed: '你的帳號沒有查看此頁面的權限，請聯絡店主開通。',
  pageMissing: '找不到此頁面',
  toOrders: '前往訂單台',
};
