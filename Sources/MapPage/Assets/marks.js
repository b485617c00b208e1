// What is known of the tiles of a cache: which are missing, which are damaged, and which the browser cannot show.

import {json} from './words.js';

// A level with more tiles is checked when the user asks, because every tile of it is read.
const checkedAtOnce = 2000;
const shownByBrowsers = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp'];

export class Marks {
  #presences = new Map();
  #loading = new Map();
  #damage = new Map();
  #failed = new Map();

  /** `changed` is called when something new is known. */
  constructor(cache, changed) {
    this.cache = cache;
    this.changed = changed;
    /** The type of tiles that are sound and that browsers cannot show, such as LERC. */
    this.foreign = null;
  }

  /** Reads which tiles of a level are stored. Without an answer, every tile is requested. */
  load(index) {
    if (!this.#loading.has(index)) this.#loading.set(index, this.#load(index));
    return this.#loading.get(index);
  }

  async #load(index) {
    const address = this.cache.address('presence', this.cache.levels[index].level);
    if (!address || !this.cache.levels[index].tiles) return;
    try {
      const answer = await json(address);
      this.#presences.set(index, {
        rows: new Map(answer.rows.map(({row, ranges}) => [row, ranges])), isComplete: answer.complete,
      });
      this.changed();
    } catch { /* The map is still useful: missing tiles are found when they are requested. */ }
  }

  /** `present`, `missing` or `unknown`. */
  presence({index, row, column}) {
    const known = this.#presences.get(index);
    if (known?.rows.get(row)?.some(([first, last]) => column >= first && column <= last)) return 'present';
    if (known?.isComplete || !this.cache.isWithin({index, row, column})) return 'missing';
    return this.#failed.get(key(index, row, column)) === 'missing' ? 'missing' : 'unknown';
  }

  /** The findings about a tile; an empty list if there are none or the level has not been checked. */
  findings({index, row, column}) {
    const found = this.#damage.get(index)?.tiles.get(`${row}/${column}`) ?? [];
    if (found.length || this.#failed.get(key(index, row, column)) !== 'unreadable') return found;
    return [{rule: null, severity: 'error', message: 'The browser cannot show the tile.'}];
  }

  /** Adds findings that another request brought, so that the map shows them as well. */
  add({index, row, column}, findings) {
    if (!findings.some(isDamage)) return;
    const damage = this.#damage.get(index) ?? {checked: 0, isComplete: false, tiles: new Map()};
    damage.tiles.set(`${row}/${column}`, findings);
    this.#damage.set(index, damage);
    this.changed();
  }

  /** The number of damaged tiles of a level, of how many checked ones; `null` before a check. */
  damage(index) {
    const known = this.#damage.get(index);
    if (!known?.checked && !known?.isComplete) return null;
    return {damaged: known.tiles.size, checked: known.checked, isComplete: known.isComplete};
  }

  /** Whether a level can be checked and has not been. */
  canCheck(index) {
    const level = this.cache.levels[index];
    return Boolean(level.tiles && this.cache.templates.check) && !this.damage(index);
  }

  /** Checks a small level without being asked. */
  async checkIfSmall(index) {
    const count = this.cache.levels[index].tiles?.count ?? Infinity;
    if (this.canCheck(index) && count <= checkedAtOnce) {
      await this.check(index).catch(() => {});
    }
  }

  async check(index) {
    const answer = await json(this.cache.address('check', this.cache.levels[index].level));
    const tiles = new Map();
    for (const {row, column, ...finding} of answer.damaged) {
      tiles.set(`${row}/${column}`, [...(tiles.get(`${row}/${column}`) ?? []), finding]);
    }
    this.#damage.set(index, {checked: answer.checked, isComplete: answer.complete, tiles});
    this.changed();
  }

  /** Notes that a tile was not drawn. A second request says whether it is missing, damaged or only not a picture. */
  async failed(tile) {
    const {index, row, column} = tile;
    if (this.foreign) return;
    const places = [this.cache.levels[index].level, row, column];
    const information = this.cache.address('info', ...places);
    try {
      if (information) {
        const {present, mediaType, findings} = await json(information);
        if (findings.some(isDamage)) return this.add(tile, findings);
        if (present && mediaType && !shownByBrowsers.includes(mediaType)) this.foreign = mediaType;
        else this.#failed.set(key(index, row, column), present ? 'unreadable' : 'missing');
      } else {
        const {status} = await fetch(this.cache.address('tile', ...places), {method: 'HEAD'});
        this.#failed.set(key(index, row, column), status === 404 || status === 204 ? 'missing' : 'unreadable');
      }
    } catch { /* The server has gone, so nothing is known of the tile. */ }
    this.changed();
  }
}

/** Whether a finding is about the tile itself and more than a note. */
export function isDamage({severity, about}) { return severity !== 'info' && about !== 'bundle'; }

function key(index, row, column) { return `${index}/${row}/${column}`; }
