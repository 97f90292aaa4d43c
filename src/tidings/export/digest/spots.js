// Claims gathered into spots: those at one point, and points too close to be told apart at this zoom.

const MERGE_PIXELS = 30;

function pointsOf(shown) {
  const points = new Map();
  for (const claim of shown) {
    if (!claim.hasPoint) continue;
    const key = `${claim.place.lat.toFixed(3)},${claim.place.lon.toFixed(3)}`;
    if (!points.has(key)) points.set(key, { at: project(claim.place.lon, claim.place.lat), claims: [] });
    points.get(key).claims.push(claim);
  }
  return [...points.values()].sort((a, b) => b.claims.length - a.claims.length);
}

function gather(points, k) {
  const spots = [];
  for (const point of points) {
    const near = spots.find(({ at }) => Math.hypot(at[0] - point.at[0], at[1] - point.at[1]) * k < MERGE_PIXELS);
    if (near) near.points.push(point);
    else spots.push({ at: point.at, points: [point] });
  }
  return spots.map((spot) => describeSpot(spot.at, spot.points));
}

function describeSpot(at, points) {
  const own = points.flatMap((point) => point.claims);
  const names = [...tally(points[0].claims.map((claim) => claim.place.name))].sort((a, b) => b[1] - a[1]);
  const families = tally(own.map((claim) => claim.family));
  const rest = points.length > 1 ? ` and ${many(points.length - 1, "place")} near` : "";
  return {
    at,
    points,
    claims: own,
    name: names[0][0],
    title: names[0][0] + rest,
    families: FAMILY_NAMES.filter((family) => families.has(family)).map((family) => [family, families.get(family)]),
    // The sharpest claim decides: a spot that holds one exact place is drawn exact.
    precision: Math.min(...own.map((claim) => claim.place.precision)),
  };
}

const HALO = { 2: 7, 3: 12, 4: 20, 5: 20, 6: 30, 7: 30 };

function spotRadius(spot) {
  return spot.claims.length === 1 ? 5.5 : Math.min(20, 7 + 2.1 * Math.sqrt(spot.claims.length));
}

function drawSpot(spot, isChosen) {
  const count = spot.claims.length;
  const radius = spotRadius(spot);
  const [main] = [...spot.families].sort((a, b) => b[1] - a[1]);
  const parts = spot.families.map(([family, number]) => many(number, family + " claim")).join(", ");
  const label = `${spot.title}: ${parts}; known to: ${PLACE_NOTES[spot.precision]}`;
  const choose = () => chooseSpot(spot);
  const group = svg("g", {
    class: `spot f-${main[0]} p-${spot.precision}${isChosen ? " chosen" : ""}`,
    transform: `translate(${spot.at[0] * view.k},${spot.at[1] * view.k})`,
    tabindex: "0",
    role: "button",
    "aria-label": label,
    "aria-pressed": String(isChosen),
    onclick: choose,
    ondblclick: () => fitPoints(spot.points.map((point) => point.at)),
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    },
  });
  group.append(svg("title", {}, label));
  if (HALO[spot.precision]) group.append(svg("circle", { class: "halo", r: radius + HALO[spot.precision] }));
  group.append(svg("circle", { class: "disc", r: radius }));
  if (count > 1) {
    group.append(...ring(spot.families, count, radius));
    group.append(svg("text", { class: "number", dy: "0.34em" }, String(count)));
  }
  return group;
}

// A ring cut by family, in the order of the chips above.
function ring(families, count, radius) {
  const middle = radius - 1.75;
  const around = 2 * Math.PI * middle;
  let done = 0;
  return families.map(([family, number]) => {
    const length = (number / count) * around;
    const arc = svg("circle", {
      class: `arc f-${family}`,
      r: middle,
      "stroke-dasharray": `${length} ${around - length}`,
      "stroke-dashoffset": String(-done),
      transform: "rotate(-90)",
    });
    done += length;
    return arc;
  });
}
