// The page: what is drawn when, the head of the page, keys and theme.

function drawSummary() {
  const days = claims.flatMap((claim) => [claim.start, claim.end]).filter(Boolean).sort();
  const published = reports.map((report) => report.published).filter(Boolean).sort();
  const outlets = new Set(reports.map((report) => report.outlet).filter(Boolean)).size;
  const span = (list) => (list[0] === list.at(-1) ? plainDay(list[0]) : `${plainDay(list[0])} \u2013 ${plainDay(list.at(-1))}`);
  const parts = [`${many(claims.length, "claim")} from ${many(reports.length, "report")}`, outlets ? `${many(outlets, "outlet")}` : null];
  if (published.length) parts.push(`published ${span(published)}`);
  if (days.length) parts.push(`events ${span(days)}`);
  byId("summary").textContent = parts.filter(Boolean).join(" \u00b7 ");
}

function drawTallies(shown) {
  const statuses = tally(shown.map((claim) => claim.status));
  const entry = (name, count, kind, title) => el("div", { title }, el("dt", { class: `chip ${kind}` }, name), el("dd", {}, count.toLocaleString("en")));
  byId("tallies").replaceChildren(
    ...Object.keys(STATUS_NOTES).map((status) => entry(status, statuses.get(status) || 0, `s-${status}`, STATUS_NOTES[status])),
    entry("background", shown.filter((claim) => claim.background).length, "s-background", "history or standing context, not the news"),
  );
}

function redraw(changed) {
  const names = Object.keys(changed);
  if (names.length === 1 && names[0] === "chosen") return showChosen();
  const shown = passing();
  if (state.chosen && !shown.includes(state.chosen)) state.chosen = null;
  drawFamilies();
  showFilterValues();
  drawTallies(shown);
  drawMap(passing("spot"));
  drawTimeline();
  drawList(shown);
  return markChosen();
}

function showChosen() {
  markChosen();
  spotsZoom = 0;
  if (state.chosen && state.chosen.hasPoint && mapParts.isSized) showPoint(project(state.chosen.place.lon, state.chosen.place.lat));
  paintMap();
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  byId("theme").textContent = name === "dark" ? "Light" : "Dark";
}

function watchKeys() {
  const keys = {
    "/": () => byId("words").focus(),
    j: () => stepClaim(1),
    k: () => stepClaim(-1),
    r: () => state.chosen && openReport(state.chosen.told),
    Escape: () => change({ chosen: null, spot: null }),
  };
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest && event.target.closest("input, select, dialog");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

function followHash() {
  const claim = claimById.get(location.hash.slice(1));
  if (claim) goToClaim(claim);
}

const darkness = matchMedia("(prefers-color-scheme: dark)");
setTheme(darkness.matches ? "dark" : "light");
darkness.addEventListener("change", (event) => setTheme(event.matches ? "dark" : "light"));
byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
byId("reset").addEventListener("click", resetFilters);
byId("print").addEventListener("click", () => print());
byId("report").addEventListener("click", (event) => event.target === byId("report") && byId("report").close());
new ResizeObserver(() => document.documentElement.style.setProperty("--head", `${byId("head").offsetHeight}px`)).observe(byId("head"));
drawSummary();
drawFilters();
drawWordKey();
buildMap();
buildTimeline();
watchKeys();
listeners.push(redraw);
redraw({});
drawWithout();
watchList();
addEventListener("hashchange", followHash);
followHash();
