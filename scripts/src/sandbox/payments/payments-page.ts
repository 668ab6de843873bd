import { pageFrame } from '../page-frame';

/** A page that lists the payments opened at the providers, newest first, for a person who pays them in the demo. */
export const paymentsPage = pageFrame({
  at: 'payments',
  from: 'trades',
  style: `
  li { display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; align-items: center; }
  .amount { font-size: 22px; font-weight: 600; text-align: right; }
  li > :nth-child(even) { justify-self: end; }
  .unpaid, .offered { color: #d9291c; }
  .paid { color: #12805c; }
  button { min-height: 44px; padding: 8px 20px; border: 0; border-radius: 8px; background: #12805c; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
  button:disabled { opacity: .5; }`,
  words: `{
    'zh-CN': {
      title: '付款', hint: '演示环境不会真的扣款：小程序和二维码的付款在这里完成。', empty: '还没有付款。在店里下一单试试。',
      pay: '支付', wechat_pay: '微信支付', alipay: '支付宝', failed: '没有付成，请再试一次。',
      offered: '待付款', unpaid: '待付款', paid: '已付款', closed: '已关闭', expired: '已过期',
      refund: '退款', processing: '退款中', succeeded: '已退款', abnormal: '退款异常', refund_closed: '退款关闭',
    },
    'zh-HK': {
      title: '付款', hint: '示範環境不會真的扣款：小程序和二維碼的付款在這裏完成。', empty: '暫時未有付款。請在商店落單試試。',
      pay: '付款', wechat_pay: '微信支付', alipay: '支付寶', failed: '未能付款，請再試一次。',
      offered: '待付款', unpaid: '待付款', paid: '已付款', closed: '已關閉', expired: '已過期',
      refund: '退款', processing: '退款處理中', succeeded: '已退款', abnormal: '退款異常', refund_closed: '退款已關閉',
    },
    en: {
      title: 'Payments', hint: 'No money moves in the demo: mini-program and QR payments are made here.', empty: 'Nothing yet. Place an order in the shop.',
      pay: 'Pay', wechat_pay: 'WeChat Pay', alipay: 'Alipay', failed: 'That did not work. Try again.',
      offered: 'unpaid', unpaid: 'unpaid', paid: 'paid', closed: 'closed', expired: 'out of time',
      refund: 'refund', processing: 'on its way', succeeded: 'refunded', abnormal: 'failed', refund_closed: 'closed',
    },
  }`,
  script: `
  const money = (fen) => '¥' + (fen / 100).toFixed(2);

  function card(trade) {
    const open = trade.status === 'unpaid' || trade.status === 'offered';
    const state = open && !trade.payable ? 'expired' : trade.status;
    const item = element('li', '');
    item.append(
      element('strong', trade.description),
      element('div', money(trade.amount), 'amount'),
      element('div', say[trade.provider] + ' · ' + trade.attemptNo + ' · ' + new Date(trade.createdAt).toLocaleTimeString(lang), 'small'),
    );
    if (trade.payable) {
      const button = element('button', say.pay);
      button.onclick = () => {
        button.disabled = true;
        void post('pay', { attemptNo: trade.attemptNo });
      };
      item.append(button);
    } else item.append(element('div', say[state], state));
    for (const refund of trade.refunds) {
      const how = say[refund.status === 'closed' ? 'refund_closed' : refund.status];
      item.append(element('div', say.refund + ' ' + refund.no, 'small'), element('div', money(refund.amount) + ' · ' + how, 'small'));
    }
    return item;
  }
`,
});
