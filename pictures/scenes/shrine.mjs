import { mix, palette } from '../palette.mjs';
import { at, group, linear, path, range, rect, url } from '../svg.mjs';
import { dome, minaret } from '../town.mjs';

const gold = '#dca643';

/** The golden dome of a shrine with its gate and two minarets; about 300 wide, its foot on 0, 0. */
export const shrine = ({ filter, veil = 0, air = palette.light } = {}) => {
  const tone = (colour) => mix(colour, air, veil);
  return [
    linear('dome-gold', [[0, tone('#a8701f')], [0.4, tone(gold)], [0.7, tone('#f0cd7c')], [1, tone('#c48a2e')]], { x2: 1, y2: 0 }),
    at(-92, 0, 0.82, group({ filter }, minaret({ fill: url('dome-gold'), trim: tone('#b57f2a'), cap: tone('#c9923a') }))),
    at(92, 0, 0.82, group({ filter }, minaret({ fill: url('dome-gold'), trim: tone('#b57f2a'), cap: tone('#c9923a') }))),
    at(0, -34, 1.12, group({ filter }, dome({ fill: url('dome-gold'), drum: tone('#b98536'), band: tone(palette.teal), finial: tone('#9a6a22') }))),
    range(7).map((i) => rect(-41 + i * 12.4, -66, 7, 20, { rx: 3.5, fill: tone(palette.umber), opacity: 0.55 })),
    rect(-150, -36, 300, 36, { fill: tone(palette.sand) }),
    rect(-150, -38, 300, 5, { fill: tone(palette.teal) }),
    rect(-34, -62, 68, 62, { fill: tone(palette.teal) }),
    rect(-30, -58, 60, 58, { fill: tone(mix(palette.teal, palette.ochre, 0.25)) }),
    path('M-22 0L-22-28Q-20-44 0-54Q20-44 22-28L22 0Z', { fill: tone(palette.petrol) }),
    path('M-14 0L-14-24Q-12-36 0-43Q12-36 14-24L14 0Z', { fill: tone(palette.night) }),
    range(10).map((i) => {
      const x = i < 5 ? -146 + i * 22 : 40 + (i - 5) * 22;
      return path(`M${x} 0L${x}-16Q${x + 1}-24 ${x + 8}-28Q${x + 15}-24 ${x + 16}-16L${x + 16} 0Z`, { fill: tone(palette.clay) });
    }),
  ];
};
