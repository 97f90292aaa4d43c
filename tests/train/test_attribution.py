from itertools import pairwise, product

import pytest

from tidings.read.neural.paragraph_windows import windows_of
from tidings.read.neural.tag_paths import BEGIN, END, INSIDE, OUTSIDE, SINGLE, TAGS
from tidings.read.neural.wordpieces import WordPieces
from train.attribution.examples import examples_of

TEXT = "Shells fell.\nThe envoy said: go home."
MARKED = {"text": TEXT, "attributions": [{"source": [[13, 22]], "cue": [[23, 28]], "content": [[29, 36]]}]}


def example(article):
    (found,) = examples_of(article, windows_of([article["text"]], WordPieces.load(), 64))
    return found


def test_marks_become_tags_of_the_pieces_they_cover():
    source, cue, content = example(MARKED).tags.tolist()
    # [CLS] shells fell . [SEP] the envoy said : go home . [SEP]
    assert source == [0, 0, 0, 0, 0, BEGIN, END, 0, 0, 0, 0, 0, 0]
    assert cue == [0, 0, 0, 0, 0, 0, 0, BEGIN, END, 0, 0, 0, 0]
    assert content == [0, 0, 0, 0, 0, 0, 0, 0, 0, BEGIN, END, 0, 0]


def test_a_cue_is_linked_with_its_source_and_its_contents():
    found = example(MARKED)
    assert found.source_links == [((7, 8), (5, 6))]
    assert found.content_links == [((7, 8), (9, 10))]


def test_a_cue_without_a_source_is_linked_with_none():
    (attribution,) = MARKED["attributions"]
    assert example({"text": TEXT, "attributions": [attribution | {"source": []}]}).source_links == [((7, 8), None)]


def test_a_mark_over_two_paragraphs_is_cut_at_the_break():
    cut = example({"text": TEXT, "attributions": [{"source": [], "cue": [[7, 22]], "content": []}]})
    assert cut.tags[1].tolist() == [0, 0, BEGIN, END, 0, BEGIN, END, 0, 0, 0, 0, 0, 0]


def test_the_chain_loss_is_the_negative_log_share_of_the_right_path_among_all_allowed():
    torch = pytest.importorskip("torch", reason="training needs torch (the extra `train`)")
    from train.attribution.chain import Chain

    torch.manual_seed(1)
    chain, emissions = Chain(1), torch.randn(1, 3, 1, TAGS)
    torch.nn.init.normal_(chain.learnt)
    scores = {}
    for path in product(range(TAGS), repeat=3):
        steps = [chain.transitions()[0, a, b] for a, b in pairwise(path)]
        emitted = [emissions[0, at, 0, tag] for at, tag in enumerate(path)]
        scores[path] = sum([*steps, *emitted]) + chain.at_start[path[0]] + chain.at_end[path[-1]]
    right = (OUTSIDE, BEGIN, END)
    expected = torch.logsumexp(torch.stack(list(scores.values())), 0) - scores[right]
    loss = chain.loss(emissions, torch.tensor([[right]]), torch.ones(1, 3))
    assert loss.item() == pytest.approx(expected.item(), abs=1e-4)
    assert scores[OUTSIDE, INSIDE, END] < -1000 < scores[OUTSIDE, SINGLE, OUTSIDE]
