"""Tokens -> terms: the cascade of forms.toml, compiled to regular expressions over one character a token.

Each known word, shape and category has a character of its own, so that a form is an ordinary regular expression and
runs at the speed of one (Abney 1996, "Partial parsing via finite-state cascades").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from tidings.resolve.time.build import BUILDERS, Builder
from tidings.resolve.time.lexicon import Lexicon, load_lexicon, read_table
from tidings.resolve.time.terms import Number, Term, category
from tidings.resolve.time.tokens import Token, split_tokens

_SYMBOL = re.compile(r"(?:(?P<name>[a-z]+)=)?(?P<symbol>[A-Za-z]+)")


class Node(NamedTuple):
    """A token or a term that was made of tokens, with the characters [start, end) it covers."""

    start: int
    end: int
    code: str
    value: Any
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One compiled form: its pattern, what its groups mean, and how its term is built."""

    pattern: re.Pattern[str]
    symbols: Mapping[str, str]
    make: Builder
    given: Mapping[str, Any]


@dataclass(frozen=True)
class Alphabet:
    """The character of each known word, shape and category."""

    lexicon: Lexicon
    codes: Mapping[str, str]

    def code(self, token: Token) -> str:
        """The character of a token; unknown words share that of WORD."""
        if token.shape != "WORD":
            return self.codes.get(token.shape, self.codes["SIGN"])
        return self.codes.get(token.value, self.codes["WORD"])

    def any_of(self, symbol: str) -> str:
        """The regular expression of a symbol of a form."""
        if symbol.islower():
            return self.codes[symbol]
        words = (w for part in self.lexicon.members(symbol) for w in self.lexicon.classes.get(part, (part,)))
        return f"[{''.join(dict.fromkeys(self.codes[word] for word in words))}]"


@dataclass(frozen=True)
class Grammar:
    """The levels of the cascade and the alphabet they are written in."""

    alphabet: Alphabet
    levels: tuple[tuple[Form, ...], ...]

    def parse(self, text: str) -> list[Node]:
        """The nodes of `text` after the last level: terms where a form matched, tokens elsewhere."""
        nodes = [
            Node(t.start, t.end, self.alphabet.code(t), t.value) for t in split_tokens(text, self.alphabet.lexicon)
        ]
        for level in self.levels:
            nodes = self._reduce(nodes, level)
        return nodes

    def _reduce(self, nodes: list[Node], level: tuple[Form, ...]) -> list[Node]:
        code, reduced, done = "".join(node.code for node in nodes), [], 0
        for start, end, form, match in _longest(code, level):
            if start < done:
                continue
            term = self._build(form, match, nodes)
            if term is None:
                continue
            reduced += nodes[done:start]
            sign = self.alphabet.codes[category(term)]
            reduced.append(Node(nodes[start].start, nodes[end - 1].end, sign, term, term))
            done = end
        return reduced + nodes[done:]

    def _build(self, form: Form, match: re.Match[str], nodes: list[Node]) -> Term | None:
        parts = dict(form.given)
        for name, symbol in form.symbols.items():
            if match.start(name) >= 0:
                parts[name] = self._value(nodes[match.start(name)], symbol)
        return form.make(parts)

    def _value(self, node: Node, symbol: str) -> Any:  # noqa: ANN401  # a number, a name or a term, as the builder expects
        if isinstance(node.term, Number):
            return node.term.value
        if isinstance(node.value, str) and (known := self.alphabet.lexicon.value(symbol, node.value)) is not None:
            return known
        return node.value


def _longest(code: str, level: tuple[Form, ...]) -> list[tuple[int, int, Form, re.Match[str]]]:
    """All matches of a level, leftmost first, of these the longest first, of these as the file orders them."""
    found = (
        (match.start(), match.end(), form, match)
        for form in level
        for match in form.pattern.finditer(code)
        if match.end() > match.start()
    )
    return sorted(found, key=lambda item: (item[0], -item[1]))


def _symbols(form: str) -> Iterator[tuple[str | None, str]]:
    return ((match["name"], match["symbol"]) for match in _SYMBOL.finditer(form))


def _alphabet(lexicon: Lexicon, forms: list[dict[str, Any]]) -> Alphabet:
    names = [word for words in lexicon.classes.values() for word in words]
    names += [symbol for form in forms for _, symbol in _symbols(form["form"])]
    names += [part for union in lexicon.unions for part in lexicon.members(union)]
    names += ["WORD", "SIGN", "BREAK", "SPAN", "LENGTH", "SET", "VAGUE", "SUM", "HOUR"]
    return Alphabet(lexicon, {name: chr(0xE000 + i) for i, name in enumerate(dict.fromkeys(names))})


def _compile(alphabet: Alphabet, form: dict[str, Any], builders: Mapping[str, Builder]) -> Form:
    def write(match: re.Match[str]) -> str:
        symbol = alphabet.any_of(match["symbol"])
        return f"(?P<{match['name']}>{symbol})" if match["name"] else symbol

    # every bracket groups but does not capture; blanks only keep symbols apart
    grouped = re.sub(r"\((?!\?)", "(?:", form["form"])
    pattern = _SYMBOL.sub(write, grouped).replace(" ", "")
    named = {name: symbol for name, symbol in _symbols(form["form"]) if name}
    return Form(re.compile(pattern), named, builders[form["make"]], form.get("with", {}))


@cache
def load_grammar() -> Grammar:
    """The grammar; the data files are read and compiled at the first call."""
    return make_grammar(load_lexicon(), [level["forms"] for level in read_table("forms.toml")["level"]])


def make_grammar(
    lexicon: Lexicon, levels: Sequence[list[dict[str, Any]]], builders: Mapping[str, Builder] = BUILDERS
) -> Grammar:
    """The grammar of these words and levels of forms, whose terms these builders make."""
    alphabet = _alphabet(lexicon, [form for forms in levels for form in forms])
    return Grammar(alphabet, tuple(tuple(_compile(alphabet, form, builders) for form in forms) for forms in levels))
