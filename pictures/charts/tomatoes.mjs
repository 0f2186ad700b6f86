import { mix, palette } from '../palette.mjs';
import { at, el, ellipse, group, line, linear, path, picture, radial, rect, url } from '../svg.mjs';
import { blur } from '../light.mjs';
import { text } from '../type.mjs';

const width = 1600;
const height = 1067;
const ground = 900;
const pixelsPerDinar = 0.3;

const prices = [
  { when: 'before', dinars: 500, x: 300, colour: mix(palette.sage, palette.teal, 0.35) },
  { when: 'now', dinars: 2000, x: 700, colour: palette.brick },
];

const bar = ({ when, dinars, x, colour }) => {
  const tall = dinars * pixelsPerDinar;
  return [
    linear(`bar-${when}`, [[0, colour], [1, mix(colour, palette.ink, 0.14)]]),
    rect(x, ground - tall, 260, tall, { fill: url(`bar-${when}`) }),
    text(dinars.toLocaleString('en-GB'), x + 130, ground - tall - 24, { size: 92, weight: 700, anchor: 'middle', fill: mix(colour, palette.ink, 0.25) }),
    text(when, x + 130, ground + 66, { size: 52, weight: 500, anchor: 'middle' }),
  ];
};

const gridline = (dinars) => {
  const y = ground - dinars * pixelsPerDinar;
  return [
    line([[220, y], [1040, y]], { stroke: palette.sand, 'stroke-width': 2.5 }),
    text(dinars.toLocaleString('en-GB'), 200, y + 14, { size: 40, anchor: 'end', fill: palette.umber }),
  ];
};

const calyx = 'M0-6C-14-22-34-24-48-16C-32-12-22-6-16 2C-24 6-30 14-30 24C-20 16-12 12-4 12C0 20 8 26 18 26C14 18 14 12 14 6C24 8 36 6 44-2C34-6 24-8 12-8C12-18 8-26 4-32C0-24-2-16 0-6Z';

const tomato = (x, y, scale, turn) =>
  at(
    x,
    y,
    scale,
    el('ellipse', { cx: 10, cy: 88, rx: 112, ry: 20, fill: palette.umber, opacity: 0.35, filter: url('soft') }),
    path('M-4-84C40-100 104-78 108-14C112 54 62 92 0 92C-62 92-112 54-108-14C-104-78-46-100-4-84Z', { fill: url('skin') }),
    path('M-84-30C-80-58-58-74-36-74C-58-60-70-44-72-20C-74-8-86-14-84-30Z', { fill: palette.light, opacity: 0.42 }),
    group(
      { transform: `translate(6 -78) rotate(${turn}) scale(1.05 .8)` },
      path(calyx, { fill: palette.petrol, opacity: 0.3, transform: 'translate(4 8)' }),
      path(calyx, { fill: palette.teal }),
      path('M-3-4C-6-20-4-34 4-46L14-42C8-32 6-18 8-2Z', { fill: mix(palette.teal, palette.petrol, 0.5) }),
    ),
  );

export function draw() {
  return picture(
    width,
    height,
    rect(0, 0, width, height, { fill: palette.paper }),
    radial('skin', [[0, '#d9694a'], [0.45, palette.brick], [1, palette.wine]], { cx: 0.34, cy: 0.3, r: 0.8 }),
    blur('soft', 9),
    text('A kilo of tomatoes in Baghdad', 80, 112, { size: 68, weight: 700 }),
    text('Iraqi dinars, as one reader reported it', 80, 176, { size: 46, fill: palette.umber }),
    [500, 1000, 1500, 2000].map(gridline),
    prices.map(bar),
    line([[220, ground], [1520, ground]], { stroke: palette.ink, 'stroke-width': 4 }),
    text('0', 200, ground + 14, { size: 40, anchor: 'end', fill: palette.umber }),
    tomato(1300, 665, 0.98, -14),
    tomato(1190, 803, 1.02, 10),
    tomato(1402, 806, 1, -30),
  );
}
