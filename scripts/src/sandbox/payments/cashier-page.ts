import { yuan } from '../yuan';
import type { Trade } from './trade';

/** The merchant's name, as the providers have it on record. */
const merchantName = '篮子鲜生';

const words = {
  'zh-CN': {
    ...{
      wechat_pay: '微信支付',
      alipay: '支付宝',
      pay: '立即支付',
      cancel: '取消',
      payee: '收款方',
      back: '返回商家',
    },
    ...{ paid: '支付成功', gone: '该订单已关闭或已过期，无法支付', hint: '演示环境，不会真的扣款。' },
  },
  'zh-HK': {
    ...{
      wechat_pay: '微信支付',
      alipay: '支付寶',
      pay: '立即付款',
      cancel: '取消',
      payee: '收款方',
      back: '返回商戶',
    },
    ...{ paid: '付款成功', gone: '此訂單已關閉或已過期，未能付款', hint: '示範環境，不會真的扣款。' },
  },
  en: {
    ...{
      wechat_pay: 'WeChat Pay',
      alipay: 'Alipay',
      pay: 'Pay',
      cancel: 'Cancel',
      payee: 'To',
      back: 'Back to the shop',
    },
    ...{
      paid: 'Paid',
      gone: 'This order is closed or out of time and cannot be paid',
      hint: 'A demo: no money moves.',
    },
  },
};
type Language = keyof typeof words;

/** The page on which a payer pays in a browser, in the language their browser asks for. */
export function cashierPage(trade: Trade, state: 'payable' | 'paid' | 'gone', acceptLanguage = ''): string {
  const language = languageOf(acceptLanguage);
  const say = words[language];
  const buttons =
    state === 'payable'
      ? `<form method="post"><button name="act" value="pay">${say.pay}</button>
         <button name="act" value="cancel" class="quiet">${say.cancel}</button></form>`
      : `<p class="state ${state}">${say[state]}</p>${backLink(trade, say.back)}`;
  return page(
    language,
    say[trade.provider],
    `<header class="${trade.provider}">${say[trade.provider]}</header>
     <section><p class="name">${escaped(trade.description)}</p>
     <p class="amount"><small>¥</small>${yuan(trade.amount)}</p>
     <dl><dt>${say.payee}</dt><dd>${merchantName}</dd></dl></section>
     ${buttons}<footer>${say.hint}</footer>`,
  );
}

/** What a payer sees whose page could not be opened. */
export const errorPage = (code: string, message: string): string =>
  page(
    'zh-CN',
    '支付宝',
    `<section><p class="name">${escaped(message)}</p><p>${escaped(code)}</p></section>`,
  );

const languageOf = (acceptLanguage: string): Language =>
  /^zh-(hk|tw|mo|hant)/i.test(acceptLanguage) ? 'zh-HK' : /^en/i.test(acceptLanguage) ? 'en' : 'zh-CN';

const backLink = ({ quitUrl }: Trade, text: string): string =>
  quitUrl && /^https?:/.test(quitUrl) ? `<a class="back" href="${escaped(quitUrl)}">${text}</a>` : '';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

const page = (language: Language, title: string, content: string): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; background: #f5f5f2; color: #1f2a26; font: 16px/1.5 system-ui, 'PingFang SC', 'Noto Sans CJK SC', sans-serif; text-align: center; }
  main { max-width: 430px; margin: 0 auto; min-height: 100vh; display: flex; flex-direction: column; }
  header { padding: 14px; font-weight: 600; color: #fff; }
  .wechat_pay { background: #07c160; }
  .alipay { background: #1677ff; }
  section { margin: 8px 16px; padding: 32px 16px 16px; border-radius: 12px; background: #fff; margin-top: 16px; }
  p { margin: 0; }
  .name { overflow-wrap: anywhere; }
  .amount { margin: 8px 0 24px; font-size: 44px; line-height: 1.2; font-weight: 600; }
  .amount small { font-size: 24px; margin-right: 4px; }
  dl { display: flex; justify-content: space-between; margin: 0; padding-top: 16px; border-top: 1px solid #eeeeea; color: #66706b; }
  dd { margin: 0; color: #1f2a26; }
  form { display: grid; gap: 12px; padding: 24px 16px; }
  button, .back { padding: 12px; border: 0; border-radius: 12px; background: #12805c; color: #fff; font: inherit; font-size: 17px; cursor: pointer; }
  .quiet, .back { background: none; color: #66706b; }
  .state { padding: 32px 16px 8px; font-size: 18px; font-weight: 600; }
  .paid { color: #12805c; }
  footer { margin-top: auto; padding: 24px 16px; color: #66706b; font-size: 13px; }
</style>
<main>${content}</main>
</html>
`;
