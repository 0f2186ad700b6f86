import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { palette } from './palette.mjs';
import { circle, el, path, rect } from './svg.mjs';

// A clock from which a line of entries runs down. All of it lies in the middle four fifths,
// so that a phone may cut the icon to any outline.
const mark = () => [
  path('M186 262V404', { stroke: palette.paper, 'stroke-width': 20 }),
  circle(186, 336, 27, { fill: palette.paper }),
  circle(186, 412, 27, { fill: palette.paper }),
  path('M264 336H392M264 412H346', { stroke: palette.paper, 'stroke-width': 36, 'stroke-linecap': 'round' }),
  path('M326 182H388', { stroke: palette.amber, 'stroke-width': 36, 'stroke-linecap': 'round' }),
  circle(186, 182, 82, { fill: palette.petrol, stroke: palette.paper, 'stroke-width': 26 }),
  path('M186 138V182L220 203', { fill: 'none', stroke: palette.amber, 'stroke-width': 24, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }),
];

const icon = (corner) =>
  el('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 512 512' }, rect(0, 0, 512, 512, { rx: corner, fill: palette.petrol }), mark());

const bitmaps = { 'apple-touch-icon.png': 180 };

export async function writeIcons(folder) {
  await writeFile(join(folder, 'icon.svg'), `${icon(104)}\n`);
  for (const [file, size] of Object.entries(bitmaps)) {
    await sharp(Buffer.from(icon(0)), { density: 288 }).resize(size).png({ palette: true, compressionLevel: 9 }).toFile(join(folder, file));
  }
  return ['icon.svg', ...Object.keys(bitmaps)];
}
