// The list of claims, drawn as far as it is scrolled so that thousands stay quick.

const BATCH = 40;
const list = { claims: [], drawn: 0, report: null };
const end = el("div", { class: "end" });

function inOrder(shown) {
  if (state.sort === "report") return shown;
  const sign = state.sort === "date" ? -1 : 1;
  const rank = (claim) => (claim.isDated ? claim.first * sign : Infinity); // undated ones last either way
  return [...shown].sort((a, b) => (rank(a) === rank(b) ? a.index - b.index : rank(a) - rank(b)));
}

function drawList(shown) {
  list.claims = inOrder(shown);
  list.drawn = 0;
  list.report = null;
  list.perReport = tally(shown.map((claim) => claim.told));
  byId("list").replaceChildren(end);
  drawMore();
  byId("reset").hidden = shown.length === claims.length;
  const spot = state.spot ? ` at ${state.spot.label}` : "";
  byId("shown").textContent = shown.length ? `${many(shown.length, "claim")} of ${claims.length.toLocaleString("en")}${spot}` : `No claim fits these filters${spot}.`;
}

function drawMore() {
  const batch = list.claims.slice(list.drawn, list.drawn + BATCH);
  list.drawn += batch.length;
  const nodes = batch.flatMap((claim) => {
    const isNew = list.report !== claim.told;
    list.report = claim.told;
    if (!isNew) return [card(claim)];
    return state.sort === "report" ? [reportHeading(claim.told, list.perReport.get(claim.told)), card(claim)] : [byline(claim.told), card(claim)];
  });
  end.before(...nodes);
}

function byline(report) {
  return el("p", { class: "byline" }, el("button", { type: "button", class: "link", onclick: () => openReport(report) }, report.title || report.id), ` ${[report.outlet, report.published].filter(Boolean).join(", ")}`);
}

function drawAll() {
  while (list.drawn < list.claims.length) drawMore();
}

function goToClaim(claim) {
  if (!passing().includes(claim)) resetFilters();
  while (!byId(claim.id) && list.drawn < list.claims.length) drawMore();
  change({ chosen: claim });
  byId(claim.id).scrollIntoView({ block: "center" });
}

function stepClaim(step) {
  const at = list.claims.indexOf(state.chosen);
  const next = list.claims[at < 0 ? 0 : at + step];
  if (next) goToClaim(next);
}

function markChosen() {
  document.querySelectorAll(".card.chosen").forEach((node) => {
    node.classList.remove("chosen");
    node.removeAttribute("aria-current");
  });
  const node = state.chosen && byId(state.chosen.id);
  if (node) {
    node.classList.add("chosen");
    node.setAttribute("aria-current", "true");
  }
  history.replaceState(null, "", state.chosen ? `#${state.chosen.id}` : "#");
}

function drawWithout() {
  const without = reports.filter((report) => !report.claims.length);
  const node = byId("without");
  node.hidden = !without.length;
  const item = (report) => el("li", {}, el("button", { type: "button", class: "link", onclick: () => openReport(report) }, report.title || report.id), ` ${[report.outlet, report.published, report.note].filter(Boolean).join(" \u00b7 ")}`);
  node.append(el("summary", {}, many(without.length, "report") + " without a claim"), el("ul", {}, without.map(item)));
}

function watchList() {
  new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && drawMore(), { rootMargin: "1200px" }).observe(end);
  addEventListener("beforeprint", drawAll);
}
