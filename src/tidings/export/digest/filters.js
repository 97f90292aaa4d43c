// Which claims are shown: one state, the controls that change it, and those who want to know.

const state = {
  families: new Set(),
  type: "",
  status: "",
  background: "",
  kind: "",
  words: "",
  from: "",
  to: "",
  undated: false,
  sort: "report",
  spot: null, // { label, claims: Set of claims } chosen on the map
  chosen: null, // one claim
};
const TESTS = {
  families: (claim) => !state.families.size || state.families.has(claim.family),
  type: (claim) => !state.type || claim.type === state.type,
  status: (claim) => !state.status || claim.status === state.status,
  background: (claim) => !state.background || claim.background === (state.background === "background"),
  kind: (claim) => !state.kind || claim.kinds.includes(state.kind),
  words: (claim) => state.words.split(/\s+/).every((word) => claim.words.includes(word)),
  time: isInTime,
  spot: (claim) => !state.spot || state.spot.claims.has(claim),
};
const listeners = [];

function isInTime(claim) {
  if (state.undated) return !claim.isDated;
  if (!state.from && !state.to) return true;
  if (!claim.isDated) return false;
  const from = state.from ? dayNumber(state.from) : -Infinity;
  const to = state.to ? dayNumber(state.to) : Infinity;
  return claim.first <= to && claim.last >= from;
}

// Claims that pass all filters but the one named, so that its own control can show what else there is.
function passing(except) {
  const tests = Object.entries(TESTS).filter(([name]) => name !== except);
  return claims.filter((claim) => tests.every(([, test]) => test(claim)));
}

function change(values) {
  Object.assign(state, values);
  listeners.forEach((listener) => listener(values));
}

const NO_FILTER = { type: "", status: "", background: "", kind: "", words: "", from: "", to: "", undated: false, spot: null };

function resetFilters() {
  byId("filters").reset();
  change({ ...NO_FILTER, families: new Set(), sort: state.sort });
  byId("sort").value = state.sort;
}

function tally(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  return counts;
}

function picker(name, label, all, values, groups) {
  const counts = tally(values);
  const option = (value) => el("option", { value }, `${spaced(value)} (${counts.get(value)})`);
  const known = (list) => list.filter((value) => counts.has(value)).map(option);
  const options = groups
    ? Object.entries(groups).map(([group, list]) => (known(list).length ? el("optgroup", { label: group }, known(list)) : null))
    : [...counts.keys()].sort().map(option);
  const select = el("select", { id: name, onchange: () => change({ [name]: select.value }) }, el("option", { value: "" }, all), options);
  return el("label", {}, el("span", {}, label), select);
}

function dayField(name, label) {
  const input = el("input", { type: "date", id: name, onchange: () => change({ [name]: input.value, undated: false }) });
  return el("label", {}, el("span", {}, label), input);
}

function drawFilters() {
  const search = el("input", {
    type: "search",
    id: "words",
    placeholder: "words, places, id",
    oninput: () => change({ words: folded(search.value.trim()) }),
  });
  const sort = el("select", { id: "sort", onchange: () => change({ sort: sort.value }) }, [
    el("option", { value: "report" }, "by report"),
    el("option", { value: "date" }, "by date, newest first"),
    el("option", { value: "oldest" }, "by date, oldest first"),
  ]);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").append(
    el("label", { class: "wide" }, el("span", {}, "Search"), search),
    picker("type", "Event", "all events", claims.map((claim) => claim.type), FAMILIES),
    picker("status", "Status", "any status", claims.map((claim) => claim.status)),
    picker("background", "News or background", "both", claims.map((claim) => (claim.background ? "background" : "news"))),
    picker("kind", "Source", "any source", claims.flatMap((claim) => [...new Set(claim.kinds)])),
    dayField("from", "From"),
    dayField("to", "To"),
    el("label", {}, el("span", {}, "Order"), sort),
  );
}

function drawFamilies() {
  const counts = tally(passing("families").map((claim) => claim.family));
  const present = FAMILY_NAMES.filter((family) => claims.some((claim) => claim.family === family));
  byId("families").replaceChildren(
    ...present.map((family) =>
      el(
        "button",
        { type: "button", class: `family f-${family}`, "aria-pressed": String(state.families.has(family)), onclick: () => toggleFamily(family) },
        el("i", { class: "swatch" }),
        el("span", {}, family),
        el("b", {}, String(counts.get(family) || 0)),
      ),
    ),
  );
}

function toggleFamily(family) {
  const families = new Set(state.families);
  if (!families.delete(family)) families.add(family);
  change({ families });
  byId("families").querySelector(`.f-${family}`).focus();
}

function showFilterValues() {
  for (const name of ["from", "to", "type", "status", "background", "kind"]) byId(name).value = state[name];
}
