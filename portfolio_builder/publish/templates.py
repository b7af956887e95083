"""Templates, compiled for one language.

Sentences without a gap in them are translated when a template is compiled, so that they cost
nothing on the thousandth page. `{% once a, b %}…{% endonce %}` stands around what is the same on
all pages on which `a` and `b` are: it is made the first time only. What is compiled is remembered:
the built-in templates with the program, those of a theme with the portfolio.
"""

import marshal
import os
import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.ext import Extension, InternationalizationExtension
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from portfolio_builder import resources
from portfolio_builder.memory.memo import NO_MEMO, Memo, key_of
from portfolio_builder.publish.compiled import compiled_templates
from portfolio_builder.publish.theme import lacking
from portfolio_builder.wording import N_, Wording

_BUILTIN = "builtin"
_GETTEXT = frozenset({"_", "gettext"})
_SPECIAL = re.compile("[&<>'\"]")


def environment(
    templates: Sequence[Path], wording: Wording, *, memo: Memo = NO_MEMO
) -> jinja2.Environment:
    """Make the environment; the first folder of `templates` wins, the last is the built-in one.

    `memo` remembers the compiled templates of a theme, and the built-in ones where nothing can be
    kept beside the program.
    """
    builtin = _Folder(templates[-1])
    made = _Environment(
        loader=jinja2.ChoiceLoader(
            [
                *(_Folder(folder) for folder in templates),
                jinja2.PrefixLoader({_BUILTIN: builtin}),
            ]
        ),
        autoescape=True,
        undefined=_strict(wording),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[InternationalizationExtension, _Once],
        auto_reload=False,
    )
    made.wording = wording
    made.bytecode_cache = _Remembered(made, builtin, memo)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        wording.gettext, wording.ngettext, newstyle=True
    )
    made.globals |= _sentences(wording)
    made.filters["lang"] = partial(_marked, wording.language)
    return made


def _strict(wording: Wording) -> type[jinja2.StrictUndefined]:
    """Return what a template gets for a name that is not there: an error when it is used."""

    class Missing(jinja2.StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            said = lacking(self._undefined_obj, str(self._undefined_name), wording)
            return said or super()._undefined_message

    return Missing


@cache
def _marked(own: str, language: str) -> Markup:
    """Return the attribute for words in a language, when it is another one than the page's own."""
    other = language not in ("", own)
    return Markup(' lang="{}"').format(language) if other else Markup()


def _sentences(wording: Wording) -> Mapping[str, Callable[..., Markup]]:
    """Return what translates a sentence and fills it in, as the library's own functions do.

    Those copy all that a template knows for each sentence that they translate.
    """

    @cache
    def one(sentence: str) -> Markup:
        return Markup(wording.gettext(sentence))

    @cache
    def counted(singular: str, plural: str, num: int) -> Markup:
        return Markup(wording.ngettext(singular, plural, num)) % {"num": num}

    def gettext(sentence: str, /, **values: object) -> Markup:
        return one(sentence) % values

    def ngettext(singular: str, plural: str, num: int, /, **values: object) -> Markup:
        if not values:
            return counted(singular, plural, num)
        return Markup(wording.ngettext(singular, plural, num)) % {"num": num, **values}

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


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
    """Makes the built-in templates shorter than the library must, which does not know what is in
    them.
    """

    def visit_Getattr(  # noqa: N802 - the library's name
        self, node: nodes.Getattr, frame: Frame
    ) -> None:
        """Take what a view has as Python does: a view has no items by which it may be meant too."""
        if not self._is_builtin or not node.attr.isidentifier():
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - the library's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call as Python does: nothing that is called here asks for the context."""
        if not self._is_builtin or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    @property
    def _is_builtin(self) -> bool:
        return (self.name or "").startswith(f"{_BUILTIN}/")

    def visit_Template(  # noqa: N802 - the library's name
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        assert isinstance(self.environment, _Environment)
        super().visit_Template(_Translated(self.environment.wording).visit(node), frame)


def _escaped(value: object) -> str:
    """Return a value as it stands in a page. A template only joins it to others: it may be text."""
    if type(value) is Markup:
        return value
    if type(value) is str and not _SPECIAL.search(value):
        return value
    return escape(value)


class _Template(jinja2.Template):
    @classmethod
    def _from_namespace(
        cls,
        environment: jinja2.Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],
    ) -> jinja2.Template:
        namespace["escape"] = _escaped
        return super()._from_namespace(environment, namespace, globals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Return what a template offers to others: the same for all, since all know the same."""
        return super()._get_default_module()


class _Environment(jinja2.Environment):
    code_generator_class = _Generator
    template_class = _Template
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
    """Compiled templates: the built-in ones by name, others in a memo.

    A memo tells whether bytes are those that were put there.
    """

    def __init__(self, environment: _Environment, builtin: "_Folder", memo: Memo) -> None:
        self._environment, self._builtin, self._memo = environment, builtin, memo
        self._here = str(resources.templates_dir())
        self._process = os.getpid()

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        if filename and os.path.dirname(filename) == self._here:
            bucket = Bucket(environment, name, "")
            bucket.code = self._compiled.get(os.path.basename(filename))
            return bucket
        return super().get_bucket(environment, name, filename, source)

    @cached_property
    def _compiled(self) -> Mapping[str, CodeType]:
        memo = self._memo if self._has_memo() else NO_MEMO
        return compiled_templates(self._environment.wording, self._compile, memo)

    def _compile(self) -> dict[str, CodeType]:
        """Compile every built-in template of pages."""
        made = self._environment
        names = [n for n in self._builtin.list_templates() if n.endswith(".html") and "/" not in n]
        found = {name: self._builtin.get_source(made, name) for name in names}
        return {
            name: made.compile(text, f"{_BUILTIN}/{name}", file)
            for name, (text, file, _) in found.items()
        }

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self._memo.get(self._key(bucket)) if self._has_memo() else None
        if data is not None:
            bucket.code = marshal.loads(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if self._has_memo():
            self._memo.put({self._key(bucket): marshal.dumps(bucket.code)})

    def _has_memo(self) -> bool:
        """Tell whether this process has the memo open, and is no copy of the one that has."""
        return os.getpid() == self._process

    def _key(self, bucket: Bucket) -> bytes:
        return key_of("template", self._environment.wording.language, bucket.key, bucket.checksum)


class _Folder(jinja2.FileSystemLoader):
    """A folder of templates in UTF-8; another encoding is told as any other mistake."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise jinja2.TemplateSyntaxError(N_("this is not UTF-8"), line, template) from error
