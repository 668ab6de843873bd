import { beijingTime } from '../beijing-time';
import { barcode } from './barcode';
import { carrierOf } from './carriers';
import type { Parcel, Party } from './parcel';

/** Heights in millimetres by KDNiao's TemplateSize; labels are 100 wide, on paper that peels off. */
const heights: Record<string, number> = { '100': 100, '130': 130, '150': 150, '180': 180, '210': 210 };
const DEFAULT_HEIGHT = 180;

/** The PrintTemplate: a page of HTML that stands for itself, without scripts and without anything from elsewhere. */
export function labelOf(parcel: Parcel, waybillNo: string, nth: number, of: number): string {
  const { sender, receiver, goods, remark, weightKg, createdAt, carrier } = parcel;
  const height = heights[parcel.templateSize] ?? DEFAULT_HEIGHT;
  const name = carrierOf(carrier)?.name ?? carrier;
  const mark = receiver ? `${receiver.CityName} ${receiver.ExpAreaName}` : '';
  const weight = weightKg === null ? '' : `${weightKg} kg&emsp;`;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(waybillNo)}</title><style>
@page { size: 100mm ${height}mm; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { font: 3mm/1.4 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #000; background: #fff }
.label { width: 100mm; height: ${height}mm; padding: 2mm; display: flex; flex-direction: column }
.label > div { border: .3mm solid #000; border-top: 0; padding: 1.5mm 2mm }
.label > div:first-child { border-top: .3mm solid #000 }
.head { display: flex; justify-content: space-between; align-items: baseline }
.head b { font-size: 5.5mm } .mark { font: 700 8mm/1.2 sans-serif; text-align: center }
.code { text-align: center } .code svg { display: block; width: 86mm; height: 14mm; margin: 0 auto 1mm }
.code span { font: 700 4.5mm/1 monospace; letter-spacing: .5mm }
.party { display: flex; gap: 2mm } .party i { font: 700 4mm/1.2 sans-serif; width: 5mm; flex: none }
.receiver { font-size: 3.8mm } .receiver b { font-size: 4.4mm }
.goods { flex: 1; overflow: hidden } .foot { display: flex; justify-content: space-between }
</style></head><body><div class="label">
<div class="head"><b>${escape(name)}</b><span>${of > 1 ? `${nth}/${of}&emsp;` : ''}标准快递</span></div>
<div class="mark">${escape(mark)}</div>
<div class="code">${barcode(waybillNo)}<span>${escape(waybillNo)}</span></div>
${partyOf('收', receiver, 'receiver')}
${partyOf('寄', sender, 'sender')}
<div class="goods">物品：${escape(goods)}${remark ? `<br>备注：${escape(remark)}` : ''}</div>
<div class="foot"><span>${weight}${escape(parcel.orderCode ?? '')}</span><span>${beijingTime(new Date(createdAt))}</span></div>
</div></body></html>`;
}

function partyOf(role: string, party: Party | null, className: string): string {
  if (!party) return '';
  const { Name, Company, Mobile, Tel, ProvinceName, CityName, ExpAreaName, Address } = party;
  const who = [Name, Mobile ?? Tel, Company].filter(Boolean).join(' ');
  // A municipality is its own city.
  const province = CityName.startsWith(ProvinceName) ? '' : ProvinceName;
  const where = `${province}${CityName}${ExpAreaName}${Address}`;
  return `<div class="party ${className}"><i>${role}</i><span><b>${escape(who)}</b><br>${escape(where)}</span></div>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
