import { mix, palette } from '../palette.mjs';
import { circle, line, picture, range, rect } from '../svg.mjs';
import { lines, text } from '../type.mjs';

const width = 1600;
const height = 1067;
const family = 'ibm-plex-sans-condensed';

// The figures lie four powers of ten apart. One unit for all of them, laid out as dots that can be
// compared by eye, keeps the proportions true where bars of one scale would leave most invisible.
const peoplePerDot = 500;
const pitch = 24;
const radius = 9.6;

function dots({ least, most = least }, x, y, columns, colour) {
  return range(Math.ceil(most / peoplePerDot)).map((i) => {
    const cx = x + (i % columns) * pitch + radius;
    const cy = y + Math.floor(i / columns) * pitch + radius;
    const part = Math.min(1, most / peoplePerDot - i);
    const reported = i < least / peoplePerDot;
    return circle(cx, cy, radius * Math.sqrt(part), reported ? { fill: colour } : { fill: mix(colour, palette.paper, 0.62) });
  });
}

const displaced = { least: 500000, words: '500,000', meaning: ['people have fled Mosul', '(IOM)'] };

const others = [
  { least: 5400, words: '5,400', meaning: ['killed in Iraq', 'in 2014 so far', '(Economist)'], colour: palette.ink },
  { least: 3000, most: 5000, words: '3,000–5,000', meaning: ['fighters in ISIS,', 'reportedly'], colour: palette.brick },
  { least: 500, most: 800, words: '500–800', meaning: ['of them said to', 'have taken Mosul'], colour: palette.brick },
  { least: 500, words: '500', meaning: ['Iranian Guards', 'said to be in', 'Diyala (CNN)'], colour: palette.ochre },
  { least: 80, words: '80', meaning: ['Turks held', 'by ISIS'], colour: palette.teal },
];

const lefts = [74, 330, 736, 1050, 1330];

export function draw() {
  return picture(
    width,
    height,
    rect(0, 0, width, height, { fill: palette.paper }),
    text(displaced.words, 70, 158, { size: 132, weight: 700, family, fill: palette.petrol }),
    lines(displaced.meaning, 560, 100, 54, { size: 44, family, weight: 500 }),
    circle(1328, 470, radius, { fill: palette.petrol }),
    lines(['One dot:', '500 people'], 1318, 536, 52, { size: 44, weight: 600, family }),
    dots(displaced, 75, 206, 50, palette.petrol),
    line([[75, 712], [1525, 712]], { stroke: palette.sand, 'stroke-width': 3 }),
    others.map((figure, i) => [
      dots(figure, lefts[i], 752, 6, figure.colour),
      text(figure.words, lefts[i] - 3, 888, { size: 70, weight: 700, family, fill: figure.colour }),
      lines(figure.meaning, lefts[i] - 2, 942, 44, { size: 39, family, weight: 500 }),
    ]),
  );
}
