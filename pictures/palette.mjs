// Every picture draws from these few colours, so that the coverage reads as one piece of work.
export const palette = {
  light: '#fdf6e6',
  paper: '#f5ecdc',
  parchment: '#eadcc3',
  sand: '#d9c09a',
  clay: '#b98d64',
  amber: '#e3ae58',
  ochre: '#c68a35',
  umber: '#6d4a2f',
  brick: '#a9452f',
  wine: '#70291f',
  mist: '#c3d0c9',
  sage: '#8fada8',
  teal: '#437a7c',
  petrol: '#24515a',
  night: '#16323b',
  slate: '#3b474a',
  ink: '#1b2428',
};

const channels = (colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** The colour `share` of the way from one to the other. */
export function mix(from, to, share) {
  const target = channels(to);
  return `#${channels(from)
    .map((channel, i) => Math.round(channel + (target[i] - channel) * share).toString(16).padStart(2, '0'))
    .join('')}`;
}
