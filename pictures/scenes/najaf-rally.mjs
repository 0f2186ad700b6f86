import { blur, glow, haze, lit } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { man } from '../people.mjs';
import { at, chance, group, linear, rect, url } from '../svg.mjs';
import { flag, houses } from '../town.mjs';
import { finished, width } from './frame.mjs';
import { shrine } from './shrine.mjs';

const gold = '#f4d89a';

const clothes = [palette.paper, palette.slate, palette.ink, palette.clay, palette.teal, palette.sand, palette.umber, palette.brick];
const gestures = ['down', 'down', 'down', 'raised', 'high'];
const flags = [palette.teal, palette.wine, palette.ochre, palette.brick, palette.petrol, palette.ink];

/** One rank of the crowd. */
function rank({ seed, y, size, gap, veil, flagsEvery }) {
  const luck = chance(seed);
  const veiled = (colour) => mix(colour, gold, veil);
  const people = [];
  const banners = [];
  for (let x = -30; x < width + 40; x += gap * luck.between(0.84, 1.16)) {
    const head = luck.pick(['bare', 'bare', 'cap', 'keffiyeh', 'turban']);
    const dress = { wears: luck.pick(['shirt', 'shirt', 'robe']), top: veiled(luck.pick(clothes)), head, hat: head === 'bare' ? veiled(palette.ink) : veiled(luck.pick([palette.paper, palette.parchment, palette.slate])), left: luck.pick(gestures), right: luck.pick(gestures), lean: luck.between(-3, 3) };
    people.push(at(x, y + luck.between(-6, 8) * size, size * luck.between(0.94, 1.05), group({ filter: url('sun') }, man(dress))));
    if (luck.often(flagsEvery)) {
      const turn = luck.between(-9, 9);
      const colour = veiled(luck.pick(flags));
      const tall = luck.between(150, 230);
      banners.push(group({ transform: `translate(${x + gap * 0.4} ${y}) rotate(${turn}) scale(${size})` }, flag({ colour, pole: veiled(palette.umber), tall, width: 78, drop: 50, wave: 8, thick: 2.2 })));
    }
  }
  return [banners, people];
}

export const draw = () =>
  finished(
    { corners: 0.36 },
    lit('gold', { dx: 5, dy: -4, softness: 8, edge: palette.light, strength: 0.75, depth: 0.4, shade: palette.umber }),
    lit('sun', { dx: 0.9, dy: -0.8, softness: 1.4, edge: '#fff0c8', strength: 0.85, depth: 0.34 }),
    linear('sky', [[0, '#3f7478'], [0.4, '#97b0a0'], [0.75, gold], [1, '#eebd77']]),
    rect(0, 0, width, 820, { fill: url('sky') }),
    glow('sun-glow', 1180, 420, 760, 560, '#fff3d2', 0.9),
    houses({ left: -20, right: 1640, y: 700, low: 60, high: 150, colour: mix(palette.clay, gold, 0.55), seed: 15, wide: [70, 150] }),
    haze('far', width, 480, 240, gold, 0.7, 0.7),
    at(800, 700, 2.55, shrine({ filter: url('gold'), veil: 0.1, air: gold })),
    blur('soft', 8),
    rect(0, 690, width, 380, { fill: mix(palette.clay, gold, 0.3) }),
    haze('square', width, 560, 200, gold, 0.65, 0.72),
    rank({ seed: 2, y: 752, size: 0.62, gap: 22, veil: 0.58, flagsEvery: 0.12 }),
    rank({ seed: 5, y: 790, size: 0.92, gap: 33, veil: 0.42, flagsEvery: 0.12 }),
    rank({ seed: 8, y: 846, size: 1.36, gap: 50, veil: 0.27, flagsEvery: 0.14 }),
    haze('middle', width, 700, 170, gold, 0.4, 0.6),
    rank({ seed: 13, y: 940, size: 2.05, gap: 78, veil: 0.13, flagsEvery: 0.16 }),
    rank({ seed: 22, y: 1010, size: 2.55, gap: 100, veil: 0.06, flagsEvery: 0.05 }),
    rank({ seed: 31, y: 1110, size: 3.2, gap: 128, veil: 0, flagsEvery: 0.18 }),
    rank({ seed: 54, y: 1330, size: 4.6, gap: 205, veil: 0, flagsEvery: 0 }),
  );
