"""A scorer small enough to foresee its answers, for tests of what is built upon the real one."""

import pytest


class SameAnchorScorer:
    """Pairs claims of one anchor; tallies of event and type only, and a record that is the two together."""

    def pair(self, gold, pred):
        return [(i, j) for i, g in enumerate(gold) for j, p in enumerate(pred) if g["anchor"] == p["anchor"]]

    def score_doc(self, gold, pred):
        pairs = self.pair(gold, pred)
        same = sum(gold[i]["type"] == pred[j]["type"] for i, j in pairs)
        event = [len(pairs), len(pred) - len(pairs), len(gold) - len(pairs)]
        kind = [same, len(pred) - same, len(gold) - same]
        return {"event": event, "type": kind, "record": [a + b for a, b in zip(event, kind, strict=True)]}, pairs

    def prf(self, counts):
        right, spurious, missed = counts
        p, r = right / max(1, right + spurious), right / max(1, right + missed)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

    def total(self, per):
        return {name: [sum(column) for column in zip(*(t[name] for t in per), strict=True)] for name in per[0]}


@pytest.fixture
def scorer():
    return SameAnchorScorer()
