import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const widths = [480, 960, 1600];
const fallback = 960;

// Small sizes carry their detail in fewer pixels, so they bear less loss.
const quality = { 480: 78, 960: 76, 1600: 72 };

const hex = (channels) => `#${channels.map(({ mean }) => Math.round(mean).toString(16).padStart(2, '0')).join('')}`;

const lossy = (master, width) =>
  sharp(master).resize(width).webp({ quality: quality[width], effort: 6, smartSubsample: true }).toBuffer();

async function exact(master, width) {
  const few = await sharp(master).resize(width).png({ palette: true, colours: 64 }).toBuffer();
  return sharp(few).webp({ lossless: true, effort: 6 }).toBuffer();
}

/**
 * Writes one drawing in every size; answers with what was written and with the colour that
 * holds its place while it loads: the mean, as the most frequent one is often a shadow.
 * A drawing of few colours (`flat`) is kept without loss where that takes fewer bytes.
 */
export async function encode(name, svg, folder, { flat = false } = {}) {
  const master = await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).png().toBuffer();
  const written = [];
  const write = async (file, bytes) => {
    await writeFile(join(folder, file), bytes);
    written.push({ file, size: bytes.length });
  };
  for (const width of widths) {
    const candidates = await Promise.all([lossy(master, width), flat && exact(master, width)]);
    const [smallest] = candidates.filter(Boolean).sort((a, b) => a.length - b.length);
    await write(`${name}-${width}.webp`, smallest);
  }
  const jpeg = await sharp(master).resize(fallback).jpeg({ quality: 76, mozjpeg: true }).toBuffer();
  await write(`${name}-${fallback}.jpg`, jpeg);
  const { channels } = await sharp(master).removeAlpha().stats();
  return { written, placeholder: hex(channels) };
}
