import { blur, glow, haze, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { man } from '../people.mjs';
import { at, chance, group, linear, path, range, rect, url } from '../svg.mjs';
import { houses, palm } from '../town.mjs';
import { bus } from '../vehicles.mjs';
import { finished, width } from './frame.mjs';
import { shrine } from './shrine.mjs';

const noon = '#f7e6c2';

const riders = () => {
  const luck = chance(14);
  return range(8).map((i) =>
    at(102 + i * 48 + luck.between(-4, 4), -14, 1.06, man({ half: true, top: luck.pick([palette.paper, palette.ochre, palette.sage, palette.clay, palette.brick]), head: luck.pick(['bare', 'cap', 'keffiyeh']), hat: luck.pick([palette.paper, palette.sand]) })),
  );
};

const arcade = () => [
  rect(0, 640, width, 130, { fill: mix(palette.clay, noon, 0.42) }),
  rect(0, 632, width, 12, { fill: mix(palette.teal, noon, 0.3) }),
  range(28).map((i) => path(`M${12 + i * 58} 770L${12 + i * 58} 706Q${14 + i * 58} 678 ${33 + i * 58} 666Q${52 + i * 58} 678 ${54 + i * 58} 706L${54 + i * 58} 770Z`, { fill: mix(palette.umber, noon, 0.3) })),
];

const road = () => [
  linear('road', [[0, '#d8bd92'], [0.5, '#b39872'], [1, '#7d6a55']]),
  rect(0, 768, width, 300, { fill: url('road') }),
  rect(0, 768, width, 26, { fill: mix(palette.sand, palette.light, 0.3) }),
  rect(0, 792, width, 7, { fill: palette.umber, opacity: 0.4 }),
  range(5).map((i) => path(`M${i * 380 - 60} 1012L${i * 380 + 130} 1012L${i * 380 + 120} 1024L${i * 380 - 76} 1024Z`, { fill: palette.light, opacity: 0.7 })),
];

export const draw = () =>
  finished(
    { corners: 0.22 },
    blur('soft', 10),
    lit('gold', { dx: 4, dy: -4, softness: 7, edge: palette.light, strength: 0.75, depth: 0.36, shade: palette.umber }),
    lit('sun', { dx: 1.2, dy: -1.4, softness: 2, edge: palette.light, strength: 0.8, depth: 0.3 }),
    linear('sky', [[0, '#6f9da1'], [0.55, '#b9cdc0'], [1, noon]]),
    rect(0, 0, width, 800, { fill: url('sky') }),
    glow('sun-glow', 1180, 280, 640, 480, palette.light, 0.85),
    houses({ left: -20, right: 1640, y: 690, low: 40, high: 120, colour: mix(palette.clay, noon, 0.6), seed: 8, wide: [60, 130] }),
    haze('far', width, 520, 200, noon, 0.7, 0.7),
    at(1080, 690, 2.25, shrine({ filter: url('gold') })),
    arcade(),
    at(240, 772, 3.1, palm({ trunk: mix(palette.umber, noon, 0.2), leaf: mix(palette.petrol, noon, 0.12), seed: 3 })),
    at(404, 772, 2.3, palm({ trunk: mix(palette.umber, noon, 0.3), leaf: mix(palette.petrol, noon, 0.24), seed: 7 })),
    at(1540, 772, 2.8, palm({ trunk: mix(palette.umber, noon, 0.2), leaf: mix(palette.petrol, noon, 0.12), seed: 11 })),
    haze('heat', width, 650, 170, noon, 0.5, 0.7),
    road(),
    shadow(660, 966, 520, 22, { opacity: 0.6 }),
    at(180, 968, 2.02, group({ filter: url('sun') }, bus({ body: palette.paper, stripe: palette.teal, glass: mix(palette.petrol, palette.night, 0.4), riders: riders() }))),
  );

