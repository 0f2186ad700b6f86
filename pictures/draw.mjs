import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { encode } from './encode.mjs';
import { gallery } from './gallery.mjs';
import { writeIcons } from './icon.mjs';

const here = (place) => fileURLToPath(new URL(place, import.meta.url));
const site = here('../public/');
const pictures = here('../public/coverage/pictures/');
const listing = here('placeholders.json');

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !gallery[name]);
if (unknown.length > 0) {
  console.error(`No such picture: ${unknown.join(', ')}. There are: ${Object.keys(gallery).join(', ')}.`);
  process.exit(1);
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

await mkdir(pictures, { recursive: true });
const known = JSON.parse(await readFile(listing, 'utf8').catch(() => '{}'));
const placeholders = {};

for (const [name, { draw, flat }] of Object.entries(gallery)) {
  if (wanted.length > 0 && !wanted.includes(name)) {
    placeholders[name] = known[name];
    continue;
  }
  const { written, placeholder } = await encode(name, draw(), pictures, { flat });
  placeholders[name] = placeholder;
  console.log(`${placeholder}  ${name}: ${written.map(({ size }) => kilobytes(size)).join(', ')}`);
}

await writeFile(listing, `${JSON.stringify(placeholders, null, 2)}\n`);
if (wanted.length === 0) console.log(`Icons: ${(await writeIcons(site)).join(', ')}`);
