import { mix, palette } from './palette.mjs';
import { chance, circle, ellipse, group, line, path, range, rect } from './svg.mjs';

/** A dome of width 100 on a drum, its foot on 0, 0. `fill` may be a gradient. */
export const dome = ({ fill, drum = fill, band = palette.teal, finial = palette.ink }) => [
  rect(-42, -34, 84, 34, { fill: drum }),
  rect(-44, -38, 88, 7, { fill: band }),
  path('M-44-37C-58-62-44-92 0-124C44-92 58-62 44-37Z', { fill }),
  path('M0-122L0-150', { stroke: finial, 'stroke-width': 2.6, fill: 'none' }),
  circle(0, -136, 3.6, { fill: finial }),
  circle(0, -128, 2.6, { fill: finial }),
];

/** A minaret 300 high. */
export const minaret = ({ fill, trim = fill, cap = trim }) => [
  path('M-15 0L-12-196L12-196L15 0Z', { fill }),
  rect(-21, -206, 42, 11, { fill: trim }),
  rect(-18, -222, 36, 16, { fill: trim, 'fill-opacity': 0.75 }),
  rect(-23, -226, 46, 5, { fill: trim }),
  rect(-9, -252, 18, 28, { fill }),
  path('M-11-252C-15-266-9-276 0-288C9-276 15-266 11-252Z', { fill: cap }),
  path('M0-288L0-304', { stroke: cap, 'stroke-width': 2, fill: 'none' }),
];

/** A date palm about 100 high. */
export function palm({ trunk = palette.umber, leaf = palette.petrol, seed = 1 } = {}) {
  const luck = chance(seed);
  const frond = (angle, length) => {
    const across = Math.cos(angle) * length;
    const rise = Math.sin(angle) * length * 0.75;
    const droop = length * (0.2 + 0.5 * Math.abs(Math.cos(angle)));
    const tip = [across, -100 - rise + droop];
    const bend = [across * 0.5, -101 - rise - length * 0.14];
    const half = 3.2;
    const [aside, below] = [-(tip[1] + 100) / length, across / length];
    return path(
      `M0-100Q${bend[0] + aside * half} ${bend[1] - Math.abs(below) * half} ${tip[0]} ${tip[1]}` +
        `Q${bend[0] - aside * half} ${bend[1] + Math.abs(below) * half + 1} 0-97Z`,
      { fill: leaf },
    );
  };
  return [
    path('M-3 0C-2-36 0-70-1-100L2-100C3-68 3-34 4 0Z', { fill: trunk }),
    range(19).map((i) => frond((i / 18) * Math.PI * 1.3 - 0.47 + luck.between(-0.06, 0.06), luck.between(28, 40))),
  ];
}

/** A row of flat-roofed houses along `y`, from `left` to `right`, with what stands on such roofs. */
export function houses({ left, right, y, low, high, colour, seed, windows = mix(colour, palette.ink, 0.35), lamps, wide = [60, 150], foot = 400 }) {
  const luck = chance(seed);
  const row = [];
  for (let x = left; x < right; ) {
    const width = luck.between(...wide);
    const tall = luck.between(low, high);
    const tone = mix(colour, luck.often(0.5) ? palette.ink : palette.light, luck.between(0, 0.07));
    row.push(house({ x, y, width: width + 1, tall, tone, windows, lamps, luck, foot }));
    x += width - luck.between(0, 14);
  }
  return row;
}

function house({ x, y, width, tall, tone, windows, lamps, luck, foot }) {
  const roof = y - tall;
  const unit = Math.max(6, tall * 0.075);
  const columns = Math.floor(width / (unit * 2.6));
  const rows = Math.floor(tall / (unit * 3.2));
  const openings = range(columns * rows)
    .filter(() => luck.often(0.5))
    .map((i) => {
      const left = x + unit * 1.1 + (i % columns) * unit * 2.6;
      const top = roof + unit * 1.4 + Math.floor(i / columns) * unit * 3.2;
      const alight = lamps && luck.often(0.13);
      return rect(left, top, unit * 0.95, unit * 1.5, { fill: alight ? lamps : windows, opacity: alight ? 0.95 : 0.55 });
    });
  const above = [
    rect(x - 2, roof - 3, width + 4, 5, { fill: mix(tone, palette.light, 0.1) }),
    luck.often(0.45) && rect(x + width * 0.18, roof - tall * 0.14, width * 0.3, tall * 0.16, { fill: tone }),
    luck.often(0.5) && watertank(x + width * luck.between(0.55, 0.8), roof, unit, tone),
    luck.often(0.35) && dish(x + width * luck.between(0.15, 0.5), roof, unit, tone),
    luck.often(0.3) && line([[x + width * 0.85, roof], [x + width * 0.85, roof - unit * 4]], { stroke: tone, 'stroke-width': 2 }),
  ];
  return [above, rect(x, roof, width, tall + foot, { fill: tone }), openings];
}

const watertank = (x, roof, unit, tone) => [
  line([[x - unit * 0.7, roof], [x - unit * 0.7, roof - unit * 1.2], [x + unit * 0.7, roof - unit * 1.2], [x + unit * 0.7, roof]], { stroke: tone, 'stroke-width': 2 }),
  rect(x - unit * 1.1, roof - unit * 2.6, unit * 2.2, unit * 1.6, { rx: unit * 0.4, fill: tone }),
];

const dish = (x, roof, unit, tone) => [
  line([[x, roof], [x, roof - unit * 1.3]], { stroke: tone, 'stroke-width': 2 }),
  group({ transform: `rotate(-32 ${x} ${roof - unit * 1.6})` }, ellipse(x, roof - unit * 1.6, unit * 0.5, unit * 1.1, { fill: tone })),
];

/** A pillar of smoke that rises from 0, 0 and leans with the wind. */
export function smoke({ seed, height = 400, drift = 160, colour = palette.ink, puffs = 26, breadth = 70, opacity = 0.16 }) {
  const luck = chance(seed);
  return range(puffs).map((i) => {
    const share = i / (puffs - 1);
    const x = drift * share ** 1.6 + luck.between(-1, 1) * breadth * share * 0.5;
    const y = -height * share + luck.between(-1, 1) * breadth * 0.16;
    const r = breadth * (0.14 + share * 0.86) * luck.between(0.7, 1.1);
    return ellipse(x, y, r * 1.15, r, { fill: colour, opacity: opacity * (1 - share * 0.72) });
  });
}

/** Strands of wire that sag between the poles given by their tops. */
export const wires = (tops, sag, attributes) =>
  tops.slice(1).map((end, i) => {
    const start = tops[i];
    return path(`M${start[0]} ${start[1]}Q${(start[0] + end[0]) / 2} ${(start[1] + end[1]) / 2 + sag} ${end[0]} ${end[1]}`, { fill: 'none', ...attributes });
  });

/** A flag on a pole whose foot is 0, 0; flies to the right. */
export const flag = ({ colour, pole = palette.ink, tall = 220, width = 120, drop = 72, wave = 10, thick = 4 }) => [
  path(
    `M0 ${-tall}C${width * 0.3} ${-tall - wave} ${width * 0.6} ${-tall + wave * 1.6} ${width} ${-tall - wave * 0.4}` +
      `C${width * 0.97} ${-tall + drop * 0.4} ${width * 1.02} ${-tall + drop * 0.7} ${width * 0.98} ${-tall + drop}` +
      `C${width * 0.6} ${-tall + drop + wave * 1.8} ${width * 0.3} ${-tall + drop - wave} 0 ${-tall + drop}Z`,
    { fill: colour },
  ),
  path(
    `M${width * 0.28} ${-tall - wave * 0.08}C${width * 0.24} ${-tall + drop * 0.4} ${width * 0.32} ${-tall + drop * 0.7} ${width * 0.27} ${-tall + drop - wave * 0.2}` +
      `L${width * 0.52} ${-tall + drop + wave * 0.3}C${width * 0.5} ${-tall + drop * 0.6} ${width * 0.55} ${-tall + drop * 0.3} ${width * 0.52} ${-tall + wave * 0.26}Z`,
    { fill: palette.ink, opacity: 0.16 },
  ),
  rect(-thick / 2, -tall - 8, thick, tall + 8, { fill: pole }),
];

