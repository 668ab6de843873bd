import type { Document } from '@lanzi/shared/document/documents';
import { paths } from '@lanzi/shared/api/paths';
import { readFile } from './api';

/** The width of the paper roll in millimetres. */
export const rollWidths = ['58', '80'] as const;
export type RollWidth = (typeof rollWidths)[number];

const routes = {
  receipt: 'printReceipts',
  invoice: 'printInvoices',
  packing_list: 'printPackingLists',
  label: 'printLabels',
  carrier_label: 'printWaybillLabels',
} as const satisfies Record<Document, keyof typeof paths>;

/** Where the document of these orders stands, one for each in their order. */
export function documentAddress(document: Document, orderNos: readonly string[], width?: RollWidth): string {
  const query = new URLSearchParams(orderNos.map((orderNo) => ['orderNo', orderNo]));
  if (document === 'receipt' && width) query.set('width', width);
  return `${paths[routes[document]].path}?${query}`;
}

/**
 * Has a document made and asks the browser to print it, in one click. Resolves once the browser has it; throws
 * ApiError when the server refuses.
 */
export async function printDocument(
  document: Document,
  orderNos: readonly string[],
  width?: RollWidth,
): Promise<void> {
  const file = await readFile(documentAddress(document, orderNos, width));
  await printFile(file);
}

/** Only one is printed at a time; the one before must stay for as long as its dialog may be open. */
let printed: { frame: HTMLIFrameElement; address: string } | undefined;

function printFile(file: Blob): Promise<void> {
  printed?.frame.remove();
  if (printed) URL.revokeObjectURL(printed.address);
  const address = URL.createObjectURL(file);
  const frame = window.document.createElement('iframe');
  frame.className = 'printed';
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  // A carrier's label is a page that somebody else wrote: it is shown, but none of its scripts run.
  if (file.type.startsWith('text/html')) frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  printed = { frame, address };
  return new Promise((resolve) => {
    frame.onload = () => {
      try {
        frame.contentWindow?.focus();
        frame.contentWindow?.print();
      } catch {
        // Some browsers' PDF viewers let no page reach into them: it is printed from a tab of its own.
        window.open(address, '_blank');
      }
      resolve();
    };
    frame.src = address;
    window.document.body.append(frame);
  });
}
