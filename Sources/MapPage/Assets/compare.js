// A second cache beside the first, or behind it with a border that can be moved.

import {byId, make} from './words.js';
import {Cache} from './cache.js';
import {Marks} from './marks.js';
import {Pane, viewOf} from './pane.js';

export class Comparison {
  #asked = '';

  /** `first` is the pane of the page's own cache; `changed` is called when the comparison has changed. */
  constructor(side, first, {paneOptions, changed, isBetween}) {
    Object.assign(this, {side, first, paneOptions, changed, isBetween});
    this.other = null;
    this.second = null;
    const list = byId('other');
    list.append(...side.cache.others.map(other => (
      make('option', {text: String(other.title || other.name), value: String(other.name)}))));
    byId('compare').hidden = !side.cache.others.length;
    list.addEventListener('change', () => this.choose(list.value));
    for (const mode of document.getElementsByName('mode')) mode.addEventListener('change', () => this.arrange());
    byId('swipe').addEventListener('input', () => this.#moveSwipe(byId('swipe').value / 100));
    this.#makeLineMovable();
  }

  get name() { return this.other?.cache.name ?? ''; }
  get isSwipe() { return Boolean(this.other) && this.#agrees && mode() === 'swipe'; }
  get #agrees() { return this.side.cache.agrees(this.other.cache); }

  /** Compares with a cache of the list; an empty name ends the comparison. */
  async choose(name, isSwipe = null) {
    this.#asked = name;
    const entry = this.side.cache.others.find(other => other.name === name);
    byId('compare-text').textContent = '';
    if (isSwipe !== null) document.querySelector(`[name=mode][value=${isSwipe ? 'swipe' : 'beside'}]`).checked = true;
    let other = null;
    if (entry) {
      try {
        const address = new URL(String(entry.address), document.baseURI);
        if (address.origin !== location.origin) throw new Error('The other cache is not on this server');
        const cache = await Cache.read(address);
        if (this.side.cache.agrees(cache)) cache.share(this.side.cache);
        const redraw = () => { this.second?.redraw(); this.first.redraw(); };
        other = {cache, marks: new Marks(cache, redraw), chosen: null, isSecond: true};
      } catch (error) {
        byId('compare-text').textContent = error.message;
      }
    }
    if (this.#asked !== name) return;
    this.other = other;
    byId('other').value = other ? name : '';
    this.arrange();
  }

  /** Puts the maps where the choices of the user say. */
  arrange() {
    const {other, isSwipe} = this;
    const isBeside = Boolean(other) && !isSwipe;
    byId('modes').hidden = !other || !this.#agrees;
    byId('swipe-control').hidden = !isSwipe;
    byId('swipe-line').hidden = !isSwipe;
    byId('second').hidden = !isBeside;
    for (const [side, name] of [[this.side, 'first'], [other, 'second']]) {
      byId(`${name}-caption`).hidden = !other;
      byId(`${name}-caption`).textContent = side?.cache.title ?? '';
    }
    byId('panes').classList.toggle('beside', isBeside);
    this.first.set(isSwipe ? [this.side, other] : [this.side], isSwipe);
    if (other) {
      byId('compare-text').textContent = this.#agrees
        ? 'Both caches have the same coordinate system: the maps move together.'
        : 'The caches have different coordinate systems: each map moves by itself.';
    }
    if (isBeside) this.#showBeside();
    else this.second?.set([]);
    if (isSwipe) this.#moveSwipe(byId('swipe').value / 100);
    this.first.map.updateSize();
    this.changed();
  }

  #showBeside() {
    const {other} = this;
    this.second ??= new Pane(byId('second'), this.paneOptions);
    this.second.target.setAttribute('aria-label', `Map of ${other.cache.title}`);
    this.second.map.updateSize();
    if (this.#agrees) {
      this.second.map.setView(this.first.map.getView());
    } else {
      const extent = other.cache.startExtent;
      const resolution = other.cache.levels[0].resolution;
      const view = viewOf(other.cache, {center: other.cache.origin, resolution, isBetween: this.isBetween()});
      this.second.map.setView(view);
      if (extent) view.fit([extent.xmin, extent.ymin, extent.xmax, extent.ymax]);
    }
    this.second.set([other]);
    other.cache.levels.forEach((_, index) => other.marks.checkIfSmall(index));
  }

  #moveSwipe(part) {
    this.first.swipe = part;
    byId('swipe-line').style.left = `${part * 100}%`;
    byId('swipe').value = Math.round(part * 100);
    this.first.redraw();
  }

  #makeLineMovable() {
    const line = byId('swipe-line');
    line.addEventListener('pointerdown', event => { line.setPointerCapture(event.pointerId); });
    line.addEventListener('pointermove', event => {
      if (!line.hasPointerCapture(event.pointerId)) return;
      const box = byId('panes').getBoundingClientRect();
      this.#moveSwipe(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
    });
  }
}

function mode() { return document.querySelector('[name=mode]:checked').value; }
