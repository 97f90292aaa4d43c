// The timeline: bars by family for claims dated to the day, lines for coarser dates, drag to choose a range.

const MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const NEWS_MARGIN_DAYS = 14; // codebook section 1: what ended earlier before publication is background
const time = { isWhole: false, first: 0, last: 1, unit: "day", width: 600, height: 150 };
const PAD = { left: 26, right: 8, top: 8, bottom: 20, coarse: 16 };

function dayParts(day) {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth()];
}

// First day of the bin that holds `day`. Weeks run Monday to Sunday (ruling 14).
function binStart(day, unit) {
  const [year, month] = dayParts(day);
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  return Date.UTC(year, unit === "month" ? month : 0, 1) / DAY;
}

function nextBin(start, unit) {
  const [year, month] = dayParts(start);
  if (unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  return (unit === "month" ? Date.UTC(year, month + 1, 1) : Date.UTC(year + 1, 0, 1)) / DAY;
}

// The days of the news: from the claims that lie near the publication of their reports; all claims if none does.
function setDomain() {
  const dated = claims.filter((claim) => claim.isDated);
  const published = reports.map((report) => report.day).filter((day) => day !== null);
  const low = Math.min(...published) - NEWS_MARGIN_DAYS;
  const high = Math.max(...published) + NEWS_MARGIN_DAYS;
  const near = dated.filter((claim) => claim.first >= low && claim.first <= high);
  const used = time.isWhole || !near.length ? dated : near;
  time.outside = dated.length - used.length;
  time.first = Math.min(...used.map((claim) => claim.first));
  time.last = Math.max(...used.map((claim) => Math.min(claim.last, time.isWhole ? Infinity : high)), time.first);
  const days = time.last - time.first + 1;
  time.unit = days <= 75 ? "day" : days <= 420 ? "week" : days <= 4000 ? "month" : "year";
  time.first = binStart(time.first, time.unit);
  time.end = nextBin(binStart(time.last, time.unit), time.unit);
}

function xOf(day) {
  return PAD.left + ((day - time.first) / (time.end - time.first)) * (time.width - PAD.left - PAD.right);
}

function dayAt(x) {
  const share = (x - PAD.left) / (time.width - PAD.left - PAD.right);
  return Math.floor(time.first + Math.max(0, Math.min(0.99999, share)) * (time.end - time.first));
}

function buildTimeline() {
  const frame = byId("timeline");
  time.root = svg("svg", { role: "group", "aria-label": "Claims by day; the fields From and To choose a range without a mouse" });
  frame.append(time.root);
  new ResizeObserver(() => {
    time.width = frame.clientWidth || time.width;
    time.height = frame.clientHeight || time.height;
    drawTimeline();
  }).observe(frame);
  watchBrush();
}

function drawTimeline() {
  const shown = passing("time");
  time.root.setAttribute("viewBox", `0 0 ${time.width} ${time.height}`);
  drawTimelineKey(shown);
  if (!claims.some((claim) => claim.isDated)) {
    time.root.replaceChildren(svg("text", { class: "tick", x: PAD.left, y: 30 }, "No claim has a date."));
    return;
  }
  setDomain();
  const bins = new Map();
  for (const claim of shown.filter((claim) => claim.isToTheDay && claim.first >= time.first && claim.first < time.end)) {
    const start = binStart(claim.first, time.unit);
    if (!bins.has(start)) bins.set(start, []);
    bins.get(start).push(claim);
  }
  const most = Math.max(1, ...[...bins.values()].map((own) => own.length));
  const floor = time.height - PAD.bottom - PAD.coarse;
  const y = (count) => floor - (count / most) * (floor - PAD.top);
  time.brush = svg("rect", { class: "brush", y: 0, height: time.height - PAD.bottom });
  time.root.replaceChildren(...axis(most, y, floor), ...[...bins].map(([start, own]) => bar(start, own, y)), ...coarseLines(shown, floor), time.brush);
  showBrush(state.from ? dayNumber(state.from) : null, state.to ? dayNumber(state.to) : null);
}

function bar(start, own, y) {
  const next = nextBin(start, time.unit);
  const width = Math.max(1.5, xOf(next) - xOf(start) - 1);
  const counts = tally(own.map((claim) => claim.family));
  const label = `${binLabel(start)}: ${many(own.length, "claim")}`;
  const choose = () => chooseRange(start, next - 1);
  const group = svg("g", { class: "bar", tabindex: "0", role: "button", "aria-label": label, onkeydown: (event) => event.key === "Enter" && choose() });
  group.append(svg("title", {}, label + "\n" + [...counts].map(([family, number]) => `${family} ${number}`).join(", ")));
  let below = 0;
  for (const family of FAMILY_NAMES.filter((name) => counts.has(name))) {
    const count = counts.get(family);
    group.append(svg("rect", { class: `f-${family}`, x: xOf(start), width, y: y(below + count), height: y(below) - y(below + count) }));
    below += count;
  }
  return group;
}

function binLabel(start) {
  const [year, month] = dayParts(start);
  if (time.unit === "year") return String(year);
  if (time.unit === "month") return `${MONTH_NAMES[month]} ${year}`;
  return (time.unit === "week" ? "week from " : "") + plainDay(isoDay(start));
}

// Dates known to the week or more coarsely, or open at one side: a line over the days they may mean.
function coarseLines(shown, floor) {
  const lines = new Map();
  for (const claim of shown.filter((claim) => claim.isDated && !claim.isToTheDay && claim.last >= time.first && claim.first < time.end)) {
    const key = `${claim.first} ${claim.last}`;
    lines.set(key, [...(lines.get(key) || []), claim]);
  }
  return [...lines.values()].map((own, row) => {
    const x1 = xOf(Math.max(time.first, own[0].first));
    const x2 = Math.max(x1 + 3, xOf(Math.min(time.end, own[0].last + 1)));
    const y = floor + 4 + (row % 4) * 3;
    return svg("line", { class: `coarse f-${own[0].family}`, x1, x2, y1: y, y2: y }, svg("title", {}, `${whenLabel(own[0])}: ${many(own.length, "claim")}`));
  });
}

function axis(most, y, floor) {
  const parts = [svg("line", { class: "axis", x1: PAD.left, x2: time.width - PAD.right, y1: floor + 0.5, y2: floor + 0.5 })];
  for (const count of new Set([most, Math.round(most / 2)])) {
    if (count < 1) continue;
    parts.push(svg("line", { class: "rule", x1: PAD.left, x2: time.width - PAD.right, y1: y(count), y2: y(count) }));
    parts.push(svg("text", { class: "tick", x: PAD.left - 5, y: y(count) + 4, "text-anchor": "end" }, String(count)));
  }
  let free = PAD.left;
  for (let start = time.first; start < time.end; start = nextBin(start, time.unit)) {
    const label = tickLabel(start);
    const x = xOf(start);
    if (!label || x < free || x + label.length * 7.5 > time.width) continue;
    parts.push(svg("text", { class: "tick", x, y: time.height - 5 }, label));
    free = x + label.length * 6.2 + 12;
  }
  return parts;
}

function tickLabel(start) {
  const [year, month] = dayParts(start);
  if (time.unit === "year") return String(year);
  if (time.unit === "month" && time.end - time.first > 1000) return month === 0 ? String(year) : "";
  if (time.unit === "month") return month === 0 || start === time.first ? `${MONTH_NAMES[month]} ${year}` : MONTH_NAMES[month];
  const day = new Date(start * DAY).getUTCDate();
  return start === time.first ? `${day} ${MONTH_NAMES[month]} ${year}` : `${day} ${MONTH_NAMES[month]}`;
}

function drawTimelineKey(shown) {
  setDomainSafely();
  const undated = shown.filter((claim) => !claim.isDated).length;
  const toggle = (label, isOn, work) => el("button", { type: "button", class: "link", "aria-pressed": String(isOn), onclick: work }, label);
  const parts = [el("span", {}, `Bars: one ${time.unit} each, by first day. Lines: coarser or open dates.`)];
  if (undated) parts.push(toggle(`${many(undated, "claim")} without a date`, state.undated, () => change({ undated: !state.undated, from: "", to: "" })));
  if (time.outside || time.isWhole) parts.push(toggle(time.isWhole ? "Only the days of the news" : `${many(time.outside, "claim")} outside these days`, time.isWhole, toggleWhole));
  if (state.from || state.to) parts.push(toggle("All dates", false, () => change({ from: "", to: "" })));
  byId("timeline-key").replaceChildren(...parts);
}

function setDomainSafely() {
  if (claims.some((claim) => claim.isDated)) setDomain();
  else time.outside = 0;
}

function toggleWhole() {
  time.isWhole = !time.isWhole;
  drawTimeline();
}

function chooseRange(first, last) {
  const [from, to] = [isoDay(first), isoDay(last)];
  const isSame = state.from === from && state.to === to;
  change({ from: isSame ? "" : from, to: isSame ? "" : to, undated: false });
}

function showBrush(from, to) {
  const isOn = from !== null || to !== null;
  const x1 = xOf(Math.max(time.first, from ?? time.first));
  const x2 = xOf(Math.min(time.end, (to ?? time.end) + 1));
  time.brush.setAttribute("x", x1);
  time.brush.setAttribute("width", isOn ? Math.max(2, x2 - x1) : 0);
}

function watchBrush() {
  let begin = null;
  const dayOf = (event) => dayAt(((event.clientX - time.root.getBoundingClientRect().left) / time.root.getBoundingClientRect().width) * time.width);
  const range = (day) => {
    const first = binStart(Math.min(begin, day), time.unit);
    return [first, nextBin(binStart(Math.max(begin, day), time.unit), time.unit) - 1];
  };
  time.root.addEventListener("pointerdown", (event) => {
    if (!time.brush) return;
    begin = dayOf(event);
    time.root.setPointerCapture(event.pointerId);
  });
  time.root.addEventListener("pointermove", (event) => begin !== null && showBrush(...range(dayOf(event))));
  time.root.addEventListener("pointerup", (event) => {
    if (begin === null) return;
    const chosen = range(dayOf(event));
    begin = null;
    chooseRange(...chosen);
  });
  time.root.addEventListener("pointercancel", () => (begin = null));
}
