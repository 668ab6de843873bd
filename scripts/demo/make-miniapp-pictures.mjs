// Draws the mini-program's tab icons and the pictures of its empty states. Not part of building the mini-program:
// the results are kept in miniapp/src/assets.
//   npm install --prefix <scratch folder> sharp
//   node make-miniapp-pictures.mjs <scratch folder>
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const scratch = process.argv[2];
if (!scratch) throw new Error('usage: node make-miniapp-pictures.mjs <scratch folder with sharp>');
const sharp = createRequire(join(resolve(scratch), 'package.json'))('sharp');
const assets = join(dirname(fileURLToPath(import.meta.url)), '../../miniapp/src/assets');

/** Drawn on 27 × 27, so that one unit is three pixels. `fill` marks the parts that the active icon fills. */
const tabs = {
  home:
    '<path fill="FILL" d="M4.5 12.2 13.5 4.6l9 7.6v8.6a1.7 1.7 0 0 1-1.7 1.7H6.2a1.7 1.7 0 0 1-1.7-1.7z"/>' +
    '<path stroke="INNER" d="M10.4 18.3c2 1.3 4.2 1.3 6.2 0"/>',
  category:
    '<rect fill="FILL" x="4.5" y="4.5" width="7.4" height="7.4" rx="2"/>' +
    '<rect fill="FILL" x="15.1" y="4.5" width="7.4" height="7.4" rx="3.7"/>' +
    '<rect fill="FILL" x="4.5" y="15.1" width="7.4" height="7.4" rx="2"/>' +
    '<rect fill="FILL" x="15.1" y="15.1" width="7.4" height="7.4" rx="2"/>',
  cart:
    '<path d="M8.6 11.4c0-8.6 9.8-8.6 9.8 0"/>' +
    '<path fill="FILL" d="M3.8 11.4h19.4l-2 9.5a2 2 0 0 1-2 1.6H7.8a2 2 0 0 1-2-1.6z"/>' +
    '<path stroke="INNER" d="M10.2 15v3.8M13.5 15v3.8M16.8 15v3.8"/>',
  me:
    '<circle fill="FILL" cx="13.5" cy="8.9" r="4.5"/>' +
    '<path fill="FILL" d="M4.6 22.5c.5-5 4.2-7 8.9-7s8.4 2 8.9 7z"/>',
};

const tab = (drawing, active) => {
  const colour = active ? '#12805c' : '#8a8f8d';
  const body = drawing
    .replaceAll('FILL', active ? colour : 'none')
    .replaceAll('INNER', active ? '#fff' : colour);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 27 27" width="81" height="81"><g fill="none" ` +
    `stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${body}</g></svg>`
  );
};

const ground = '<ellipse cx="160" cy="204" rx="104" ry="14" fill="#e6ebe6"/>';
const leaves = (x, y, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M0 0C-22-4-32-20-28-38C-8-36 2-20 0 0z" ` +
  `fill="#cfe5d6" stroke="none"/><path d="M0 0C0-22 10-34 30-34C32-14 20-2 0 0z" fill="#b4d8c2" stroke="none"/></g>`;
const line = (body) =>
  `<g fill="#fff" stroke="#9fb3a8" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">${body}</g>`;
const puffs =
  '<circle cx="62" cy="70" r="26" fill="#eef3ee"/><circle cx="262" cy="104" r="36" fill="#eef3ee"/>' +
  '<circle cx="222" cy="44" r="12" fill="#e6efe8"/>';

/** Drawn on 320 × 240. */
const empties = {
  cart:
    puffs +
    ground +
    leaves(160, 106, 0.9) +
    line(
      '<path fill="none" d="M112 110C112 30 208 30 208 110"/><path d="M84 112H236L222 186A14 14 0 0 1 208 198H112A14 14 0 0 1 98 186z"/>' +
        '<path d="M76 104H244A8 8 0 0 1 244 122H76A8 8 0 0 1 76 104z"/><path fill="none" stroke="#c6d5cb" d="M124 142v36M148 142v36M172 142v36M196 142v36M106 160h108"/>',
    ),
  orders:
    puffs +
    ground +
    line(
      '<path d="M104 46H216V198L200 187L184 198L168 187L152 198L136 187L120 198L104 187z"/>' +
        '<path fill="none" stroke="#c6d5cb" d="M128 84h64M128 108h64M128 132h36"/>',
    ) +
    leaves(226, 196, 1.1),
  results:
    puffs +
    ground +
    line(
      '<circle cx="146" cy="106" r="58"/><path fill="none" stroke-width="14" d="M190 150L224 184"/>' +
        '<path fill="none" stroke="#c6d5cb" d="M112 98a36 36 0 0 1 24-26"/>',
    ) +
    leaves(146, 134, 1.1),
  network:
    puffs +
    ground +
    line(
      '<path d="M108 170A36 36 0 0 1 110 98A52 52 0 0 1 208 90A40 40 0 0 1 214 170z"/>' +
        '<path fill="none" stroke="#d9a39d" d="M146 120L174 148M174 120L146 148"/>' +
        '<path fill="none" stroke="#c6d5cb" stroke-dasharray="1 10" d="M160 182V200"/>',
    ),
};

for (const folder of ['tab', 'empty']) mkdirSync(join(assets, folder), { recursive: true });
for (const [name, drawing] of Object.entries(tabs)) {
  for (const [suffix, active] of [
    ['', false],
    ['-active', true],
  ]) {
    await sharp(Buffer.from(tab(drawing, active)), { density: 288 })
      .resize(81, 81)
      .png({ compressionLevel: 9 })
      .toFile(join(assets, 'tab', `${name}${suffix}.png`));
  }
}
for (const [name, drawing] of Object.entries(empties)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240" width="400" height="300">${drawing}</svg>`;
  await sharp(Buffer.from(svg), { density: 144 })
    .resize(400, 300)
    .png({ compressionLevel: 9 })
    .toFile(join(assets, 'empty', `${name}.png`));
}
