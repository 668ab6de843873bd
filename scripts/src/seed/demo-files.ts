import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LocalText } from '@lanzi/shared/lang';

const folder = path.join(__dirname, '../../demo');

export interface DemoProduct {
  key: string;
  category: string;
  kind: 'ordinary';
  onSale: boolean;
  name: LocalText;
  subtitle: LocalText;
  description: LocalText;
  pictures: string[];
  skus: { name: LocalText; barcode: string; priceFen: number; originalPriceFen?: number; onHand: number }[];
}
export interface Catalogue {
  categories: { key: string; name: LocalText; picture: string }[];
  products: DemoProduct[];
}
interface Hours {
  open: string;
  close: string;
}
export interface DemoShop {
  name: LocalText;
  notice: LocalText;
  servicePhone: string;
  logo: string;
  banner: string;
  stores: {
    name: LocalText;
    address: LocalText;
    phone: string;
    latitude: number;
    longitude: number;
    hours: { weekdays: Hours; weekends: Hours };
    verifiers: string[];
  }[];
  customers: {
    name: string;
    nickname: string;
    phone: string;
    address: { province: string; city: string; district: string; detail: string };
  }[];
  buyerNotes: string[];
}

/** What is said of goods of each category, and what the shop answers. */
export interface Opinions {
  byCategory: Record<string, { stars: number; text: string }[]>;
  /** No review at all. */
  advert: string;
  replies: Record<'thanks' | 'sorry', string[]>;
}

const read = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(folder, name), 'utf8'));

export const readCatalogue = async () => (await read('catalogue.json')) as Catalogue;
export const readShop = async () => (await read('shop.json')) as DemoShop;
export const readOpinions = async () => (await read('reviews.json')) as Opinions;
export const readPicture = (name: string) => readFile(path.join(folder, 'pictures', name));
