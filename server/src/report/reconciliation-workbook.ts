import { PassThrough, type Readable } from 'node:stream';
import type { Lang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Currency } from '@lanzi/shared/money';
import {
  reconciliationFigures,
  type Reconciliation as ReconciliationView,
  type ReconciliationQuery,
} from '@lanzi/shared/payment/payment.contract';
import { Injectable } from '@nestjs/common';
import { stream } from 'exceljs';
import type * as z from 'zod';
import { harmless } from '../platform/spreadsheet/harmless';
import {
  addSheet,
  dayFormat,
  inUnits,
  moneyFormat,
  timeFormat,
  type Workbook,
} from '../platform/spreadsheet/workbook';
import { wallTime } from '../platform/zoned-day';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { Reconciliation } from './reconciliation';
import { reportWords } from './words';

type Range = z.output<typeof ReconciliationQuery>;

/**
 * The reconciliation as a workbook: a sheet of sums, and one of all that they are made of. Workbooks know no time
 * zones: what is UTC in them is what a clock in the shop shows.
 */
@Injectable()
export class ReconciliationWorkbook {
  constructor(
    private readonly reconciliation: Reconciliation,
    private readonly shop: ShopSnapshot,
  ) {}

  /** Begins to write; what is not read yet is not all in memory. */
  async open(range: Range, lang: Lang): Promise<Readable> {
    // First, so that whatever fails here is still answered as a problem.
    const sums = await this.reconciliation.get(range);
    const file = new PassThrough();
    const workbook = new stream.xlsx.WorkbookWriter({ stream: file, useStyles: true });
    this.write(workbook, range, sums, lang).catch((error: unknown) => file.destroy(error as Error));
    return file;
  }

  private async write(workbook: Workbook, range: Range, sums: ReconciliationView, lang: Lang): Promise<void> {
    writeSums(workbook, sums, lang);
    await this.writeDetails(workbook, range, sums.currency, lang);
    await workbook.commit();
  }

  private async writeDetails(workbook: Workbook, range: Range, currency: Currency, lang: Lang) {
    const { timeZone } = (await this.shop.get()).settings;
    const words = reportWords[lang];
    const sheet = addSheet(workbook, words.details, [
      { header: words.item, width: 16 },
      { header: words.at, width: 20, numFmt: timeFormat },
      { header: words.kind, width: 16 },
      { header: words.orderNo, width: 20 },
      { header: words.amount, width: 16, numFmt: moneyFormat(currency) },
      { header: words.reference, width: 34 },
      { header: words.note, width: 40 },
    ]);
    for (const figure of reconciliationFigures)
      for await (const { at, kind, orderNo, amount, reference, note, settlement } of this.reconciliation.rows(
        figure,
        range,
      ))
        sheet
          .addRow([
            words.figure[figure],
            new Date(`${wallTime(at, timeZone).replace(' ', 'T')}Z`),
            domainWords(lang).paymentKind[kind],
            orderNo,
            inUnits(amount, currency),
            harmless(reference),
            harmless(
              [settlement && domainWords(lang).editSettlement[settlement], note].filter(Boolean).join(' · '),
            ),
          ])
          .commit();
    sheet.commit();
  }
}

function writeSums(workbook: Workbook, { rows, totals, currency }: ReconciliationView, lang: Lang): void {
  const words = reportWords[lang];
  const money = reconciliationFigures.map((figure) => ({
    header: words.figure[figure],
    width: 16,
    numFmt: moneyFormat(currency),
  }));
  const sheet = addSheet(workbook, words.summary, [
    { header: words.day, width: 14, numFmt: dayFormat },
    { header: words.kind, width: 16 },
    ...money,
  ]);
  const amountsOf = (sums: ReconciliationView['totals']) =>
    reconciliationFigures.map((figure) => inUnits(sums[figure], currency));
  for (const row of rows)
    sheet.addRow([new Date(row.day), domainWords(lang).paymentKind[row.kind], ...amountsOf(row)]).commit();
  const total = sheet.addRow([words.total, '', ...amountsOf(totals)]);
  total.font = { bold: true };
  total.commit();
  sheet.commit();
}
