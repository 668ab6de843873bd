import { pageFrame } from './page-frame';

/** A page that shows the messages sent, newest first, for a person who waits for a code. */
export const mailboxPage = pageFrame({
  at: '.',
  from: 'messages',
  style: `
  header { display: flex; justify-content: space-between; gap: 16px; color: #66706b; font-size: 14px; }
  button { margin: 8px 0 4px; padding: 4px 12px; border: 0; border-radius: 8px; background: #e7f3ee; color: #12805c;
    font: 600 28px/1.4 ui-monospace, monospace; letter-spacing: 4px; cursor: pointer; }
  button:active { background: #cfe7dd; }
  .text { overflow-wrap: anywhere; white-space: pre-line; }
  .file { display: block; margin-top: 8px; }`,
  words: `{
    'zh-CN': { title: '已发出的消息', hint: '演示环境不会真的发短信和邮件，验证码和邮件都在这里；点一下验证码即可复制。', empty: '还没有消息。在登录页点“获取验证码”试试。' },
    'zh-HK': { title: '已發出的訊息', hint: '示範環境不會真的發出短訊和電郵，驗證碼和電郵都在這裏；按一下驗證碼即可複製。', empty: '暫時未有訊息。請在登入頁按「取得驗證碼」。' },
    en: { title: 'Messages sent', hint: 'The demo sends no real text messages or mail: they appear here. Tap a code to copy it.', empty: 'Nothing yet. Ask for a code on the sign-in page.' },
  }`,
  script: `
  function card({ to, text, code, at, subject, attachments }) {
    const head = element('header', '');
    head.append(element('strong', to), element('time', new Date(at).toLocaleTimeString(lang)));
    const item = element('li', '');
    item.append(head);
    if (subject) item.append(element('strong', subject));
    if (code) {
      const button = element('button', code);
      button.onclick = () => navigator.clipboard?.writeText(code);
      item.append(button);
    }
    item.append(element('div', text, 'text'));
    for (const { name, bytes, url } of attachments) {
      const size = ' (' + Math.ceil(bytes / 1024) + ' KB)';
      item.append(Object.assign(element('a', name + size, 'file'), { href: url, download: name }));
    }
    return item;
  }
`,
});
