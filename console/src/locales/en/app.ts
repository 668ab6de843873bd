import type { app as zhCN } from '../zh-CN/app';

export const app: typeof zhCN = {
  console: 'Shop console',
  username: 'Username',
  password: 'Password',
  signIn: 'Sign in',
  signOut: 'Sign out',
  usernameMissing: 'Enter your username',
  passwordMissing: 'Enter your password',
  signInHint: 'Sign in to look after orders, products and stores',
  sessionEnded: 'Signed out: new orders are not heard. Please sign in again',
  sessionEndedTitle: 'Signed out · {name}',
  sessionEndedCall: '[No new orders heard] Sign in',
  language: 'Language',
  notAllowed: 'Your account may not see this page. Ask the shop’s owner.',
  pageMissing: 'There is no such page',
  toOrders: 'Go to orders',
};
