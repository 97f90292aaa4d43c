// The map's view: which part of the world is seen, and every way to change it (drag, wheel, pinch, keys, buttons).

const view = { k: 1, x: 0, y: 0, width: 600, height: 400 };
const MAX_ZOOM = 700; // a bar of some 5 km; the borders are drawn too coarsely for more

function toScreen([x, y]) {
  return [x * view.k + view.x, y * view.k + view.y];
}

function setView(k, x, y) {
  view.k = Math.max(Math.min(view.width, view.height) / WORLD, Math.min(MAX_ZOOM, k));
  const room = view.k * WORLD;
  view.x = Math.min(view.width / 2, Math.max(view.width / 2 - room, x));
  view.y = Math.min(view.height / 2, Math.max(view.height / 2 - room, y));
  paintMap();
}

function zoomAt(factor, x = view.width / 2, y = view.height / 2) {
  const k = Math.max(Math.min(view.width, view.height) / WORLD, Math.min(MAX_ZOOM, view.k * factor));
  const ratio = k / view.k;
  setView(k, x - (x - view.x) * ratio, y - (y - view.y) * ratio);
}

// Shows all the points, with a margin, and at least some 150 km across so that one place does not fill the map.
function fitPoints(points) {
  if (!points.length) return setView(0, 0, 0);
  const [west, north, east, south] = boxOf(points);
  const least = 4;
  const k = Math.min((view.width - 90) / Math.max(least, east - west), (view.height - 80) / Math.max(least, south - north));
  return setView(k, view.width / 2 - ((west + east) / 2) * k, view.height / 2 - ((north + south) / 2) * k);
}

function showPoint(point) {
  const [x, y] = toScreen(point);
  const margin = 30;
  const isSeen = x > margin && y > margin && x < view.width - margin && y < view.height - margin;
  if (!isSeen) setView(view.k, view.x + view.width / 2 - x, view.y + view.height / 2 - y);
}

function watchView(frame) {
  const fingers = new Map();
  frame.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button, .spot")) return;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    frame.setPointerCapture(event.pointerId);
    frame.classList.add("dragged");
  });
  frame.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = [...fingers.values()];
    const [x, y] = fingers.get(event.pointerId);
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    if (fingers.size === 2) pinch(frame, before, [...fingers.values()]);
    else setView(view.k, view.x + event.clientX - x, view.y + event.clientY - y);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    frame.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      if (!fingers.size) frame.classList.remove("dragged");
    });
  }
  frame.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = frame.getBoundingClientRect();
    zoomAt(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  frame.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (steps[event.key]) setView(view.k, view.x + steps[event.key][0], view.y + steps[event.key][1]);
    else if (event.key === "+" || event.key === "=") zoomAt(1.5);
    else if (event.key === "-") zoomAt(1 / 1.5);
    else return;
    event.preventDefault();
  });
}

function pinch(frame, before, after) {
  const gap = ([[ax, ay], [bx, by]]) => Math.hypot(ax - bx, ay - by) || 1;
  const box = frame.getBoundingClientRect();
  const x = (after[0][0] + after[1][0]) / 2 - box.left;
  const y = (after[0][1] + after[1][1]) / 2 - box.top;
  zoomAt(gap(after) / gap(before), x, y);
}

// A round length of at most `pixels` at the middle of the map: { km, pixels }.
function scaleLength(pixels) {
  const [, lat] = unproject(0, (view.height / 2 - view.y) / view.k);
  const kmAPixel = (40075 * Math.cos((lat * Math.PI) / 180)) / (WORLD * view.k);
  const most = kmAPixel * pixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = [5, 2, 1].map((step) => step * power).find((length) => length <= most);
  return { km, pixels: km / kmAPixel };
}
