import { fill, type Lang } from '@lanzi/shared/lang';

interface Words {
  codeMessage: string;
  nickname: string;
}
const words: Record<Lang, Words> = {
  'zh-CN': {
    codeMessage: '您的登录验证码是 {code}，{minutes} 分钟内有效，请勿告诉他人。',
    nickname: '顾客{digits}',
  },
  'zh-HK': {
    codeMessage: '你的登入驗證碼是 {code}，{minutes} 分鐘內有效，請勿告訴他人。',
    nickname: '顧客{digits}',
  },
  en: {
    codeMessage: 'Your sign-in code is {code}, good for {minutes} minutes. Never tell it to anyone.',
    nickname: 'Customer {digits}',
  },
};

export const codeMessage = (lang: Lang, code: string, minutes: number): string =>
  fill(words[lang].codeMessage, { code, minutes });

/** What a new customer is called until they say otherwise. */
export const firstNickname = (lang: Lang, digits: string): string => fill(words[lang].nickname, { digits });
