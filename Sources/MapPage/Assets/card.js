// What is known of the tile that the user selected.

import {isDamage} from './marks.js';
import {announce, byId, bytes, coordinate, json, make, whole, withUnit} from './words.js';

let latest = 0;

/** Shows a tile, at first with what the page knows, then with the answer of the server. */
export async function showCard(side, tile) {
  const number = latest += 1;
  const {cache, marks} = side;
  const level = cache.levels[tile.index].level;
  render(side, tile, {});
  const address = cache.isWithin(tile) ? cache.address('info', level, tile.row, tile.column) : null;
  if (!address) return announce(summary(side, tile, {}));
  let info;
  try {
    info = await json(address);
    marks.add(tile, info.findings ?? []);
  } catch (error) {
    info = {failure: error.message};
  }
  // A later selection must not be replaced by an earlier answer.
  if (number !== latest) return;
  render(side, tile, info);
  announce(summary(side, tile, info));
}

function state({marks}, tile, info) {
  // An index entry that points outside its bundle is a damaged tile, although there are no bytes to send.
  if ((info.findings ?? marks.findings(tile)).some(isDamage)) return 'damaged';
  const isMissing = info.present === undefined ? marks.presence(tile) === 'missing' : !info.present;
  return isMissing ? 'missing' : 'present';
}

function summary(side, tile, info) {
  const name = `${side.cache.levels[tile.index].level}/${tile.row}/${tile.column}`;
  const findings = info.findings ?? side.marks.findings(tile);
  return `Tile ${name}: ${[state(side, tile, info), ...findings.map(finding => finding.message)].join('. ')}`;
}

/** `R0080C0100`, the name of a bundle without its suffix. */
function bundleName({packetSize}, {row, column}) {
  const corner = value => (Math.floor(value / packetSize) * packetSize).toString(16).padStart(4, '0');
  return `R${corner(row)}C${corner(column)}`;
}

function render(side, tile, info) {
  const {cache, marks} = side;
  const level = cache.levels[tile.index];
  const is = state(side, tile, info);
  const known = info.findings ?? marks.findings(tile);
  const [left, top, right, bottom] = cache.edges(tile).map(value => coordinate(value, level.resolution));
  const facts = [
    ['Level, row, column', `${level.level} / ${whole(tile.row)} / ${whole(tile.column)}`],
    // What the browser cannot show may be sound, such as LERC, as long as nobody has checked it.
    ['State', is === 'damaged' && known.every(finding => !finding.rule) ? 'damaged, or not a picture' : is],
  ];
  if (info.file) facts.push(['File', info.file]);
  else if (cache.packetSize && cache.isWithin(tile)) facts.push(['Bundle', bundleName(cache, tile)]);
  if (Number.isFinite(info.offset)) facts.push(['Offset', bytes(info.offset)]);
  if (Number.isFinite(info.bytes)) facts.push(['Size', bytes(info.bytes)]);
  if (is !== 'missing' && 'mediaType' in info) facts.push(['Type', info.mediaType ?? 'not recognised']);
  facts.push(['x', `${left} to ${withUnit(right, cache.unit)}`], ['y', `${bottom} to ${withUnit(top, cache.unit)}`]);
  const list = make('dl', {
    children: facts.map(([name, text]) => make('div', {
      children: [make('dt', {text: name}), make('dd', {text: String(text), name: name === 'State' ? is : ''})],
    })),
  });
  const findings = known.map(finding => make('div', {
    name: `finding ${['error', 'warning', 'info'].includes(finding.severity) ? finding.severity : 'error'}`,
    children: [
      make('strong', {text: `${finding.rule ?? 'Browser'}${finding.about === 'bundle' ? ', about the bundle' : ''}`}),
      make('p', {text: String(finding.message), dir: 'auto'}),
    ],
  }));
  const parts = [list, ...findings];
  if (side.isSecond) parts.unshift(make('p', {name: 'quiet', text: `Of ${cache.title}`, dir: 'auto'}));
  if (info.failure) parts.push(make('p', {name: 'finding warning', text: info.failure}));
  byId('tile-card').replaceChildren(...parts);
}
