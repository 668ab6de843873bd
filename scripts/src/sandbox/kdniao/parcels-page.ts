import { pageFrame } from '../page-frame';

/** A page that lists parcels with a button for each thing that can happen to one, for a person who plays the carrier. */
export const parcelsPage = pageFrame({
  at: 'parcels',
  from: 'parcels/list',
  style: `
  header { display: flex; justify-content: space-between; gap: 16px; }
  header span { color: #12805c; font-weight: 600; }
  .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
  button { min-height: 36px; padding: 4px 12px; border: 0; border-radius: 8px; background: #e7f3ee; color: #12805c; font: inherit; font-size: 14px; cursor: pointer; }
  button.next { background: #12805c; color: #fff; font-weight: 600; }
  button:disabled { opacity: .5; }`,
  words: `{
    'zh-CN': {
      title: '包裹', hint: '演示环境没有真的快递员：包裹走到哪里，在这里决定。开店后寄出的包裹也会自己往前走。', empty: '还没有包裹。给一张订单出电子面单试试。', failed: '没有成功，请再试一次。', label: '看面单',
      '10': '待揽收', '0': '待揽收', '1': '已揽收', '2': '运输中', '201': '到达收件城市', '202': '派件中', '211': '已放入快递柜', '3': '已签收', '301': '已签收', '304': '他人代收', '311': '已从快递柜取出', '4': '有问题', '404': '拒收，退回中', '405': '派送不成功', '406': '退回已签收', '413': '已拦截，退回中', cancelled: '面单已取消',
      collected: '揽收', in_transit: '运输', arrived: '到达', out_for_delivery: '派件', signed: '签收', locker: '放入快递柜', fetched: '从快递柜取出', problem: '派送不成功', refused: '拒收退回', returned: '退回签收',
    },
    'zh-HK': {
      title: '包裹', hint: '示範環境沒有真正的速遞員：包裹走到哪裏，在這裏決定。開店後寄出的包裹也會自己往前走。', empty: '暫時未有包裹。請為一張訂單出電子運單試試。', failed: '未能完成，請再試一次。', label: '看運單',
      '10': '待收件', '0': '待收件', '1': '已收件', '2': '運送中', '201': '到達收件城市', '202': '派送中', '211': '已放入智能櫃', '3': '已簽收', '301': '已簽收', '304': '他人代收', '311': '已從智能櫃取出', '4': '有問題', '404': '拒收，退回中', '405': '派送不成功', '406': '退件已簽收', '413': '已攔截，退回中', cancelled: '運單已取消',
      collected: '收件', in_transit: '運送', arrived: '到達', out_for_delivery: '派送', signed: '簽收', locker: '放入智能櫃', fetched: '從智能櫃取出', problem: '派送不成功', refused: '拒收退回', returned: '退件簽收',
    },
    en: {
      title: 'Parcels', hint: 'The demo has no real couriers: where a parcel goes is decided here. Parcels sent after the shop opened also move on by themselves.', empty: 'Nothing yet. Ask for an e-waybill for an order.', failed: 'That did not work. Try again.', label: 'Label',
      '10': 'waiting for collection', '0': 'waiting for collection', '1': 'collected', '2': 'in transit', '201': 'in the receiver’s city', '202': 'out for delivery', '211': 'in a locker', '3': 'signed for', '301': 'signed for', '304': 'signed for by somebody else', '311': 'fetched from the locker', '4': 'problem', '404': 'refused, coming back', '405': 'delivery failed', '406': 'came back', '413': 'intercepted, coming back', cancelled: 'waybill cancelled',
      collected: 'Collect', in_transit: 'Transport', arrived: 'Arrive', out_for_delivery: 'Out for delivery', signed: 'Sign', locker: 'Put in locker', fetched: 'Fetch from locker', problem: 'Delivery fails', refused: 'Refuse', returned: 'Comes back',
    },
  }`,
  script: `
  const possible = (parcel) => {
    if (parcel.cancelled || parcel.state === '3') return [];
    if (parcel.detail === '404' || parcel.detail === '413') return ['returned'];
    if (parcel.detail === '211') return ['fetched'];
    if (parcel.traces.length === 0) return ['collected'];
    return ['in_transit', 'arrived', 'out_for_delivery', 'signed', 'locker', 'problem', 'refused'];
  };

  function card(parcel) {
    const item = element('li', '');
    const head = element('header', '');
    const state = parcel.cancelled ? say.cancelled : (say[parcel.detail] ?? parcel.detail);
    head.append(element('strong', parcel.carrier + ' ' + parcel.waybillNo), element('span', state));
    item.append(head, element('div', [parcel.receiver, parcel.goods].filter(Boolean).join(' · '), 'small'));
    const [last] = parcel.traces;
    if (last) item.append(element('div', new Date(last.at).toLocaleString(lang) + ' ' + last.text, 'small'));
    const buttons = element('div', '', 'buttons');
    for (const to of possible(parcel)) {
      const button = element('button', say[to], to === parcel.next ? 'next' : '');
      button.onclick = () => {
        button.disabled = true;
        void post('parcels/' + parcel.waybillNo + '/move', { to });
      };
      buttons.append(button);
    }
    if (parcel.orderCode) {
      const label = Object.assign(element('a', say.label, 'small'), { href: 'parcels/' + parcel.waybillNo + '/label', target: '_blank' });
      buttons.append(label);
    }
    item.append(buttons);
    return item;
  }
`,
});
