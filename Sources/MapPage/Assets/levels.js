// The slider, the text of the level, and the table of all levels.

import {announce, byId, count, make, scale, significant, whole, withUnit} from './words.js';

export class Levels {
  /** `goTo` is called with the resolution of a level that the user chose. */
  constructor(side, goTo) {
    Object.assign(this, side);
    this.goTo = goTo;
    this.index = -1;
    const {levels} = this.cache;
    const slider = byId('level');
    slider.max = levels.length - 1;
    slider.addEventListener('input', () => this.#choose(Number(slider.value)));
    byId('coarser').addEventListener('click', () => this.#choose(this.index - 1));
    byId('finer').addEventListener('click', () => this.#choose(this.index + 1));
    byId('check').addEventListener('click', () => this.#check());
    this.rows = levels.map((level, index) => this.#row(level, index));
    byId('levels').tBodies[0].replaceChildren(...this.rows.map(row => row.element));
    this.#note();
    this.refresh();
  }

  #choose(index) {
    const level = this.cache.levels[index];
    if (!level) return;
    this.goTo(level.resolution);
    announce(`Level ${level.level}, ${scale(level.scale)}`);
  }

  #row(level, index) {
    const button = make('button', {text: String(level.level), type: 'button', 'aria-label': `Level ${level.level}`});
    button.addEventListener('click', () => this.#choose(index));
    const [missing, damaged] = [make('td'), make('td')];
    const tiles = level.tiles ? (level.tiles.count === null ? 'not counted' : whole(level.tiles.count)) : 'none';
    const element = make('tr', {
      children: [
        make('th', {scope: 'row', children: [button]}), make('td', {text: scale(level.scale)}),
        make('td', {text: tiles}), missing, damaged,
      ],
    });
    return {element, missing, damaged};
  }

  /** Levels finer than the finest tiles are one sentence, because a scheme often has dozens of them. */
  #note() {
    const {levels, allLevels} = this.cache;
    const empty = allLevels.slice(levels.length);
    const notes = ['Missing: places without a tile within the rectangle of the level’s tiles.'];
    if (!levels.some(level => level.tiles)) notes.unshift('The cache has no tiles.');
    if (empty.length === 1) notes.unshift(`Level ${empty[0].level} (${scale(empty[0].scale)}) has no tiles.`);
    if (empty.length > 1) {
      const [first, last] = [empty[0], empty.at(-1)];
      notes.unshift(`Levels ${first.level} to ${last.level} (${scale(first.scale)} to ${scale(last.scale)}) have no tiles.`);
    }
    byId('levels-note').textContent = notes.join(' ');
  }

  /** Shows the level of a view. */
  show(resolution) {
    const {cache} = this;
    this.index = cache.indexAt(resolution);
    this.resolution = resolution;
    const level = cache.levels[this.index];
    const slider = byId('level');
    slider.value = this.index;
    const times = level.resolution / resolution;
    const size = Math.abs(times - 1) < 1e-6 ? ''
      : ` · ${times > 1 ? 'enlarged' : 'reduced'} ${significant(times > 1 ? times : 1 / times, 2)} times`;
    const perPixel = withUnit(significant(level.resolution), cache.unit);
    byId('level-text').textContent = `Level ${level.level} · ${scale(level.scale)} · ${perPixel} per pixel${size}`;
    slider.setAttribute('aria-valuetext', `level ${level.level}, ${scale(level.scale)}`);
    byId('coarser').disabled = this.index === 0;
    byId('finer').disabled = this.index === cache.levels.length - 1;
    this.rows.forEach((row, index) => {
      if (index === this.index) row.element.setAttribute('aria-current', 'true');
      else row.element.removeAttribute('aria-current');
    });
    this.refresh();
  }

  /** Shows counts that have changed. */
  refresh() {
    this.rows.forEach((row, index) => {
      const level = this.cache.levels[index];
      const damage = this.marks.damage(index);
      const missing = this.cache.missing(level);
      row.missing.textContent = level.tiles ? whole(missing) : '–';
      row.missing.className = missing ? 'missing' : '';
      row.damaged.textContent = damage ? whole(damage.damaged) + (damage.isComplete ? '' : ' or more') : '–';
      row.damaged.className = damage?.damaged ? 'damaged' : '';
      row.damaged.title = damage ? '' : 'not checked';
    });
    if (this.index < 0) return;
    const level = this.cache.levels[this.index];
    byId('level-counts').textContent = this.#counts(level);
    byId('check').hidden = !this.marks.canCheck(this.index);
  }

  #counts(level) {
    if (!level.tiles) return 'This level has no tiles.';
    const parts = level.tiles.count === null
      ? ['Tiles not counted']
      : [count(level.tiles.count, 'tile'), `${whole(this.cache.missing(level))} missing`];
    const damage = this.marks.damage(this.index);
    if (damage) {
      parts.push(`${whole(damage.damaged)} damaged`);
      if (!damage.isComplete) parts.push(`only ${whole(damage.checked)} checked`);
    } else if (this.cache.templates.check) parts.push('not checked for damage');
    const {foreign} = this.marks;
    return parts.join(', ') + (foreign ? `. Browsers cannot show tiles of the type ${foreign}.` : '');
  }

  async #check() {
    const button = byId('check');
    button.disabled = true;
    announce('The tiles are being checked');
    try {
      await this.marks.check(this.index);
      announce(byId('level-counts').textContent);
    } catch (error) {
      byId('level-counts').textContent = error.message;
      announce(error.message);
    }
    button.disabled = false;
  }
}
