// Sentences with their parts marked.

const ROLES = ["anchor", "actor", "target", "place", "time", "count", "means", "source"];
const ROLE_NAMES = { anchor: "event", actor: "who", target: "to whom", place: "where", time: "when", count: "how many", means: "by what", source: "who says so" };

// Cuts [start, end) at every border of a mark and gives each piece the roles that cover it.
function markedText(text, start, end, marks) {
  const inside = marks.filter(([, from, to]) => from < end && to > start);
  const cuts = new Set([start, end]);
  inside.forEach(([, from, to]) => cuts.add(Math.max(from, start)).add(Math.min(to, end)));
  const borders = [...cuts].sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, i) => {
    const piece = text.slice(from, borders[i + 1]);
    const roles = ROLES.filter((role) => inside.some((mark) => mark[0] === role && mark[1] <= from && mark[2] > from));
    if (!roles.length) return document.createTextNode(piece);
    const names = roles.map((role) => ROLE_NAMES[role]).join(", ");
    return el("mark", { class: roles.map((role) => `m-${role}`).join(" "), title: names }, piece);
  });
}

function evidence(claim) {
  const text = claim.told.text;
  const parts = [];
  let last = null;
  for (const [start, end] of claim.evidence) {
    if (last !== null) parts.push(text.slice(last, start).trim() ? el("span", { class: "gap", title: "text left out" }, " [\u2026] ") : " ");
    parts.push(...markedText(text, start, end, claim.marks));
    last = end;
  }
  return el("blockquote", { lang: claim.told.lang, dir: "auto" }, parts);
}

function drawWordKey() {
  byId("word-key").append(...ROLES.map((role) => el("mark", { class: `m-${role}` }, ROLE_NAMES[role])));
}
