// The demo shop's mark: a woven bamboo basket with two leaves.
const strands = Array.from({ length: 3 }, (_, row) =>
  Array.from({ length: 5 }, (_, column) => {
    const x = 129 + column * 54;
    const y = 266 + row * 54;
    return (row + column) % 2
      ? `<rect x="${x}" y="${y + 11}" width="38" height="16" rx="8"/>`
      : `<rect x="${x + 11}" y="${y}" width="16" height="38" rx="8"/>`;
  }).join(''),
).join('');

export const logoSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">
<rect width="512" height="512" rx="116" fill="#12805c"/>
<path d="M150 236C150 96 362 96 362 236" fill="none" stroke="#fff" stroke-width="22" stroke-linecap="round"/>
<g transform="translate(256 226) scale(.84) translate(-256 -226)"><path d="M256 226C206 214 184 176 192 140C234 146 258 180 256 226z" fill="#b9e3c6"/>
<path d="M256 226C254 176 278 146 326 146C328 190 302 222 256 226z" fill="#8fd0a6"/></g>
<path d="M100 250H412L386 402A30 30 0 0 1 356 426H156A30 30 0 0 1 126 402z" fill="#fff"/>
<clipPath id="body"><path d="M112 262H400L376 396A22 22 0 0 1 354 414H158A22 22 0 0 1 136 396z"/></clipPath>
<g clip-path="url(#body)" fill="#12805c">${strands}</g>
<rect x="84" y="226" width="344" height="34" rx="17" fill="#fff"/>
</svg>
`;
