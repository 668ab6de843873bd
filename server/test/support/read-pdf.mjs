// Reads a PDF from stdin and writes its pages as JSON: a process of its own, since pdfjs is a module and Jest's are not.
import { buffer } from 'node:stream/consumers';

// pdfjs takes a newer Node for granted than the shop does.
Promise.withResolvers ??= () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const millimetres = (points) => Math.round((points / 72) * 25.4);

const data = new Uint8Array(await buffer(process.stdin));
const document = await getDocument({ data, verbosity: 0 }).promise;
const pages = [];
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const [left, bottom, right, top] = page.view;
  pages.push({
    text: items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''),
    width: millimetres(right - left),
    height: millimetres(top - bottom),
  });
}
process.stdout.write(JSON.stringify(pages));
