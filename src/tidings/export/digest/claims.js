// The reports and claims of the page, with what filters, map and timeline ask of them worked out once.

const { families: FAMILIES, reports, claims } = JSON.parse(byId("payload").textContent);
const FAMILY_NAMES = Object.keys(FAMILIES);
const DAY = 86400000;

const STATUS_NOTES = {
  actual: "reported as having happened or going on",
  planned: "announced, expected, ordered or threatened",
  possible: "may or may not have happened",
  denied: "said not to have happened",
};

const PLACE_NOTES = {
  1: "the site itself",
  2: "near it",
  3: "district",
  4: "province",
  5: "area",
  6: "country",
  7: "wider",
};

function dayNumber(iso) {
  return iso ? Date.parse(iso + "T00:00:00Z") / DAY : null;
}

function isoDay(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function plainDay(iso) {
  const parts = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  return new Date(iso + "T00:00:00Z").toLocaleDateString("en-GB", parts);
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

reports.forEach((report, index) => {
  report.index = index;
  report.claims = [];
  report.day = dayNumber(report.published);
});

claims.forEach((claim, index) => {
  const report = reports[claim.report];
  claim.index = index;
  claim.told = report;
  report.claims.push(claim);
  claim.first = dayNumber(claim.start) ?? dayNumber(claim.end);
  // A state with an open end holds, as far as the report can know, until its publication.
  claim.last = dayNumber(claim.end) ?? Math.max(claim.first ?? 0, claim.start && report.day ? report.day : 0);
  claim.isDated = claim.first !== null;
  claim.isToTheDay = claim.isDated && claim.time_precision === "day" && claim.start !== null && claim.end !== null;
  claim.hasPoint = Boolean(claim.place && claim.place.lat !== null);
  claim.kinds = claim.sources.length ? claim.sources.map((source) => source.kind) : ["own voice"];
  claim.words = folded(
    [
      claim.id,
      spaced(claim.type),
      claim.family,
      ...claim.evidence.map(([start, end]) => report.text.slice(start, end)),
      ...claim.actors,
      ...claim.targets,
      claim.place ? claim.place.name : "",
      ...claim.sources.map((source) => source.name),
      report.title || "",
      report.outlet || "",
      report.id,
    ].join("\n"),
  );
});

const claimById = new Map(claims.map((claim) => [claim.id, claim]));
const reportByKey = new Map(reports.map((report) => [report.key, report]));

function whenLabel(claim) {
  if (!claim.start && !claim.end) return null;
  const coarse = claim.time_precision === "day" ? "" : ` (to the ${claim.time_precision})`;
  if (claim.start && claim.start === claim.end) return plainDay(claim.start) + coarse;
  if (!claim.end) return `since ${plainDay(claim.start)}${coarse}`;
  if (!claim.start) return `until ${plainDay(claim.end)}${coarse}`;
  return `${plainDay(claim.start)} to ${plainDay(claim.end)}${coarse}`;
}
