// Draws the demo shop's pictures. Not part of starting the shop: the results are kept in ./pictures.
// Its inputs come from two npm packages installed in a scratch folder:
//   npm install --prefix <scratch folder> sharp @lobehub/fluent-emoji-3d@1.1.0
//   node make-pictures.mjs <scratch folder>
// The objects are Fluent Emoji 3D (MIT, Microsoft); see pictures/LICENSE.md.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { banner, categories, products, tints } from './picture-compositions.mjs';
import { logoSvg } from './logo.mjs';

const scratch = process.argv[2];
if (!scratch)
  throw new Error('usage: node make-pictures.mjs <scratch folder with sharp and fluent-emoji-3d>');
const sharp = createRequire(join(resolve(scratch), 'package.json'))('sharp');
const assets = join(resolve(scratch), 'node_modules/@lobehub/fluent-emoji-3d/assets');
const out = join(dirname(fileURLToPath(import.meta.url)), 'pictures');
const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** One object, trimmed to its outline, turned, and scaled so that its longer side is `size` pixels. */
async function object(emoji, size, turn) {
  const code = emoji.codePointAt(0).toString(16);
  const variant = emoji.includes('\ufe0f') ? '-fe0f' : '';
  const source = readFileSync(join(assets, `${code}${variant}.webp`));
  const big = await sharp(source)
    .resize(768, 768, { kernel: 'cubic' })
    .rotate(turn, { background: clear })
    .png()
    .toBuffer();
  const trimmed = await sharp(big).trim({ background: clear, threshold: 8 }).png().toBuffer();
  return sharp(trimmed)
    .resize(size, size, { fit: 'inside', kernel: 'mitchell' })
    .png()
    .toBuffer({ resolveWithObject: true });
}

const blurred = (width, height, deviation, shape) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>` +
      `<filter id="b" x="-50%" y="-150%" width="200%" height="400%"><feGaussianBlur stdDeviation="${deviation}"/>` +
      `</filter></defs>${shape}</svg>`,
  );

/** The shadow that an object throws on whatever stands behind it, as large as the canvas. */
async function castShadow(picture, left, top, canvas, shade) {
  const alpha = await sharp(picture.data).ensureAlpha().extractChannel('alpha').linear(0.26, 0).toBuffer();
  const { width, height } = picture.info;
  const flat = await sharp({ create: { width, height, channels: 3, background: shade } })
    .joinChannel(alpha)
    .png()
    .toBuffer();
  const whole = await sharp({ create: { ...canvas, channels: 4, background: { ...clear } } })
    .composite([{ input: flat, left: left + 8, top: top + 10 }])
    .png()
    .toBuffer();
  return sharp(whole).blur(13).png().toBuffer();
}

/** Where an object touches the ground: the middle and width of its lowest tenth, from its left edge. */
async function foot({ data, info: { width, height } }) {
  const slice = Math.max(1, Math.round(height / 10));
  const alpha = await sharp(data)
    .extractChannel('alpha')
    .extract({ left: 0, top: height - slice, width, height: slice })
    .raw()
    .toBuffer();
  const columns = [...alpha.keys()].filter((index) => alpha[index] > 128).map((index) => index % width);
  const left = columns.reduce((least, column) => Math.min(least, column), width);
  const right = columns.reduce((most, column) => Math.max(most, column), 0);
  return { middle: (left + right) / 2, breadth: right - left };
}

/** Stands objects on the canvas, back to front; x is the middle, y the foot. */
async function stand(objects, canvas, shade) {
  const layers = [];
  for (const [emoji, x, y, size, turn = 0] of objects) {
    const picture = await object(emoji, Math.round(size), turn);
    const { width, height } = picture.info;
    const left = Math.round(x - width / 2);
    const top = Math.round(y - height);
    const { middle, breadth } = await foot(picture);
    layers.push({ input: await castShadow(picture, left, top, canvas, shade), left: 0, top: 0 });
    layers.push({
      input: blurred(
        canvas.width,
        canvas.height,
        size / 24,
        `<ellipse cx="${left + middle + 6}" cy="${y - size * 0.012}" rx="${Math.max(breadth * 0.56, width * 0.26)}" ry="${size * 0.055}" fill="${shade}" ` +
          `opacity="0.45" filter="url(#b)"/>`,
      ),
      left: 0,
      top: 0,
    });
    layers.push({ input: picture.data, left, top });
  }
  return layers;
}

/** A calm studio: light from the upper left, a low round stand in the tint of the category. */
function studio({ light, base, deep, shade }, plain) {
  const podium = plain
    ? ''
    : `<ellipse cx="404" cy="684" rx="360" ry="80" fill="${shade}" opacity=".28" filter="url(#s)"/>` +
      `<path d="M60 622v32a340 90 0 0 0 680 0v-32z" fill="url(#side)"/>` +
      `<ellipse cx="400" cy="622" rx="340" ry="90" fill="url(#top)"/>` +
      `<ellipse cx="400" cy="622" rx="339" ry="89" fill="none" stroke="#fff" stroke-opacity=".7" stroke-width="2"/>`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><defs>
<filter id="s" x="-30%" y="-100%" width="160%" height="300%"><feGaussianBlur stdDeviation="22"/></filter>
<linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${base}"/>
<stop offset=".66" stop-color="${base}"/><stop offset="1" stop-color="${deep}"/></linearGradient>
<radialGradient id="glow" cx=".4" cy=".36" r=".62"><stop offset="0" stop-color="${light}"/>
<stop offset="1" stop-color="${light}" stop-opacity="0"/></radialGradient>
<linearGradient id="top" x1="0" y1="0" x2="1" y2=".4"><stop offset="0" stop-color="#fff"/>
<stop offset="1" stop-color="${base}"/></linearGradient>
<linearGradient id="side" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="${light}"/>
<stop offset=".55" stop-color="${base}"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>
<rect width="800" height="800" fill="url(#wall)"/><rect width="800" height="800" fill="url(#glow)"/>${podium}</svg>`);
}

async function drawProduct(name, tint, objects, plain) {
  const canvas = { width: 800, height: 800 };
  const background = await sharp(studio(tint, plain)).png().toBuffer();
  const layers = await stand(objects, canvas, tint.shade);
  await sharp(background)
    .composite(layers)
    .flatten()
    .jpeg({ quality: 80, mozjpeg: true, chromaSubsampling: '4:4:4' })
    .toFile(join(out, 'products', `${name}.jpg`));
}

async function drawCategory(name, tint, emojis) {
  const canvas = { width: 400, height: 400 };
  const circle = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><defs>
<radialGradient id="g" cx=".38" cy=".3" r=".8"><stop offset="0" stop-color="${tint.light}"/>
<stop offset="1" stop-color="${tint.deep}"/></radialGradient></defs><circle cx="200" cy="200" r="198" fill="url(#g)"/></svg>`);
  const layers = await stand(emojis, canvas, tint.shade);
  const big = await sharp(circle).composite(layers).png().toBuffer();
  await sharp(big)
    .resize(200, 200)
    .png({ palette: true, quality: 90 })
    .toFile(join(out, 'categories', `${name}.png`));
}

async function drawBanner() {
  const canvas = { width: 1200, height: 480 };
  const background = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="480"><defs>
<linearGradient id="w" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#e4f3e6"/>
<stop offset="1" stop-color="#bfe0c8"/></linearGradient>
<radialGradient id="g" cx=".7" cy=".35" r=".5"><stop offset="0" stop-color="#fffdf0"/>
<stop offset="1" stop-color="#fffdf0" stop-opacity="0"/></radialGradient></defs>
<rect width="1200" height="480" fill="url(#w)"/><rect width="1200" height="480" fill="url(#g)"/>
<path d="M0 392Q600 340 1200 386V480H0z" fill="#f3faf1"/><path d="M0 392Q600 340 1200 386" fill="none" stroke="#fff" stroke-width="3"/>
<circle cx="150" cy="120" r="190" fill="#fff" opacity=".25"/><circle cx="330" cy="40" r="90" fill="#fff" opacity=".22"/></svg>`);
  const layers = await stand(banner, canvas, '#1f4a2c');
  await sharp(await sharp(background).png().toBuffer())
    .composite(layers)
    .flatten()
    .jpeg({ quality: 82, mozjpeg: true, chromaSubsampling: '4:4:4' })
    .toFile(join(out, 'banner.jpg'));
}

for (const folder of ['products', 'categories']) mkdirSync(join(out, folder), { recursive: true });
const only = process.argv[3];
for (const { name, tint, objects, plain } of products) {
  if (!only || name.startsWith(only)) await drawProduct(name, tints[tint], objects, plain);
}
for (const { name, tint, objects } of categories) if (!only) await drawCategory(name, tints[tint], objects);
await drawBanner();
writeFileSync(join(out, 'logo.svg'), logoSvg);
await sharp(Buffer.from(logoSvg)).resize(512, 512).png({ compressionLevel: 9 }).toFile(join(out, 'logo.png'));
