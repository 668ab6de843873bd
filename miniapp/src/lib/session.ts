import Taro from '@tarojs/taro';
import { createApi } from '@lanzi/shared/api/client';
import type { ShopperSession } from '@lanzi/shared/customer/customer.contract';
import { queryClient } from './query';
import { sessionToken, setSessionToken } from './session-token';
import { send } from './transport';

const SIGN_IN_PAGE = '/packages/account/pages/sign-in/index';

function begin(token: string) {
  queryClient.removeQueries({ queryKey: ['my'] });
  setSessionToken(token);
}
/** Forgets who was signed in, and everything of theirs (queries whose key starts with `my`). */
export function endSession() {
  setSessionToken(undefined);
  queryClient.removeQueries({ queryKey: ['my'] });
}

let silently: Promise<boolean> | undefined;
async function signInByWechat(): Promise<boolean> {
  try {
    const { code } = await Taro.login();
    begin((await createApi(send).signInByWechat({ body: { code } })).token);
    return true;
  } catch {
    return false;
  } finally {
    silently = undefined;
  }
}
/** In WeChat: signs in by wx.login, unseen. Resolves to whether someone is signed in now. */
export function signInSilently(): Promise<boolean> {
  if (sessionToken()) return Promise.resolve(true);
  if (process.env.TARO_ENV !== 'weapp') return Promise.resolve(false);
  silently ??= signInByWechat();
  return silently;
}

let waiting: ((signedIn: boolean) => void)[] = [];
function settle(signedIn: boolean) {
  const resolves = waiting;
  waiting = [];
  resolves.forEach((resolve) => resolve(signedIn));
}

/**
 * Before anything that needs a shopper. In WeChat silently; on H5 it opens the sign-in page and resolves when that
 * page is left: true when signed in.
 */
export async function ensureSignedIn(): Promise<boolean> {
  if (await signInSilently()) return true;
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) void Taro.navigateTo({ url: SIGN_IN_PAGE });
  });
}

/** The sign-in page succeeded: keeps the session and goes back to where one came from. */
export async function signedIn(session: ShopperSession): Promise<void> {
  begin(session.token);
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack();
  else await Taro.switchTab({ url: '/pages/home/index' });
}
/**
 * The sign-in page was left (call it when it unloads). Who waits goes on only now: H5 shows the page underneath once
 * the sign-in page has slid out, and would set its title over that of a page opened meanwhile.
 */
export const leftSignIn = () => settle(sessionToken() !== undefined);
