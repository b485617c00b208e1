// node leaflet.cjs LIBRARY-FOLDER SNIPPET POINTS
//
// Runs a snippet with Leaflet, Proj4Leaflet and proj4, moves a map of one pixel to each point of the file POINTS, and
// counts the points whose tile the map does not request: each line is the position of a level, x, y and the expected
// address.
const fs = require('fs');
const vm = require('vm');
const [folder, snippet, points] = process.argv.slice(2);

let requested = [];

// An element of a page: enough for a map to lay itself out. A picture remembers what is requested.
function element(name) {
  const result = {
    tagName: name, style: {}, className: '', clientWidth: 1, clientHeight: 1, offsetWidth: 1, parentNode: null,
    // The map asks whether a level still has tiles. Without any, it removes the level.
    children: [],
    appendChild(child) { child.parentNode = this; return child; },
    insertBefore(child) { return this.appendChild(child); },
    removeChild(child) { child.parentNode = null; },
    addEventListener() {}, removeEventListener() {}, setAttribute() {}, getAttribute() { return null; },
  };
  if (name === 'img') Object.defineProperty(result, 'src', { set(value) { requested.push(value); }, get() { return ''; } });
  return result;
}

globalThis.window = globalThis;
globalThis.screen = { deviceXDPI: 1, logicalXDPI: 1 };
Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'node', platform: '' }, configurable: true });
globalThis.location = { protocol: 'https:' };
globalThis.addEventListener = globalThis.removeEventListener = () => {};
globalThis.getComputedStyle = () => ({ position: 'relative' });
globalThis.requestAnimationFrame = globalThis.cancelAnimationFrame = () => 0;
globalThis.document = {
  createElement: element, createElementNS: (space, name) => element(name),
  createDocumentFragment: () => element('fragment'), getElementById: () => element('div'),
  documentElement: element('html'), body: element('body'), addEventListener() {}, removeEventListener() {},
};
for (const name of ['leaflet-src.js', 'proj4.js', 'proj4leaflet.js']) {
  vm.runInThisContext(fs.readFileSync(`${folder}/${name}`, 'utf8'));
}
// The constants of a script are only known to scripts of the same context.
vm.runInThisContext(fs.readFileSync(snippet, 'utf8'));
const [map, crs] = vm.runInThisContext('[map, crs]');

let total = 0;
let wrong = 0;
for (const line of fs.readFileSync(points, 'utf8').split('\n')) {
  const [z, x, y, expected] = line.split(' ');
  total++;
  requested = [];
  map.setView(crs.projection.unproject(L.point(+x, +y)), +z, { animate: false, reset: true });
  // A pixel beside the border of a tile needs that tile too.
  if (!requested.includes(expected) || requested.length > 4) wrong++;
}
console.log(`${total} points, ${wrong} wrong`);
