interface Page {
  /** Which of the pages it is, by its address. */
  at: '.' | 'payments' | 'parcels';
  /** Where its rows are asked for: `{items}`. */
  from: string;
  style: string;
  /** An object of words for each of the three languages, as JavaScript, with at least `title`, `hint` and `empty`. */
  words: string;
  /** JavaScript that has `say` and `element(name, text, class)`, and defines `card(item)`. */
  script: string;
}

/** A page of the sandbox: a list of cards, newest first, which keeps itself up to date. */
export const pageFrame = ({ at, from, style, words, script }: Page): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lanzi</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; background: #f5f5f2; color: #1f2a26; font: 16px/1.5 system-ui, 'PingFang SC', 'Noto Sans CJK SC', sans-serif; }
  main { max-width: 640px; margin: 0 auto; padding: 32px 16px; }
  nav { display: flex; gap: 16px; margin-bottom: 24px; }
  a { color: #12805c; }
  h1 { margin: 0; font-size: 24px; color: #12805c; }
  p { margin: 4px 0 24px; color: #66706b; }
  ol { margin: 0; padding: 0; list-style: none; display: grid; gap: 8px; }
  li { padding: 16px; border-radius: 12px; background: #fff; }
  .small { color: #66706b; font-size: 14px; overflow-wrap: anywhere; }
  .empty { display: block; padding: 48px 16px; text-align: center; color: #66706b; }
${style}
</style>
<main><nav></nav><h1></h1><p></p><ol></ol></main>
<script>
  const pages = {
    'zh-CN': { '.': '已发出的消息', payments: '付款', parcels: '包裹' },
    'zh-HK': { '.': '已發出的訊息', payments: '付款', parcels: '包裹' },
    en: { '.': 'Messages sent', payments: 'Payments', parcels: 'Parcels' },
  };
  const words = ${words};
  const tag = navigator.language.toLowerCase();
  const lang = /^zh-(hk|tw|mo|hant)/.test(tag) ? 'zh-HK' : tag.startsWith('en') ? 'en' : 'zh-CN';
  const say = words[lang];

  const element = (name, text, className = '') =>
    Object.assign(document.createElement(name), { textContent: text, className });

  async function post(address, body) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
    if (!answer?.ok) {
      alert(say.failed);
      shown = '';
    }
    await refresh();
  }
${script}
  document.documentElement.lang = lang;
  document.title = 'Lanzi · ' + say.title;
  document.querySelector('h1').textContent = say.title;
  document.querySelector('p').textContent = say.hint;
  for (const [href, text] of Object.entries(pages[lang]))
    if (href !== '${at}') document.querySelector('nav').append(Object.assign(element('a', text), { href }));

  let shown = '';
  async function refresh() {
    const body = await fetch('${from}').then((answer) => answer.text()).catch(() => shown);
    if (body === shown) return;
    shown = body;
    const { items } = JSON.parse(body);
    const cards = items.slice(0, 50).map(card);
    document.querySelector('ol').replaceChildren(...(cards.length ? cards : [element('li', say.empty, 'empty')]));
  }
  refresh();
  setInterval(refresh, 1500);
</script>
</html>
`;
