import { XmlReader } from './xml';

/** What is told when the text comes in pieces of `size` characters. */
function told(text: string, size = text.length): string {
  const heard: string[] = [];
  const reader = new XmlReader({
    open: (name) => heard.push(`<${name}>`),
    close: (name) => heard.push(`</${name}>`),
    text: (piece) => heard.push(piece),
  });
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  reader.end();
  return heard.join('');
}

test('wherever its pieces are cut, a text is read alike', () => {
  const text =
    '\ufeff<?xml version="1.0"?><x:a b="1 > 0" c=\'"\'><!-- <d> --><e/>a &lt;b&gt; &#x4e2d;&#25991;&amp;lt;<![CDATA[<raw>]]></x:a>\n';
  const whole = told(text);
  expect(whole).toContain('<a><e></e>a <b> 中文&lt;<raw></a>');
  for (let size = 1; size < 40; size++) expect(told(text, size)).toBe(whole);
});

test('attributes are told by their names, unescaped', () => {
  const seen: unknown[] = [];
  const reader = new XmlReader({
    open: (_, attributes) => seen.push({ ...attributes }),
    close: () => undefined,
    text: () => undefined,
  });
  reader.write(`<c  r = "B2" x:id='r&amp;1' sheetId="5"/>`);
  reader.end();
  expect(seen).toEqual([{ r: 'B2', 'x:id': 'r&1', sheetId: '5' }]);
});

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['a tag that does not end', '<a><b'],
  ['a text that never ends', `<a>${'x'.repeat(2_000_000)}`],
])('%s is refused', (_, text) => {
  expect(() => told(text, 64 * 1024)).toThrow();
});
