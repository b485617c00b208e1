// What is known of the tiles of a cache: which are missing, which are damaged, and which the browser cannot show.

import {json} from './words.js';

// A level with more tiles is checked when the user asks, because every tile of it is read.
const checkedAtOnce = 2000;

export class Marks {
  #presences = new Map();
  #loading = new Map();
  #damage = new Map();
  #failed = new Map();

  /** `changed` is called when something new is known. */
  constructor(cache, changed) {
    this.cache = cache;
    this.changed = changed;
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
    if (!findings.length) return;
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
    if (this.canCheck(index) && this.cache.levels[index].tiles.count <= checkedAtOnce) {
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

  /** Notes that a tile was not drawn. The status of a second request says whether it is missing or damaged. */
  async failed(tile) {
    const {index, row, column} = tile;
    const address = this.cache.address('tile', this.cache.levels[index].level, row, column);
    let isMissing = false;
    if (this.presence(tile) !== 'present') {
      try {
        isMissing = [404, 204].includes((await fetch(address, {method: 'HEAD'})).status);
      } catch { /* The server has gone; the tile is not shown either way. */ }
    }
    this.#failed.set(key(index, row, column), isMissing ? 'missing' : 'unreadable');
    this.changed();
  }
}

function key(index, row, column) { return `${index}/${row}/${column}`; }
