"""Templates, compiled for one language.

Sentences without a gap in them are translated when a template is compiled, so that they cost
nothing on the thousandth page. `{% once a, b %}…{% endonce %}` stands around what is the same on
all pages on which `a` and `b` are: it is made the first time only. What is compiled is remembered.
"""

import marshal
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension, InternationalizationExtension
from jinja2.parser import Parser
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from portfolio_builder.memory.memo import NO_MEMO, Memo, key_of
from portfolio_builder.wording import Wording

_GETTEXT = frozenset({"_", "gettext"})


def environment(
    templates: Sequence[Path], wording: Wording, *, memo: Memo = NO_MEMO, state: bytes = b""
) -> jinja2.Environment:
    """Make the environment; the first folder of `templates` wins, the last is the built-in one.

    `memo` remembers compiled templates; `state` says in which state the words are.
    """
    builtin = _Folder(templates[-1])
    made = _Environment(
        loader=jinja2.ChoiceLoader(
            [
                *(_Folder(folder) for folder in templates),
                jinja2.PrefixLoader({"builtin": builtin}),
            ]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[InternationalizationExtension, _Once],
        bytecode_cache=_Remembered(memo, state),
        auto_reload=False,
    )
    made.wording = wording
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        wording.gettext, wording.ngettext, newstyle=True
    )
    return made


class _Translated(NodeTransformer):
    """Puts the translation in the place of a call for it that has nothing to fill in."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the library's name
        match node:
            case nodes.Call(
                node=nodes.Name(name=name),
                args=[nodes.Const(value=str(sentence))],
                kwargs=[],
                dyn_args=None,
                dyn_kwargs=None,
            ) if name in _GETTEXT:
                # As the call would: what it returns is filled in, with nothing.
                words = self._wording.gettext(sentence) % {}
                return nodes.MarkSafe(nodes.Const(words), lineno=node.lineno)
        return self.generic_visit(node)


class _Generator(CodeGenerator):
    def visit_Template(  # noqa: N802 - the library's name
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        assert isinstance(self.environment, _Environment)
        super().visit_Template(_Translated(self.environment.wording).visit(node), frame)


class _Environment(jinja2.Environment):
    code_generator_class = _Generator
    wording: Wording


class _Once(Extension):
    tags = {"once"}  # noqa: RUF012 - the type that the library wants

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        self._made: dict[object, Markup] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        values = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{parser.free_identifier().name}")
        call = self.call_method("_once", [place, values])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _once(self, place: str, values: object, caller: Callable[[], Markup]) -> Markup:
        key = place, values
        if key not in self._made:
            self._made[key] = caller()
        return self._made[key]


class _Remembered(BytecodeCache):
    """Compiled templates in a memo, which tells whether bytes are those that were put there."""

    def __init__(self, memo: Memo, state: bytes) -> None:
        self._memo = memo
        self._state = state
        self._process = os.getpid()

    def load_bytecode(self, bucket: Bucket) -> None:
        if os.getpid() != self._process:  # a copy of the process that has the memo open
            return
        data = self._memo.get(self._key(bucket))
        if data is not None:
            bucket.code = marshal.loads(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if os.getpid() == self._process:
            self._memo.put({self._key(bucket): marshal.dumps(bucket.code)})

    def _key(self, bucket: Bucket) -> bytes:
        return key_of("template", self._state, bucket.key, bucket.checksum)


class _Folder(jinja2.FileSystemLoader):
    """A folder of templates in UTF-8; another encoding is told as any other mistake."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise jinja2.TemplateSyntaxError("this is not UTF-8", line, template) from error
