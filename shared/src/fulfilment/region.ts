/** A mainland address in the parts that carriers ask for. */
export interface RegionParts {
  province: string;
  city: string;
  district: string;
  detail: string;
}

const municipality = /^(北京|上海|天津|重庆)(市)?$/;

/** What stands for the city of a municipality, where anything does: its own name again, or a word for its districts. */
const ownCity = /^(北京|上海|天津|重庆)市?$|^(市辖区|县|城区|郊县)$/;

/** What ends a district's name, as in 津市市, 沙市区 and 红旗区; no street comes before it. */
const district = /[一-龥](?:(?![路街道巷弄号])[一-龥]){0,14}?(?:[区县]|市(?![区市])|旗(?![区路街]))/.source;
const inProvince = new RegExp(
  `^([一-龥]{2,3}?省|[一-龥]{2,7}?自治区)\\s*([一-龥]{1,12}?(?:市|自治州|地区|盟))\\s*(${district})\\s*(.+)$`,
);
const inMunicipality = new RegExp(
  `^(北京|上海|天津|重庆)市?\\s*(?:\\1市|市辖区|县|城区|郊县)?\\s*(${district})\\s*(.+)$`,
);

/** Where each of the region's words says what it is, it needs no spaces: "上海市徐汇区武康路 100 号". */
function writtenTogether(address: string): RegionParts | undefined {
  const [, province, city, county, detail] = inProvince.exec(address) ?? [];
  if (province && city && county && detail) return { province, city, district: county, detail };
  const [, own, part, rest] = inMunicipality.exec(address) ?? [];
  return own && part && rest ? { province: own, city: `${own}市`, district: part, detail: rest } : undefined;
}

/**
 * Takes "浙江省 杭州市 西湖区 文三路 1 号" apart, as the address form writes it: three words of region, then the rest.
 * The spaces may be missing. A municipality is its own city, is written bare as a province, and may leave out the word between ("上海市 长宁区
 * 愚园路 1088 弄"). Undefined when the words are not there.
 */
export function regionOf(address: string): RegionParts | undefined {
  const together = writtenTogether(address.trim());
  if (together) return together;
  const [province, ...words] = address.trim().split(/\s+/);
  const bare = province && municipality.exec(province)?.[1];
  const city = bare && words[0] && !ownCity.test(words[0]) ? `${bare}市` : words.shift();
  const [county, ...rest] = words;
  if (!province || !city || !county || rest.length === 0) return undefined;
  // 上海市南京西路 1788 号 5 楼
  if (/\d/.test(province + city + county)) return undefined;
  return asCarriersWrite({ province, city, district: county, detail: rest.join(' ') });
}

/** Hong Kong, Macau and Taiwan: customs lie between them and the mainland. */
export const isOverBorder = ({ province }: Pick<RegionParts, 'province'>): boolean =>
  /^(香港|澳门|澳門|台湾|臺灣|台灣)/.test(province);

/** A municipality is its own city, and is written bare as a province: 上海, 上海市. */
export function asCarriersWrite<P extends RegionParts>(place: P): P {
  const bare = municipality.exec(place.province)?.[1];
  return bare ? { ...place, province: bare, city: `${bare}市` } : place;
}

/** 北京 or 香港: a region that is its own city. */
const ownRegion = /^(?:(北京|上海|天津|重庆)市?|(香港|澳门|澳門)(?:特别行政区|特別行政區)?)$/;
const regionWord = /[省市区區县縣州盟旗]$|^香港|^澳[门門]$/;
const beginsInChinese = /^[\u4e00-\u9fff]/;

/**
 * "上海市 上海市 长宁区 愚园路 1088 弄" as people write it: "上海市长宁区愚园路 1088 弄"; "香港中西区德辅道中 1 号". What
 * does not begin with a region stays as it is.
 */
export function addressText(address: string): string {
  const words = withoutRepetition(address.trim().split(/\s+/));
  const after = words.slice(0, 3).findIndex((word) => !regionWord.test(word));
  const regions = after < 0 ? Math.min(3, words.length) : after;
  if (regions === 0) return address.trim();
  const region = words.slice(0, regions).join('');
  const detail = words.slice(regions).join(' ');
  return detail && !beginsInChinese.test(detail) ? `${region} ${detail}` : region + detail;
}

/** The same of an address in its parts. */
export const placeText = ({ province, city, district, detail }: RegionParts): string =>
  addressText(`${province} ${city} ${district} ${detail}`);

/** A region that is its own city is named once. */
function withoutRepetition([first = '', second = '', ...rest]: string[]): string[] {
  const [, municipality, special] = ownRegion.exec(first) ?? [];
  const bare = municipality ?? special;
  if (!bare) return [first, second, ...rest];
  // 香港 香港岛: the second word says both.
  if (special && second.startsWith(special) && !ownRegion.test(second)) return [second, ...rest];
  const named = municipality ? `${municipality}市` : bare;
  const again = municipality ? ownCity.test(second) : ownRegion.test(second);
  return again ? [named, ...rest] : [named, second, ...rest];
}
