"""The query language: what people type, as a tree that the index and the filters read.

    softbank 30 milliards          all the words, in any order
    "levée de fonds"               words in this order, side by side
    -musk   musk OR altman         without; either
    prefi*                         words that begin so
    /gpt-\\d/                       a regular expression, on the text as it stands
    kind:acquisition amount:>10Md$ amount:6..7Md$ status:rumoured date:2025-03.. year:2025
    amount:none date:none party:none tag:none     what states none
    in:deals entity:"sam altman" party:softbank article:002 type:person tag:todo agreement:disputed

`AND` binds tighter than `OR`; parentheses group. Lenient parsing, for a line being typed, never fails:
what is not finished yet is left out.
"""

from __future__ import annotations

from store.hints import Union
from store.record import NamedTuple
from store.search.fields import FieldValue, field_name, read_value, unknown_field


class QueryError(NamedTuple):
    """What is wrong with a query, where (a range of it), and what would be right."""

    what: str
    start: int
    end: int
    hint: str

    def __str__(self) -> str:
        return f"{self.what} at character {self.start + 1}: {self.hint}"


class Words(NamedTuple):
    """Plain words side by side, all wanted, in any order; `prefix` when the last was typed with a `*`."""

    text: str
    start: int
    end: int
    prefix: bool = False


class Phrase(NamedTuple):
    """Words wanted side by side in this order; `open` while its closing quote is not typed yet."""

    text: str
    start: int
    end: int
    open: bool = False


class Pattern(NamedTuple):
    """A regular expression to search in the text as it stands."""

    text: str
    start: int
    end: int


class Field(NamedTuple):
    """A condition on a record: one of the names of `store.search.fields` with its typed value."""

    name: str
    value: FieldValue
    start: int
    end: int


class Not(NamedTuple):
    """What must not be there."""

    child: Node


class And(NamedTuple):
    """All of these."""

    children: tuple[Node, ...]


class Or(NamedTuple):
    """At least one of these."""

    children: tuple[Node, ...]


Node = Union[Words, Phrase, Pattern, Field, Not, And, Or]


class Query(NamedTuple):
    """A parsed query: its tree (`None` when it asks nothing) and what is wrong with it, if anything."""

    text: str
    node: Node | None
    error: QueryError | None = None
    lenient: bool = False


class _Token(NamedTuple):
    kind: str  # word, phrase, regex, field, or, and, not, (, )
    text: str
    start: int
    end: int
    closed: bool = True
    name: str = ""
    quoted: bool = False


class _RefusedError(Exception):
    """Carries the error of a query out of the parser."""

    def __init__(self, what: str, start: int, end: int, hint: str) -> None:
        super().__init__(what)
        self.error = QueryError(what, start, end, hint)


_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "”"}
MAX_QUERY = 1000
"""Characters of a query that are read: longer than any that people type."""
MAX_DEPTH = 20


def parse(text: str, lenient: bool = False) -> Query:
    """Read a query. A bad one has an `error`; a lenient one never has, whatever is missing."""
    try:
        if len(text) > MAX_QUERY and not lenient:
            raise _RefusedError(
                "the query is too long", MAX_QUERY, len(text), f"{MAX_QUERY} characters at most"
            )
        tokens = _tokens(text[:MAX_QUERY], lenient)
        node = _Parser(tokens, lenient).whole()
        if node is not None and not lenient:
            _refuse_only_not(node, text)
        return Query(text, node, None, lenient)
    except _RefusedError as refused:
        return Query(text, None, refused.error, lenient)


def _refuse_only_not(node: Node, text: str) -> None:
    branches = node.children if isinstance(node, Or) else (node,)
    for branch in branches:
        parts = branch.children if isinstance(branch, And) else (branch,)
        if all(isinstance(part, Not) for part in parts):
            raise _RefusedError(
                "nothing is asked for, only left out", 0, len(text), "add a word to find, as in: openai -musk"
            )


def _tokens(text: str, lenient: bool) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        c = text[at]
        if c.isspace():
            at += 1
            continue
        token = _token(text, at, lenient)
        if token.kind:
            found.append(token)
        at = max(token.end, at + 1)
    return found


def _token(text: str, at: int, lenient: bool) -> _Token:
    """The token that begins at `at`; an empty kind when there is nothing to keep."""
    c = text[at]
    if c in "()":
        return _Token(c, c, at, at + 1)
    if c in _QUOTES:
        return _quoted(text, at, lenient)
    if c == "/":
        regex = _regex(text, at, lenient)
        if regex is not None:
            return regex
    if c in "-!" and (at == 0 or text[at - 1].isspace() or text[at - 1] == "("):
        follows = text[at + 1 : at + 2]
        if not follows or follows.isspace():
            return _Token("", c, at, at + 1)
        return _Token("not", c, at, at + 1)
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in '()"“«„':
        end += 1
    word = text[at:end]
    if word in ("OR", "AND", "NOT") or word in ("||", "|"):
        return _Token({"OR": "or", "||": "or", "|": "or", "AND": "and", "NOT": "not"}[word], word, at, end)
    name, colon, _ = word.partition(":")
    if colon and name.isalpha():
        return _field(text, at, name, lenient)
    return _Token("word", word, at, end)


def _quoted(text: str, at: int, lenient: bool) -> _Token:
    close = _QUOTES[text[at]]
    end = text.find(close, at + 1)
    if end < 0 and close != '"':
        end = text.find('"', at + 1)
    if end < 0:
        if lenient:
            return _Token("phrase", text[at + 1 :], at, len(text), closed=False)
        raise _RefusedError("the quote is not closed", at, len(text), f"write {text[at:]}{close}")
    return _Token("phrase", text[at + 1 : end], at, end + 1)


def _regex(text: str, at: int, lenient: bool) -> _Token | None:
    """A `/regex/`, or `None` when the slash is only a slash."""
    end = at + 1
    while end < len(text) and text[end] != "/":
        end += 2 if text[end] == "\\" else 1
    if end >= len(text):
        if lenient:
            return _Token("", "/", at, len(text))
        raise _RefusedError("the pattern is not closed", at, len(text), f"write {text[at:]}/")
    body = text[at + 1 : end]
    if not body:
        return None
    from store.search.patterns import refusal

    why = refusal(body)
    if why is not None:
        if lenient:
            return _Token("", body, at, end + 1)
        raise _RefusedError(
            f"the pattern cannot be used: {why}", at, end + 1, "write a simpler one, as in /gpt-[0-9]/"
        )
    return _Token("regex", body, at, end + 1)


def _field(text: str, at: int, name: str, lenient: bool) -> _Token:
    """A `name:value`; the value may be quoted."""
    start = at + len(name) + 1
    known = field_name(name)
    quoted = start < len(text) and text[start] in _QUOTES
    if quoted:
        value = _quoted(text, start, lenient)
        raw, end = value.text, value.end
    else:
        end = start
        while end < len(text) and not text[end].isspace() and text[end] not in "()":
            end += 1
        raw = text[start:end]
        if known == "amount":
            end = _amount_end(text, start, end)
            raw = text[start:end]
    if known is None:
        if lenient or text[start : start + 2] == "//":
            return _Token("word", text[at:end], at, end)
        raise _RefusedError(f"there is no field {name}:", at, start, unknown_field(name))
    return _Token("field", raw, at, end, name=known, quoted=quoted)


def _amount_end(text: str, start: int, end: int) -> int:
    """Where an amount value ends: `amount:>10 Md$` and `amount:6..7 milliards` may hold a space."""
    from store.search.amounts import SCALES
    from store.text import fold_text

    rest = text[end:].split(maxsplit=1)
    if not rest or not text[start:end][-1:].isdigit():
        return end
    word = fold_text(rest[0])
    if word in SCALES or word.rstrip("$€£") in SCALES or word in ("$", "€", "£"):
        return text.index(rest[0], end) + len(rest[0])
    return end


class _Parser:
    """Reads tokens into a tree: `OR` between runs of terms, parentheses, `-` before a term."""

    def __init__(self, tokens: list[_Token], lenient: bool) -> None:
        self.tokens = tokens
        self.lenient = lenient
        self.at = 0

    def whole(self) -> Node | None:
        nodes: list[Node] = []
        while self.at < len(self.tokens):
            node = self._either(0)
            if node is not None:
                nodes.append(node)
            if self._peek() == ")":
                token = self.tokens[self.at]
                if not self.lenient:
                    raise _RefusedError("a parenthesis too many", token.start, token.end, "leave out the )")
                self.at += 1
        return _join(nodes)

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def _either(self, depth: int) -> Node | None:
        branches: list[Node] = []
        while True:
            node = self._all(depth)
            if node is not None:
                branches.append(node)
            if self._peek() != "or":
                break
            token = self.tokens[self.at]
            self.at += 1
            if not self.lenient and (node is None or self._peek() in ("", ")", "or")):
                raise _RefusedError(
                    "OR needs a word on both sides", token.start, token.end, "as in: musk OR altman"
                )
        if len(branches) > 1:
            return Or(tuple(branches))
        return branches[0] if branches else None

    def _all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while self._peek() not in ("", ")", "or"):
            if self._peek() == "and":
                self.at += 1
                continue
            part = self._one(depth)
            if part is not None:
                parts.append(part)
        return _join(parts)

    def _one(self, depth: int) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "not":
            if self._peek() in ("", ")", "or", "and"):
                if self.lenient:
                    return None
                raise _RefusedError(
                    "nothing is left out", token.start, token.end, "write the word after the sign: -musk"
                )
            child = self._run(self._next(), alone=True) if self._peek() == "word" else self._one(depth)
            return Not(child) if child is not None else None
        if token.kind == "(":
            return self._group(token, depth)
        return self._leaf(token)

    def _group(self, opened: _Token, depth: int) -> Node | None:
        if depth >= MAX_DEPTH:
            if self.lenient:
                return None
            raise _RefusedError("too many parentheses", opened.start, opened.end, f"{MAX_DEPTH} deep at most")
        node = self._either(depth + 1)
        if self._peek() == ")":
            self.at += 1
        elif not self.lenient:
            raise _RefusedError("the parenthesis is not closed", opened.start, opened.end, "add a )")
        return node

    def _leaf(self, token: _Token) -> Node | None:
        if token.kind == "phrase":
            return (
                Phrase(token.text, token.start, token.end, not token.closed) if token.text.strip() else None
            )
        if token.kind == "regex":
            return Pattern(token.text, token.start, token.end)
        if token.kind == "field":
            value, hint = read_value(token.name, token.text, token.quoted)
            if value is not None:
                return Field(token.name, value, token.start, token.end)
            if self.lenient:
                return None
            raise _RefusedError(f"{token.name}: cannot be “{token.text}”", token.start, token.end, hint)
        return self._run(token)

    def _next(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _run(self, first: _Token, alone: bool = False) -> Words | None:
        """Neighbouring words as one leaf, so that amounts and compounds can be read across them."""
        texts, end, prefix = [first.text], first.end, _starred(first)
        while not prefix and not alone and self._peek() == "word":
            token = self.tokens[self.at]
            self.at += 1
            texts.append(token.text)
            end, prefix = token.end, _starred(token)
        text = " ".join(texts).rstrip("*") if prefix else " ".join(texts)
        if not any(c.isalnum() for c in text):
            return None
        return Words(text, first.start, end, prefix)


def _starred(token: _Token) -> bool:
    return token.text.endswith("*") and len(token.text) > 1


def _join(nodes: list[Node]) -> Node | None:
    if len(nodes) > 1:
        return And(tuple(nodes))
    return nodes[0] if nodes else None
