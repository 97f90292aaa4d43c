// One report whole, at the side, with every claim of it marked.

function openReport(report) {
  const panel = byId("report");
  const close = el("button", { type: "button", class: "close", onclick: () => panel.close() }, "Close");
  panel.replaceChildren(
    el("header", {}, el("h2", { id: "report-title", lang: report.lang, dir: "auto" }, report.title || report.id), close),
    el("p", { class: "facts" }, [report.outlet, report.published ? plainDay(report.published) : "no date of publication", report.id].filter(Boolean).join(" \u00b7 "), " ", sourceLink(report)),
    el("p", { class: "facts" }, report.note),
    el("div", { class: "full", lang: report.lang, dir: "auto" }, reportText(report)),
  );
  panel.showModal();
  panel.scrollTop = 0;
}

// Evidence is tinted; the words that name an event lead to its claim.
function reportText(report) {
  const borders = new Set([0, report.text.length]);
  report.claims.forEach((claim) => [claim.anchor_span, ...claim.evidence].forEach(([start, end]) => borders.add(start).add(end)));
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const piece = report.text.slice(start, cuts[i + 1]);
    const covers = ([from, to]) => from <= start && to > start;
    const named = report.claims.filter((claim) => covers(claim.anchor_span));
    const told = report.claims.some((claim) => claim.evidence.some(covers));
    if (named.length) return anchorLink(piece, named);
    return told ? el("span", { class: "told" }, piece) : document.createTextNode(piece);
  });
}

function anchorLink(piece, named) {
  const [claim] = named;
  const title = named.map((one) => `${spaced(one.type)}, ${one.status}`).join("; ");
  const open = (event) => {
    event.preventDefault();
    byId("report").close();
    goToClaim(claim);
  };
  return el("a", { href: `#${claim.id}`, class: `anchor f-${claim.family}`, title, onclick: open }, piece, el("sub", {}, spaced(claim.type)));
}
