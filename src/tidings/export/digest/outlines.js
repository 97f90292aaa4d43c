// Country borders (format: build_outlines.py) and the projection: Web Mercator onto a square of WORLD units.

const WORLD = 1024;
const MAX_LATITUDE = 84;

function project(lon, lat) {
  const bounded = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat));
  const y = Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360));
  return [((lon + 180) / 360) * WORLD, (0.5 - y / (2 * Math.PI)) * WORLD];
}

function unproject(x, y) {
  const lat = (Math.atan(Math.exp((0.5 - y / WORLD) * 2 * Math.PI)) * 360) / Math.PI - 90;
  return [(x / WORLD) * 360 - 180, lat];
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGIT = new Map([...ALPHABET].map((character, value) => [character, value]));

function decodeArc(code, grid) {
  const numbers = [];
  let rest = 0;
  let shift = 0;
  for (const character of code) {
    const digit = DIGIT.get(character);
    rest += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(rest & 1 ? ~(rest >> 1) : rest >> 1);
    rest = shift = 0;
  }
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < numbers.length; i += 2) {
    x += numbers[i];
    y += numbers[i + 1];
    points.push(project(x / grid, y / grid));
  }
  return points;
}

function readOutlines() {
  const { grid, arcs: codes, countries } = JSON.parse(byId("outlines").textContent);
  const arcs = codes.map((code) => decodeArc(code, grid));
  return countries.map(([name, lon, lat, rings]) => {
    const lines = rings.flatMap((ring) => wrapped(ring.flatMap((n) => (n >= 0 ? arcs[n] : [...arcs[~n]].reverse()))));
    const boxes = lines.map(boxOf);
    return {
      name,
      label: project(lon, lat),
      box: boxOf(boxes.flatMap(([x0, y0, x1, y1]) => [[x0, y0], [x1, y1]])),
      width: Math.max(...boxes.map((box) => box[2] - box[0])), // of its widest part, for the label
      path: lines.map((line) => "M" + line.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join("L") + "Z").join(""),
    };
  });
}

// A ring over the date line jumps from one edge of the map to the other; drawn whole it is wanted at both edges.
function wrapped(line) {
  let shift = 0;
  const whole = line.map(([x, y], i) => {
    const jump = i ? x - line[i - 1][0] : 0;
    if (Math.abs(jump) > WORLD / 2) shift -= Math.sign(jump) * WORLD;
    return [x + shift, y];
  });
  const [west, , east] = boxOf(whole);
  if (west < 0) return [whole, whole.map(([x, y]) => [x + WORLD, y])];
  return east > WORLD ? [whole, whole.map(([x, y]) => [x - WORLD, y])] : [whole];
}

function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
