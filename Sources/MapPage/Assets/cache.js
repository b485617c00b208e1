// A cache as `cache.json` describes it: its levels, its grid, and the addresses of what the page asks for.

import {json} from './words.js';

// The levels that one can zoom beyond the finest tiles, to see their pixels.
const enlargements = 3;
let projections = 0;

export class Cache {
  /** Reads `cache.json` in a folder of this server. */
  static async read(folder) {
    const address = new URL(folder, document.baseURI);
    return new Cache(await json(new URL('cache.json', address)), address);
  }

  constructor(description, folder) {
    if (description.version !== 1) {
      throw new Error(`The page reads version 1 of cache.json, and this is version ${description.version}`);
    }
    this.folder = folder;
    this.name = String(description.name);
    this.title = String(description.title || description.name);
    this.attribution = description.attribution ?? '';
    this.system = description.spatialReference;
    this.unit = this.system.unit;
    this.tileSize = [description.tileWidth, description.tileHeight];
    this.origin = [description.origin.x, description.origin.y];
    this.extents = description.extents;
    this.packetSize = description.packetSize;
    this.links = description.links ?? [];
    this.others = description.otherCaches ?? [];
    this.templates = {
      tile: description.tileTemplate, presence: description.presenceTemplate, info: description.tileInfoTemplate,
      check: description.checkTemplate,
    };
    // OpenLayers needs resolutions that get strictly finer.
    this.allLevels = [...description.levels].sort((a, b) => b.resolution - a.resolution)
      .filter((level, index, all) => index === 0 || level.resolution < all[index - 1].resolution);
    const last = this.allLevels.findLastIndex(level => level.tiles);
    /** The levels up to the finest that has tiles; all levels of an empty cache. */
    this.levels = last < 0 ? this.allLevels : this.allLevels.slice(0, last + 1);
    this.viewResolutions = this.#viewResolutions();
  }

  /** The levels' resolutions, and a few finer ones that enlarge the finest tiles. */
  #viewResolutions() {
    const list = this.allLevels.slice(0, this.levels.length + enlargements).map(level => level.resolution);
    while (list.length < this.levels.length + enlargements) list.push(list[list.length - 1] / 2);
    return list;
  }

  /** Whether coordinates of the other cache mean the same places. */
  agrees(other) {
    const code = system => system.latestWkid ?? system.wkid ?? system.name;
    return code(this.system) === code(other.system);
  }

  /** Takes the projection of a cache that it agrees with, so that both can be in one view. */
  share(other) { this.#projection = other.projection; }

  /** The address of something, from the name of its template; `null` if the server does not offer it. */
  address(kind, level, row = 0, column = 0) {
    const template = this.templates[kind];
    if (!template) return null;
    const path = template.replaceAll('{level}', level).replaceAll('{row}', row).replaceAll('{column}', column);
    return new URL(path, this.folder).href;
  }

  /** The projection for OpenLayers. It has no transformation to others: nothing is projected. */
  get projection() {
    if (this.#projection) return this.#projection;
    const isWebMercator = (this.system.latestWkid ?? this.system.wkid) === 3857;
    this.#projection = new ol.proj.Projection({
      code: `CACHE-${projections += 1}`, units: this.unit ?? 'm', metersPerUnit: this.system.metersPerUnit ?? 1,
      // The scale bar is right in the middle of the map: Web Mercator and degrees stretch with the latitude.
      getPointResolution: (resolution, [, y]) => {
        if (isWebMercator) return resolution / Math.cosh(y / 6378137);
        return this.unit === 'degrees' ? resolution * Math.cos(Math.min(89, Math.abs(y)) * Math.PI / 180) : resolution;
      },
    });
    return this.#projection;
  }
  #projection = null;

  get tileGrid() {
    return new ol.tilegrid.TileGrid({
      origin: this.origin, resolutions: this.levels.map(level => level.resolution), tileSize: this.tileSize,
    });
  }

  /** The index of the level whose tiles OpenLayers shows at a resolution: the nearest. */
  indexAt(resolution) {
    let best = 0;
    this.levels.forEach((level, index) => {
      const nearer = Math.abs(level.resolution - resolution) < Math.abs(this.levels[best].resolution - resolution);
      if (nearer) best = index;
    });
    return best;
  }

  /** A level number with decimals for a resolution, as the address of a view has it. */
  levelNumber(resolution) {
    const list = this.viewResolutions;
    let index = list.findLastIndex(other => other >= resolution * (1 - 1e-9));
    index = Math.max(0, Math.min(index, list.length - 2));
    const fraction = Math.log(list[index] / resolution) / Math.log(list[index] / list[index + 1]);
    return Number((this.#number(index) + fraction * (this.#number(index + 1) - this.#number(index))).toFixed(3));
  }

  /** The resolution of a level number, or `null` where the cache has no such level. */
  resolutionOf(number) {
    const list = this.viewResolutions;
    for (let index = 0; index < list.length; index += 1) {
      const [own, next] = [this.#number(index), this.#number(index + 1)];
      if (number === own) return list[index];
      if (number > own && number < next && index + 1 < list.length) {
        return list[index] * (list[index + 1] / list[index]) ** ((number - own) / (next - own));
      }
    }
    return null;
  }

  #number(index) {
    const known = this.allLevels[index];
    return known ? known.level : this.allLevels.at(-1).level + index - this.allLevels.length + 1;
  }

  /** The row and column of the tile that contains a point. */
  tileAt(index, [x, y]) {
    const [width, height] = this.span(index);
    return {index, row: Math.floor((this.origin[1] - y) / height), column: Math.floor((x - this.origin[0]) / width)};
  }

  /** The width and height of a tile in map units. */
  span(index) { return this.tileSize.map(size => size * this.levels[index].resolution); }

  /** Left, top, right and bottom of a tile in map units. */
  edges({index, row, column}) {
    const [width, height] = this.span(index);
    const [left, top] = [this.origin[0] + column * width, this.origin[1] - row * height];
    return [left, top, left + width, top - height];
  }

  /** The number of places within the rectangle of a level's tiles that have no tile. */
  missing(level) {
    if (!level.tiles || level.tiles.count === null) return 0;
    const {minRow, maxRow, minColumn, maxColumn, count} = level.tiles;
    return Math.max(0, (maxRow - minRow + 1) * (maxColumn - minColumn + 1) - count);
  }

  /** Whether a tile is in the rectangle of its level's tiles. */
  isWithin({index, row, column}) {
    const tiles = this.levels[index].tiles;
    return Boolean(tiles) && row >= tiles.minRow && row <= tiles.maxRow && column >= tiles.minColumn
      && column <= tiles.maxColumn;
  }

  /** What the map shows first: the initial extent if it has tiles, else the tiles, else the full extent. */
  get startExtent() {
    const {initial, tiles, full} = this.extents;
    const meets = (a, b) => a.xmin < b.xmax && b.xmin < a.xmax && a.ymin < b.ymax && b.ymin < a.ymax;
    if (initial && (!tiles || meets(initial, tiles))) return initial;
    return tiles ?? full;
  }
}
