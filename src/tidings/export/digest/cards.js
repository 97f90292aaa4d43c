// One claim as a card: its words on one side, the record on the other.

function chip(text, kind, title) {
  return el("span", { class: `chip ${kind}`, title }, text);
}

function card(claim) {
  const isChosen = state.chosen === claim;
  return el(
    "article",
    { class: `card f-${claim.family}${isChosen ? " chosen" : ""}`, id: claim.id, "aria-current": isChosen ? "true" : null, onclick: (event) => chooseFromCard(event, claim) },
    el(
      "header",
      {},
      el("i", { class: "swatch" }),
      el("h3", {}, spaced(claim.type)),
      chip(claim.status, `s-${claim.status}`, STATUS_NOTES[claim.status]),
      claim.background ? chip("background", "s-background", "history or standing context, not the news") : null,
      el("a", { class: "id", href: `#${claim.id}`, title: "Link to this claim" }, claim.id),
    ),
    el("div", { class: "sides" }, evidence(claim), record(claim)),
  );
}

function chooseFromCard(event, claim) {
  if (event.target.closest("a, button") || String(getSelection())) return;
  change({ chosen: state.chosen === claim ? null : claim });
}

function record(claim) {
  const line = (label, role, ...value) => [el("dt", {}, label), el("dd", { class: role }, value)];
  const lines = [];
  if (claim.actors.length) lines.push(line("who", "r-actor", claim.actors.join("; ")));
  if (claim.targets.length) lines.push(line("to whom", "r-target", claim.targets.join("; ")));
  if (claim.place) lines.push(line("where", "r-place", placeLabelOf(claim.place)));
  if (claim.from_place) lines.push(line("from", "r-place", placeLabelOf(claim.from_place)));
  if (claim.to_place) lines.push(line("to", "r-place", placeLabelOf(claim.to_place)));
  const when = whenLabel(claim);
  if (when) lines.push(line("when", "r-time", when));
  if (claim.counts.length) lines.push(line("how many", "r-count", claim.counts.flatMap((count, i) => (i ? [el("br"), count] : [count]))));
  if (claim.means) lines.push(line("by what", "r-means", claim.means));
  lines.push(line("says who", "r-source", chains(claim)));
  if (claim.abstained.length) lines.push(line("not known", "unknown", claim.abstained.map(abstention)));
  return el("dl", { class: "record" }, lines.flat());
}

function placeLabelOf(place) {
  const country = place.country ? `, ${place.country}` : "";
  const precision = place.lat === null ? "no point" : PLACE_NOTES[place.precision];
  const found = [place.how, place.gazetteer_id].filter(Boolean).join("; ");
  return el("span", { title: found || null }, place.name + country, el("small", {}, ` ${precision}`));
}

function abstention([slot, reason, note]) {
  return el("span", { class: "abstention" }, `no ${slot}: ${spaced(reason)}`, note ? el("small", {}, ` (${note})`) : null);
}

// Who told whom, ending with the outlet that published it.
function chains(claim) {
  const outlet = claim.told.outlet || "the report";
  const last = () => el("li", { class: "outlet" }, outlet);
  if (!claim.chains.length) return el("ol", { class: "chain" }, el("li", { class: "outlet" }, outlet, el("small", {}, " in its own voice")));
  return claim.chains.map((chain) => {
    const steps = chain.map((source) => el("li", {}, source.name, el("small", {}, ` ${spaced(source.kind)}${source.anonymous ? ", anonymous" : ""}`)));
    const isTold = folded(chain.at(-1).name) === folded(outlet);
    return el("ol", { class: "chain" }, steps, isTold ? null : last());
  });
}

function reportHeading(report, shownCount) {
  const copied = report.copy_of ? reportByKey.get(report.copy_of) : null;
  const facts = [report.outlet, report.published ? plainDay(report.published) : "no date of publication", many(shownCount, "claim")];
  if (report.copy_of) facts.push(`${report.copy_kind || ""} copy of ${copied ? copied.title || copied.id : "an earlier report"}`.trim());
  return el(
    "div",
    { class: "heading" },
    el("h2", { lang: report.lang, dir: "auto" }, report.title || report.id),
    el("p", {}, facts.filter(Boolean).join(" \u00b7 ")),
    el("div", { class: "heading-tools" }, el("button", { type: "button", onclick: () => openReport(report) }, "Read report"), sourceLink(report)),
  );
}

function sourceLink(report) {
  return report.url ? el("a", { href: report.url, rel: "noopener noreferrer", target: "_blank" }, "Source") : null;
}
