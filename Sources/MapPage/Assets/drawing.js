// Draws the borders, the extents and the marks of a cache over its map, on a canvas of its own.

// Narrower tiles get no borders, and narrower still no marks, in pixels of the screen.
const [narrowestLabel, narrowestBorder] = [96, 12];

/** The colours of the style sheet, for light and for dark. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  return new Proxy({}, {get: (_, name) => style.getPropertyValue(`--${name}`).trim()});
}

export class Drawing {
  /** `place` converts map coordinates to pixels; `reach` is the visible rectangle in map coordinates. */
  constructor(context, {cache, marks, index, resolution, place, reach, show, chosen, palette}) {
    Object.assign(this, {context, cache, marks, index, place, reach, show, chosen, palette});
    this.tileWidth = cache.span(index)[0] / resolution;
  }

  draw() {
    const {context, show} = this;
    context.lineJoin = 'round';
    if (this.tileWidth >= narrowestBorder && this.cache.levels[this.index].tiles) this.#tiles();
    if (show.bundles && this.cache.packetSize) this.#bundles();
    for (const [name, dash] of [['full', []], ['initial', [10, 6]], ['tiles', [2, 5]]]) {
      const extent = this.cache.extents[name];
      const colour = name === 'tiles' ? 'reach' : name;
      if (show[colour] && extent) {
        const box = this.#box([extent.xmin, extent.ymax, extent.xmax, extent.ymin]);
        this.#line(() => context.rect(...box), colour, 2.5, dash);
      }
    }
    if (this.chosen?.index === this.index) this.#choice();
  }

  /** The rows and columns that are visible, within the level's tiles. */
  #range(edge = 1) {
    const {tiles} = this.cache.levels[this.index];
    const [left, bottom, right, top] = this.reach;
    const first = this.cache.tileAt(this.index, [left, top]);
    const last = this.cache.tileAt(this.index, [right, bottom]);
    const low = (value, least) => Math.floor(Math.max(value, least) / edge);
    const high = (value, most) => Math.floor(Math.min(value, most) / edge);
    return {
      rows: [low(first.row, tiles.minRow), high(last.row, tiles.maxRow)],
      columns: [low(first.column, tiles.minColumn), high(last.column, tiles.maxColumn)],
    };
  }

  #tiles() {
    const {rows, columns} = this.#range();
    const tiles = [];
    for (let row = rows[0]; row <= rows[1]; row += 1) {
      for (let column = columns[0]; column <= columns[1]; column += 1) tiles.push({index: this.index, row, column});
    }
    const boxes = tiles.map(tile => this.#box(this.cache.edges(tile)));
    // All borders first: the border of the next tile must not cover the mark of this one.
    if (this.show.tiles) boxes.forEach(box => this.#line(() => this.context.rect(...box), 'tiles', 1));
    tiles.forEach((tile, number) => this.#tile(tile, boxes[number]));
  }

  #tile(tile, box) {
    const {show} = this;
    const isDamaged = this.marks.findings(tile).length > 0;
    const isMissing = !isDamaged && this.marks.presence(tile) === 'missing';
    const mark = isMissing && show.missing ? 'missing' : isDamaged && show.damaged ? 'damaged' : null;
    if (mark) this.#mark(box, mark, isMissing ? 1 : 2);
    if (!show.tiles || this.tileWidth < narrowestLabel) return;
    this.#label(`${this.cache.levels[this.index].level}/${tile.row}/${tile.column}`, 'text', box, 0);
    if (mark) this.#label(mark, mark, box, 1);
  }

  /** A line of text in the visible upper left of a tile. */
  #label(text, colour, [left, top, width, height], line) {
    const {context, palette} = this;
    context.font = '600 12px system-ui, sans-serif';
    const wide = context.measureText(text).width + 8;
    const x = Math.min(Math.max(left, 0) + 5, left + width - wide - 5);
    const y = Math.min(Math.max(top, 0) + 5, top + height - 42) + line * 19;
    context.fillStyle = palette.page;
    context.fillRect(x, y, wide, 18);
    context.fillStyle = palette[colour];
    context.fillText(text, x + 4, y + 13);
  }

  /** A coloured area with one or two directions of hatching, which are distinct without colour as well. */
  #mark([x, y, width, height], name, directions) {
    const {context, palette} = this;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.fillStyle = palette[`${name}-ground`];
    context.fillRect(x, y, width, height);
    context.strokeStyle = palette[name];
    context.lineWidth = 1.5;
    context.beginPath();
    // The hatching is fixed to the tile, so that it does not run while the map moves.
    for (let start = -height; start < width; start += 14) {
      context.moveTo(x + start, y + height);
      context.lineTo(x + start + height, y);
      if (directions < 2) continue;
      context.moveTo(x + start, y);
      context.lineTo(x + start + height, y + height);
    }
    context.stroke();
    context.restore();
    this.#line(() => context.rect(x + 1.5, y + 1.5, width - 3, height - 3), name, 3);
  }

  #bundles() {
    if (!this.cache.levels[this.index].tiles) return;
    const edge = this.cache.packetSize;
    const {rows, columns} = this.#range(edge);
    for (let row = rows[0]; row <= rows[1]; row += 1) {
      for (let column = columns[0]; column <= columns[1]; column += 1) {
        const [left, top] = this.cache.edges({index: this.index, row: row * edge, column: column * edge});
        const end = this.cache.edges({index: this.index, row: (row + 1) * edge, column: (column + 1) * edge});
        this.#line(() => this.context.rect(...this.#box([left, top, end[0], end[1]])), 'bundles', 3, [14, 4, 3, 4]);
      }
    }
  }

  #choice() {
    const [x, y, width, height] = this.#box(this.cache.edges(this.chosen));
    this.#line(() => this.context.rect(x + 3, y + 3, width - 6, height - 6), 'accent', 4);
  }

  /** A line with a border in the colour of the page, so that it is visible on any picture. */
  #line(path, colour, width, dash = []) {
    const {context, palette} = this;
    for (const [style, extra] of [[palette.page, 2], [palette[colour], 0]]) {
      context.setLineDash(extra ? [] : dash);
      context.strokeStyle = style;
      context.lineWidth = width + extra;
      context.beginPath();
      path();
      context.stroke();
    }
    context.setLineDash([]);
  }

  /** Left, top, width and height in pixels, limited to what a canvas can draw. */
  #box([left, top, right, bottom]) {
    const limit = value => Math.max(-20000, Math.min(20000, value));
    const [x, y] = this.place([left, top]).map(limit);
    const [farX, farY] = this.place([right, bottom]).map(limit);
    return [Math.round(x), Math.round(y), Math.round(farX) - Math.round(x), Math.round(farY) - Math.round(y)];
  }
}

/** A cross in the middle of the map, where Enter selects a tile. */
export function drawCross(context, width, height, palette) {
  const [x, y] = [width / 2, height / 2];
  for (const [style, thickness] of [[palette.page, 5], [palette.text, 2]]) {
    context.strokeStyle = style;
    context.lineWidth = thickness;
    context.beginPath();
    context.moveTo(x - 12, y);
    context.lineTo(x + 12, y);
    context.moveTo(x, y - 12);
    context.lineTo(x, y + 12);
    context.stroke();
  }
}
