// What each recorded clip says. `phonetic` is what the speech program reads, where it would misread the characters
// (Mandarin in pinyin with tone numbers after sandhi, Cantonese in jyutping). `chimed` clips start with the chime.
// A burst is said as burst_prefix, the number made of numerals, burst_suffix: 您有 + 二 + 十 + 三 + 个新订单.

const chimed = true;

const mandarin = {
  new_order: {
    text: '您有新的订单，请及时处理。',
    phonetic: 'nin2 you3 xin1 de5 ding4 dan1, qing3 ji2 shi2 chu2 li3',
    chimed,
  },
  new_pickup_order: {
    text: '您有新的自提订单，请备货。',
    phonetic: 'nin2 you3 xin1 de5 zi4 ti2 ding4 dan1, qing3 bei4 huo4',
    chimed,
  },
  proof_uploaded: {
    text: '顾客上传了付款凭证，请核对。',
    phonetic: 'gu4 ke4 shang4 chuan2 le5 fu4 kuan3 ping2 zheng4, qing3 he2 dui4',
    chimed,
  },
  cancellation_requested: {
    text: '有顾客申请取消订单，请处理。',
    phonetic: 'you3 gu4 ke4 shen1 qing2 qu3 xiao1 ding4 dan1, qing3 chu2 li3',
    chimed,
  },
  after_sale_requested: {
    text: '有新的售后申请，请处理。',
    phonetic: 'you3 xin1 de5 shou4 hou4 shen1 qing3, qing2 chu2 li3',
    chimed,
  },
  stray_money: {
    text: '收到一笔异常款项，请查看。',
    phonetic: 'shou1 dao4 yi4 bi3 yi4 chang2 kuan3 xiang4, qing3 cha2 kan4',
    chimed,
  },
  refund_failed: {
    text: '有一笔退款没有成功，请处理。',
    phonetic: 'you3 yi4 bi3 tui4 kuan3 mei2 you3 cheng2 gong1, qing3 chu2 li3',
    chimed,
  },
  repeat: { text: '还有订单未处理。', phonetic: 'hai2 you3 ding4 dan1 wei4 chu2 li3', chimed },
  test: { text: '语音播报已开启。', phonetic: 'yu3 yin1 bo1 bao4 yi3 kai1 qi3', chimed },
  burst_prefix: { text: '您有', phonetic: 'nin2 you3' },
  burst_suffix: { text: '个新订单', phonetic: 'ge4 xin1 ding4 dan1' },
};
const cantonese = {
  new_order: {
    text: '你有新訂單，請盡快處理。',
    phonetic: 'nei5 jau5 san1 ding6 daan1, cing2 zeon6 faai3 cyu5 lei5',
    chimed,
  },
  new_pickup_order: {
    text: '你有新的自取訂單，請備貨。',
    phonetic: 'nei5 jau5 san1 dik1 zi6 ceoi2 ding6 daan1, cing2 bei6 fo3',
    chimed,
  },
  proof_uploaded: {
    text: '顧客已上載付款證明，請核對。',
    phonetic: 'gu3 haak3 ji5 soeng5 zoi3 fu6 fun2 zing3 ming4, cing2 hat6 deoi3',
    chimed,
  },
  cancellation_requested: {
    text: '有顧客申請取消訂單，請處理。',
    phonetic: 'jau5 gu3 haak3 san1 cing2 ceoi2 siu1 ding6 daan1, cing2 cyu5 lei5',
    chimed,
  },
  after_sale_requested: {
    text: '有新的售後申請，請處理。',
    phonetic: 'jau5 san1 dik1 sau6 hau6 san1 cing2, cing2 cyu5 lei5',
    chimed,
  },
  stray_money: {
    text: '收到一筆異常款項，請查看。',
    phonetic: 'sau1 dou3 jat1 bat1 ji6 soeng4 fun2 hong6, cing2 caa4 hon3',
    chimed,
  },
  refund_failed: {
    text: '有一筆退款未能成功，請處理。',
    phonetic: 'jau5 jat1 bat1 teoi3 fun2 mei6 nang4 sing4 gung1, cing2 cyu5 lei5',
    chimed,
  },
  repeat: { text: '仲有訂單未處理。', phonetic: 'zung6 jau5 ding6 daan1 mei6 cyu5 lei5', chimed },
  test: { text: '語音播報已開啟。', phonetic: 'jyu5 jam1 bo3 bou3 ji5 hoi1 kai2', chimed },
  burst_prefix: { text: '你有', phonetic: 'nei5 jau5' },
  burst_suffix: { text: '張新訂單', phonetic: 'zoeng1 san1 ding6 daan1' },
};
const english = {
  new_order: { text: 'You have a new order.', chimed },
  new_pickup_order: { text: 'You have a new pickup order.', chimed },
  proof_uploaded: { text: 'A customer has uploaded proof of payment.', chimed },
  cancellation_requested: { text: 'A customer asks to cancel an order.', chimed },
  after_sale_requested: { text: 'There is a new after-sale request.', chimed },
  stray_money: { text: 'Money came in that no order waits for.', chimed },
  refund_failed: { text: 'A refund has failed.', chimed },
  repeat: { text: 'Orders are still waiting.', chimed },
  test: { text: 'Voice alerts are on.', chimed },
  burst_prefix: { text: 'You have' },
  burst_suffix: { text: 'new orders' },
};

/** Numerals by clip name: 0–9, then 10 and 100 where Chinese counts with them, and 两 (liang) said before a counter. */
const numerals = (entries) =>
  Object.fromEntries(Object.entries(entries).map(([clip, [text, phonetic]]) => [clip, { text, phonetic }]));
const mandarinNumerals = numerals({
  0: ['零', 'ling2'],
  1: ['一', 'yi1'],
  2: ['二', 'er4'],
  3: ['三', 'san1'],
  4: ['四', 'si4'],
  5: ['五', 'wu3'],
  6: ['六', 'liu4'],
  7: ['七', 'qi1'],
  8: ['八', 'ba1'],
  9: ['九', 'jiu3'],
  10: ['十', 'shi2'],
  100: ['百', 'bai3'],
  two: ['两', 'liang3'],
});
const cantoneseNumerals = numerals({
  0: ['零', 'ling4'],
  1: ['一', 'jat1'],
  2: ['二', 'ji6'],
  3: ['三', 'saam1'],
  4: ['四', 'sei3'],
  5: ['五'],
  6: ['六', 'luk6'],
  7: ['七', 'cat1'],
  8: ['八', 'baat3'],
  9: ['九', 'gau2'],
  10: ['十', 'sap6'],
  100: ['百', 'baak3'],
  two: ['兩', 'loeng5'],
});
const englishWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const englishTens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const englishNumerals = numerals({
  ...Object.fromEntries(englishWords.map((word, value) => [value, [word]])),
  ...Object.fromEntries(englishTens.map((word, index) => [(index + 2) * 10, [word]])),
  100: ['hundred'],
});

export const languages = {
  'zh-CN': {
    voice: { voice: 'cmn-latn-pinyin+f2', speed: 185, pitch: 52 },
    clips: { ...mandarin, ...mandarinNumerals },
  },
  'zh-HK': {
    voice: { voice: 'yue-Latn-jyutping+f2', speed: 185, pitch: 52 },
    clips: { ...cantonese, ...cantoneseNumerals },
  },
  en: { voice: { voice: 'en-gb+f2', speed: 160, pitch: 50 }, clips: { ...english, ...englishNumerals } },
};
