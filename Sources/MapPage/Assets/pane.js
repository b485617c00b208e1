// One map on the page: the tiles of a cache, in a swipe those of a second one, and the drawing over them.

import {Drawing, colours, drawCross} from './drawing.js';

// From OpenLayers, whose full build does not export the names of the states of a tile.
const tileIsEmpty = 4;

/** A layer of the tiles of a cache. Tiles that are known to be missing are not requested. */
function tileLayer({cache, marks}) {
  const source = new ol.source.TileImage({
    projection: cache.projection, tileGrid: cache.tileGrid, transition: 0, wrapX: false,
    tileUrlFunction: ([index, column, row]) => (
      cache.isWithin({index, row, column}) ? cache.address('tile', cache.levels[index].level, row, column) : undefined),
    tileLoadFunction: async (tile, address) => {
      const [index, column, row] = tile.getTileCoord();
      await marks.load(index);
      if (marks.presence({index, row, column}) === 'missing') tile.setState(tileIsEmpty);
      else tile.getImage().src = address;
    },
  });
  source.on('tileloaderror', event => {
    const [index, column, row] = event.tile.getTileCoord();
    marks.failed({index, row, column});
  });
  // Without interim tiles, because a coarser tile in the place of a missing one looks like a tile that is there.
  return new ol.layer.Tile({source, useInterimTilesOnError: false});
}

export class Pane {
  /** `chosen` is called with a side and a tile when the user selects one. */
  constructor(target, {show, onChoice, onPointer}) {
    this.target = target;
    this.show = show;
    this.onChoice = onChoice;
    this.palette = colours();
    this.sides = [];
    this.isSwipe = false;
    this.swipe = 0.5;
    this.map = new ol.Map({
      target, controls: [new ol.control.Zoom({zoomInLabel: '+', zoomOutLabel: '−'}), new ol.control.ScaleLine()],
      interactions: ol.interaction.defaults.defaults({altShiftDragRotate: false, pinchRotate: false}),
    });
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'drawing';
    this.map.getViewport().querySelector('.ol-layers').after(this.canvas);
    this.map.on('postrender', ({frameState}) => { if (frameState) this.#draw(frameState); });
    this.map.on('singleclick', event => this.#choose(event.pixel, event.coordinate));
    this.map.on('pointermove', event => { if (!event.dragging) onPointer(event.coordinate, this.#sideAt(event.pixel), this.map.getView().getResolution()); });
    target.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.target !== target) return;
      const size = this.map.getSize();
      this.#choose([size[0] / 2, size[1] / 2], this.map.getView().getCenter());
    });
    for (const name of ['focus', 'blur']) target.addEventListener(name, () => this.redraw());
  }

  /** Shows one cache, or two in a swipe. A side is a cache with its marks and its selected tile. */
  set(sides, isSwipe = false) {
    this.sides = sides;
    this.isSwipe = isSwipe;
    const layers = sides.map(tileLayer);
    if (isSwipe) layers.forEach((layer, number) => this.#clip(layer, number));
    this.map.setLayers(layers);
    this.redraw();
  }

  redraw() { this.map.render(); }

  /** Limits the first layer to the left side and the second to the right: tiles can be transparent. */
  #clip(layer, number) {
    layer.on('prerender', event => {
      const [width, height] = this.map.getSize();
      const border = width * this.swipe;
      const [left, right] = number ? [border, width] : [0, border];
      const corners = [[left, 0], [right, 0], [right, height], [left, height]];
      event.context.save();
      event.context.beginPath();
      corners.forEach(corner => event.context.lineTo(...ol.render.getRenderPixel(event, corner)));
      event.context.clip();
    });
    layer.on('postrender', event => event.context.restore());
  }

  /** The side that is shown at a place of the screen. */
  #sideAt([x]) {
    return this.isSwipe && x > this.map.getSize()[0] * this.swipe ? this.sides[1] : this.sides[0];
  }

  #choose(pixel, point) {
    const side = this.#sideAt(pixel);
    if (!side) return;
    const index = side.cache.indexAt(this.map.getView().getResolution());
    this.onChoice(side, side.cache.tileAt(index, point));
  }

  #draw({size: [width, height], pixelRatio, extent, viewState: {resolution}}) {
    const {canvas} = this;
    if (canvas.width !== Math.round(width * pixelRatio) || canvas.height !== Math.round(height * pixelRatio)) {
      canvas.width = Math.round(width * pixelRatio);
      canvas.height = Math.round(height * pixelRatio);
    }
    const context = canvas.getContext('2d');
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    const place = ([x, y]) => [(x - extent[0]) / resolution, (extent[3] - y) / resolution];
    this.sides.forEach((side, number) => {
      const index = side.cache.indexAt(resolution);
      side.marks.load(index);
      context.save();
      if (this.isSwipe) {
        const border = width * this.swipe;
        context.beginPath();
        context.rect(number ? border : 0, 0, number ? width - border : border, height);
        context.clip();
      }
      new Drawing(context, {
        cache: side.cache, marks: side.marks, index, resolution, place, reach: extent, show: this.show,
        chosen: side.chosen, palette: this.palette,
      }).draw();
      context.restore();
    });
    if (this.target.matches(':focus-visible')) drawCross(context, width, height, this.palette);
  }
}

/** A view of a cache. Its levels are the steps of the zoom, unless the user zooms between them. */
export function viewOf(cache, {center, resolution, isBetween}) {
  return new ol.View({
    projection: cache.projection, resolutions: cache.viewResolutions, constrainResolution: !isBetween,
    enableRotation: false, showFullExtent: true, center, resolution,
  });
}
