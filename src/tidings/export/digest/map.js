// The map: borders, graticule, movements, spots and labels, drawn anew for each view.

const mapParts = {};
let shownPoints = [];
let spots = [];
let spotsZoom = 0;
const countries = readOutlines();

function buildMap() {
  const frame = byId("map");
  mapParts.land = svg("g", { class: "land" });
  for (const country of countries) {
    country.shape = svg("path", { d: country.path, "fill-rule": "evenodd" });
    mapParts.land.append(country.shape);
  }
  mapParts.grid = svg("path", { class: "grid" });
  mapParts.moves = svg("g", { class: "moves" });
  mapParts.names = svg("g", { class: "names", "aria-hidden": "true" });
  mapParts.spots = svg("g", {});
  mapParts.labels = svg("g", { class: "labels", "aria-hidden": "true" });
  const arrow = svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: "7", refY: "4", markerWidth: "7", markerHeight: "7", orient: "auto" });
  arrow.append(svg("path", { d: "M0,0.5L8,4L0,7.5Z" }));
  mapParts.root = svg("svg", {}, svg("defs", {}, arrow), mapParts.grid, mapParts.land, mapParts.names, mapParts.moves, mapParts.spots, mapParts.labels);
  mapParts.scale = el("div", { class: "scale" });
  frame.append(mapParts.root, mapButtons(), mapParts.scale);
  watchView(frame);
  new ResizeObserver(resizeMap).observe(frame);
  drawMapKey();
}

function mapButtons() {
  const button = (label, sign, work) => el("button", { type: "button", title: label, "aria-label": label, onclick: work }, sign);
  return el(
    "div",
    { class: "map-buttons" },
    button("Zoom in", "+", () => zoomAt(1.6)),
    button("Zoom out", "\u2212", () => zoomAt(1 / 1.6)),
    button("Show all points", "Fit", () => fitShown()),
  );
}

function resizeMap() {
  const { width, height } = byId("map").getBoundingClientRect();
  if (!width || !height) return;
  const isFirst = !mapParts.isSized;
  const [dx, dy] = [(width - view.width) / 2, (height - view.height) / 2];
  Object.assign(view, { width, height });
  mapParts.isSized = true;
  if (isFirst) fitShown();
  else setView(view.k, view.x + dx, view.y + dy);
}

// Whole countries and wider are left out of the fit: their middle says little, and one would zoom the map out.
function fitShown() {
  const isNarrow = (point) => point.claims.some((claim) => claim.place.precision <= 5);
  const narrow = shownPoints.filter(isNarrow);
  fitPoints((narrow.length ? narrow : shownPoints).map((point) => point.at));
}

function drawMap(shown) {
  shownPoints = pointsOf(shown);
  spotsZoom = 0;
  const without = shown.filter((claim) => !claim.hasPoint).length;
  byId("map-title").textContent = without ? `Where \u2014 ${many(without, "claim")} without a point` : "Where";
  paintMap();
}

const paintMap = onFrame(() => {
  const place = `translate(${view.x},${view.y})`;
  mapParts.root.setAttribute("viewBox", `0 0 ${view.width} ${view.height}`);
  mapParts.land.setAttribute("transform", `${place} scale(${view.k})`);
  for (const country of countries) {
    const [left, top] = toScreen(country.box);
    const [right, bottom] = toScreen(country.box.slice(2));
    country.isSeen = right > 0 && bottom > 0 && left < view.width && top < view.height;
    country.shape.style.display = country.isSeen ? "" : "none";
  }
  if (spotsZoom !== view.k) {
    spots = gather(shownPoints, view.k);
    spotsZoom = view.k;
    mapParts.spots.replaceChildren(...spots.map((spot) => drawSpot(spot, isSpotChosen(spot))).reverse());
    drawMoves();
  }
  mapParts.spots.setAttribute("transform", place);
  mapParts.moves.setAttribute("transform", place);
  drawGrid();
  drawLabels();
  drawScale();
});

function isSpotChosen(spot) {
  return state.chosen ? spot.claims.includes(state.chosen) : Boolean(state.spot) && spot.claims.some((claim) => state.spot.claims.has(claim));
}

function chooseSpot(spot) {
  const isSame = state.spot && state.spot.label === spot.title && state.spot.claims.size === spot.claims.length;
  change({ spot: isSame ? null : { label: spot.title, claims: new Set(spot.claims) }, chosen: null });
}

const LONGEST_LABEL = 28;
const LEAST_MOVE_PIXELS = 26; // shorter ones would be an arrow head on a spot

// From where to where: only movements of which both ends have a point.
function drawMoves() {
  const moves = shownPoints.flatMap((point) => point.claims).filter(({ from_place: from, to_place: to }) => from && to && from.lat !== null && to.lat !== null);
  mapParts.moves.replaceChildren(
    ...moves.flatMap((claim) => {
      const [x1, y1] = project(claim.from_place.lon, claim.from_place.lat).map((c) => c * view.k);
      const [x2, y2] = project(claim.to_place.lon, claim.to_place.lat).map((c) => c * view.k);
      if (Math.hypot(x2 - x1, y2 - y1) < LEAST_MOVE_PIXELS) return [];
      const [bendX, bendY] = [(x1 + x2) / 2 + (y2 - y1) * 0.15, (y1 + y2) / 2 - (x2 - x1) * 0.15];
      const title = `${claim.from_place.name} to ${claim.to_place.name}: ${spaced(claim.type)}`;
      return svg("path", { class: `f-${claim.family}`, d: `M${x1},${y1}Q${bendX},${bendY} ${x2},${y2}`, "marker-end": "url(#arrow)" }, svg("title", {}, title));
    }),
  );
}

function drawGrid() {
  const degreePixels = (WORLD * view.k) / 360;
  const step = [30, 10, 5, 2, 1, 0.5, 0.25].find((degrees) => degrees * degreePixels < 260) || 0.25;
  const [west, north] = unproject(-view.x / view.k, -view.y / view.k);
  const [east, south] = unproject((view.width - view.x) / view.k, (view.height - view.y) / view.k);
  const lines = [];
  for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) lines.push(`M${toScreen(project(lon, 0))[0].toFixed(1)},0V${view.height}`);
  for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) lines.push(`M0,${toScreen(project(0, lat))[1].toFixed(1)}H${view.width}`);
  mapParts.grid.setAttribute("d", lines.join(""));
}

// Places first, the most told ones first; a label that would cover another or a bigger spot is left out.
function drawLabels() {
  const taken = spots.map((spot) => {
    const [x, y] = toScreen(spot.at);
    const radius = spotRadius(spot) - 2;
    return [x - radius, y - radius, x + radius, y + radius];
  });
  const fits = (box) => {
    if (box[0] < 0 || box[2] > view.width) return false;
    if (taken.some(([x0, y0, x1, y1]) => box[0] < x1 && box[2] > x0 && box[1] < y1 && box[3] > y0)) return false;
    taken.push(box);
    return true;
  };
  const labels = spots.map((spot) => placeLabel(spot, fits));
  mapParts.labels.replaceChildren(...labels.filter(Boolean));
  const seen = countries.filter((country) => country.isSeen && country.width * view.k > country.name.length * 9);
  const names = seen.map((country) => {
    const [x, y] = toScreen(country.label);
    const half = country.name.length * 4.6;
    return fits([x - half, y - 8, x + half, y + 8]) ? svg("text", { x, y }, country.name) : null;
  });
  mapParts.names.replaceChildren(...names.filter(Boolean));
}

function placeLabel(spot, fits) {
  const [x, y] = toScreen(spot.at);
  if (x < 0 || y < 0 || x > view.width || y > view.height) return null;
  const name = spot.name.length > LONGEST_LABEL ? `${spot.name.slice(0, LONGEST_LABEL - 1)}\u2026` : spot.name;
  const gap = spotRadius(spot) + 4;
  const width = name.length * 6.9 + 6;
  if (fits([x + gap, y - 7, x + gap + width, y + 7])) return svg("text", { x: x + gap, y: y + 4 }, name);
  if (fits([x - gap - width, y - 7, x - gap, y + 7])) return svg("text", { x: x - gap, y: y + 4, "text-anchor": "end" }, name);
  return null;
}

function drawScale() {
  const { km, pixels } = scaleLength(110);
  mapParts.scale.style.width = `${pixels}px`;
  mapParts.scale.textContent = `${km.toLocaleString("en")} km`;
}

function drawMapKey() {
  const sample = (precision, text) =>
    el(
      "span",
      { class: "sample" },
      svg("svg", { width: "30", height: "30", viewBox: "-15 -15 30 30", "aria-hidden": "true" }, svg("g", { class: `spot p-${precision}` }, precision > 1 ? svg("circle", { class: "halo", r: 6 + precision * 1.7 }) : null, svg("circle", { class: "disc", r: "4.5" }))),
      text,
    );
  byId("map-key").append(sample(1, "site"), sample(2, "near it"), sample(3, "district"), sample(4, "province"), sample(5, "area, country"), el("span", {}, "A disc tells how finely the place is known, not its extent."));
}
