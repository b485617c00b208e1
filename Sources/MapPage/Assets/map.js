// The page of one cache. The server, or the folder of a static copy, has `cache.json` beside the page.

import {announce, byId, complain, coordinate, make, withUnit} from './words.js';
import {Cache} from './cache.js';
import {showCard} from './card.js';
import {Comparison} from './compare.js';
import {colours} from './drawing.js';
import {Levels} from './levels.js';
import {copy, showLinks} from './links.js';
import {Marks} from './marks.js';
import {Pane, viewOf} from './pane.js';
import {readPlace, writePlace} from './place.js';

const switches = ['tiles', 'missing', 'damaged', 'bundles', 'full', 'initial', 'reach'];

try {
  const cache = await Cache.read('./');
  describe(cache);
  if (!globalThis.ol) explainLibrary(cache);
  else if (!cache.levels.length) complain('The cache has no levels, so there is no map.');
  else start(cache);
} catch (error) {
  complain(error.message);
  byId('panel').hidden = true;
}

function describe(cache) {
  byId('title').textContent = cache.title;
  document.title = cache.title;
  const {name, wkid, latestWkid} = cache.system;
  const codes = latestWkid && latestWkid !== wkid ? `WKID ${wkid}, latest ${latestWkid}` : wkid ? `WKID ${wkid}` : '';
  // The name is isolated: a character that turns the direction round must not turn the numbers round.
  byId('system').replaceChildren(make('bdi', {text: String(name ?? '').replaceAll('_', ' ')}), name && codes ? ' · ' : '', codes);
  byId('attribution').textContent = cache.attribution;
  byId('bundle-switch').hidden = !cache.packetSize;
  showLinks(cache.links);
}

/** Without OpenLayers there is no map. The levels and the links are of use anyway. */
function explainLibrary(cache) {
  // Only a server answers about single tiles. A static copy does not get the files that are installed later.
  const next = cache.templates.info ? 'reload the page' : 'convert the cache again';
  complain(
    'The map needs OpenLayers, which is not part of tilescheme and is not installed. Run this command in the source '
      + `folder of tilescheme, then ${next}:`,
    make('pre', {children: [make('code', {text: 'make map-library'})], tabindex: '0'}),
    'The tiles are served without it.');
  byId('stage').hidden = true;
  for (const id of ['tile', 'compare']) byId(id).hidden = true;
  for (const id of ['level-heading', 'show-heading']) byId(id).parentElement.hidden = true;
  if (cache.levels.length) new Levels({cache, marks: new Marks(cache, () => {})}, () => {});
  for (const button of document.querySelectorAll('#levels button')) button.disabled = true;
}

function start(cache) {
  const show = {};
  const side = {cache, marks: new Marks(cache, changed), chosen: null};
  const paneOptions = {show, onChoice: choose, onPointer: tell};
  const target = byId('first');
  for (const pane of [target, byId('second')]) {
    pane.tabIndex = 0;
    pane.setAttribute('role', 'application');
  }
  target.setAttribute('aria-label', `Map of ${cache.title}. Arrow keys move the map, plus and minus change the level, `
    + 'Enter selects the tile in the middle.');
  const pane = new Pane(target, paneOptions);
  const isBetween = () => byId('between').checked;
  const levels = new Levels(side, resolution => view().animate({resolution, duration: motion()}));
  const comparison = new Comparison(side, pane, {paneOptions, changed: keep, isBetween});
  const view = () => pane.map.getView();

  function changed() {
    pane.redraw();
    levels.refresh();
    // Without a server that answers about tiles, what the page finds by itself is all that the card can show.
    if (side.chosen && !cache.templates.info) showCard(side, side.chosen);
  }

  /** Shows the state of the view, and writes it into the address. */
  function keep() {
    const resolution = view().getResolution();
    const center = view().getCenter();
    if (!center || !resolution) return;
    levels.show(resolution);
    tell(center, side, resolution);
    writePlace(cache, {center, resolution, other: comparison.name, isSwipe: comparison.isSwipe});
    side.marks.checkIfSmall(levels.index);
  }

  /** Shows the coordinates of a point in the map units of a side. */
  function tell(point, ofSide, resolution) {
    if (!ofSide) return;
    const [east, north] = point.map(value => withUnit(coordinate(value, resolution), ofSide.cache.unit));
    byId('coordinates').textContent = `x ${east} · y ${north}`;
  }

  function choose(ofSide, tile) {
    for (const other of [side, comparison.other]) if (other) other.chosen = other === ofSide ? tile : null;
    showCard(ofSide, tile);
    pane.redraw();
    comparison.second?.redraw();
  }

  /** Goes to the place of the address, or shows the whole cache. */
  function goTo(place) {
    const next = viewOf(cache, {...(place ?? whole()), isBetween: isBetween()});
    next.on('change', () => levels.show(next.getResolution()));
    pane.map.setView(next);
    comparison.choose(place?.other ?? comparison.name, place ? place.isSwipe : comparison.isSwipe);
  }

  /** The finest level with tiles that shows nearly all; the nearest one if that would leave the window nearly empty. */
  function whole() {
    const extent = cache.startExtent;
    const drawn = cache.levels.filter(level => level.tiles);
    const candidates = (drawn.length ? drawn : cache.levels).map(level => level.resolution);
    if (!extent) return {center: cache.origin, resolution: candidates[0]};
    const [width, height] = pane.map.getSize();
    const ideal = Math.max((extent.xmax - extent.xmin) / width, (extent.ymax - extent.ymin) / height);
    let resolution = candidates.findLast(each => each * 1.15 >= ideal) ?? candidates[0];
    // Irregular scales can be so far apart that the level that shows all has it in a corner of the window.
    const distance = each => Math.abs(Math.log(each / ideal));
    if (resolution > 3 * ideal) resolution = candidates.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    return {center: [(extent.xmin + extent.xmax) / 2, (extent.ymin + extent.ymax) / 2], resolution};
  }

  for (const name of switches) {
    const box = byId(`show-${name}`);
    const read = () => { show[name] = box.checked; pane.redraw(); comparison.second?.redraw(); };
    box.addEventListener('change', read);
    read();
  }
  byId('between').addEventListener('change', () => {
    view().setConstrainResolution(!isBetween());
    if (comparison.second) comparison.second.map.getView().setConstrainResolution(!isBetween());
  });
  byId('whole').addEventListener('click', () => { view().animate({...whole(), duration: motion()}); announce('The whole cache'); });
  byId('share').addEventListener('click', event => copy(location.href, event.currentTarget));
  addEventListener('hashchange', () => { const place = readPlace(cache); if (place) goTo(place); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    for (const one of [pane, comparison.second]) if (one) { one.palette = colours(); one.redraw(); }
  });
  pane.map.on('moveend', keep);
  for (const [event, isBusy] of [['loadstart', 'true'], ['loadend', 'false']]) {
    pane.map.on(event, () => target.setAttribute('aria-busy', isBusy));
  }
  goTo(readPlace(cache));
}

/** The duration of a movement in milliseconds: none for users who do not want any. */
function motion() { return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200; }
