import { blur, glow, haze, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { man } from '../people.mjs';
import { at, chance, circle, group, linear, path, range, rect, smooth, url } from '../svg.mjs';
import { flag, palm } from '../town.mjs';
import { finished, width } from './frame.mjs';

const glare = '#f7e2b4';
const dusty = '#dfae6d';

const cloths = [palette.umber, palette.ink, palette.slate, palette.wine, palette.petrol, '#54402f'];
const covers = [palette.paper, palette.parchment, palette.sand, '#e7cdb6'];
const stances = [['down', 'down'], ['down', 'raised'], ['bearing', 'down'], ['high', 'down'], ['hip', 'down']];

function row({ seed, y, size, gap, veil, from = -40, to = 1640, skip = () => false }) {
  const luck = chance(seed);
  const veiled = (colour) => mix(colour, dusty, veil);
  const row = [];
  for (let x = from; x < to; x += gap * luck.between(0.8, 1.2)) {
    const [left, right] = luck.pick(stances);
    const wears = luck.often(0.55) ? 'cloak' : 'robe';
    const robe = wears === 'robe' && luck.often(0.5) ? luck.pick(covers) : luck.pick(cloths);
    const dress = { wears, top: veiled(robe), head: luck.often(0.8) ? 'keffiyeh' : 'turban', hat: veiled(luck.pick(covers)), left, right, lean: luck.between(-1.5, 1.5) };
    const stand = [y + luck.between(-8, 10), size * luck.between(0.95, 1.06)];
    if (skip(x)) continue;
    row.push(at(x, stand[0], stand[1], group({ filter: url('backlit') }, man(dress))));
  }
  return row;
}

const banner = (x, y, size, colour, turn = 0) =>
  group({ transform: `translate(${x} ${y}) rotate(${turn}) scale(${size})` }, flag({ colour, pole: mix(palette.ink, colour, 0.2), tall: 300, width: 150, drop: 96, wave: 14, thick: 4 }));

export const draw = () =>
  finished(
    { corners: 0.42 },
    blur('soft', 8),
    lit('backlit', { dx: 0.7, dy: -0.9, softness: 1.2, edge: '#ffe9b8', strength: 0.95, depth: 0.3 }),
    linear('sky', [[0, '#7d8f86'], [0.42, '#d3b98b'], [0.72, dusty], [1, '#c98f52']]),
    rect(0, 0, width, 760, { fill: url('sky') }),
    glow('sun-glow', 980, 400, 820, 560, '#fff0c9', 0.95),
    circle(980, 400, 92, { fill: '#fff6df' }),
    path(`${smooth([[0, 650], [220, 622], [460, 640], [720, 616], [1000, 634], [1300, 612], [1600, 640]])}L1600 800L0 800Z`, { fill: mix(dusty, palette.umber, 0.2) }),
    range(9).map((i) => at([60, 150, 210, 420, 1240, 1330, 1388, 1500, 1570][i], 668, [1.2, 1.6, 1.1, 1, 1.1, 1.7, 1.2, 1.5, 1.1][i], palm({ trunk: mix(dusty, palette.umber, 0.36), leaf: mix(dusty, palette.petrol, 0.34), seed: i }))),
    haze('far', width, 520, 220, glare, 0.8, 0.7),
    linear('ground', [[0, '#d9a561'], [0.5, palette.clay], [1, palette.umber]]),
    rect(0, 664, width, 420, { fill: url('ground') }),
    [[240, 0.62, palette.teal, -3], [700, 0.66, palette.ochre, 4], [1210, 0.62, palette.brick, -2]].map(([x, size, colour, turn]) => banner(x, 700, size, mix(colour, dusty, 0.45), turn)),
    row({ seed: 4, y: 724, size: 1.5, gap: 44, veil: 0.55 }),
    haze('middle', width, 560, 220, glare, 0.5, 0.7),
    [[420, 1.18, palette.petrol, -4], [860, 1.26, palette.brick, 3], [1380, 1.2, palette.teal, -3]].map(([x, size, colour, turn]) => banner(x, 830, size, mix(colour, dusty, 0.2), turn)),
    row({ seed: 19, y: 850, size: 2.6, gap: 92, veil: 0.3 }),
    haze('near', width, 700, 240, dusty, 0.5, 0.6),
    [[150, 1.95, palette.wine, -5], [1130, 2.1, palette.petrol, 4]].map(([x, size, colour, turn]) => banner(x, 1110, size * 1.1, colour, turn)),
    range(7).map((i) => shadow(60 + i * 250, 1130, 160, 50, { opacity: 0.4 })),
    row({ seed: 42, y: 1180, size: 5, gap: 216, veil: 0, from: 40, skip: (x) => x > 760 && x < 1020 }),
  );
