// node openlayers.cjs LIBRARY-FOLDER SNIPPET POINTS
//
// Runs a snippet with OpenLayers and proj4, and counts the points of the file POINTS whose tile the layer does not
// request: each line is the position of a level, x, y and the expected address.
const fs = require('fs');
const vm = require('vm');
const [folder, snippet, points] = process.argv.slice(2);

// OpenLayers only draws in a browser. These are the parts of one that it uses before.
globalThis.window = globalThis;
globalThis.self = globalThis;
globalThis.document = { createElement: () => ({ getContext: () => null, style: {} }), documentElement: { style: {} } };
for (const name of ['proj4.min.js', 'ol.js']) vm.runInThisContext(fs.readFileSync(`${folder}/${name}`, 'utf8'));
// The constants of a script are only known to scripts of the same context.
vm.runInThisContext(fs.readFileSync(snippet, 'utf8'));
const layer = vm.runInThisContext('layer');

const source = layer.getSource();
const projection = source.getProjection();
const grid = source.getTileGridForProjection(projection);
const address = source.getTileUrlFunction();
let total = 0;
let wrong = 0;
for (const line of fs.readFileSync(points, 'utf8').split('\n')) {
  const [z, x, y, expected] = line.split(' ');
  total++;
  if (address(grid.getTileCoordForCoordAndZ([+x, +y], +z), 1, projection) !== expected) wrong++;
}
console.log(`${total} points, ${wrong} wrong`);
