"""Reading an XForm (ODK XForms, what pyxform makes of an XLSForm) into groups, questions and choices.

Source: https://getodk.github.io/xforms-spec/. What answering cannot do is refused by name, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from roadmap.questionnaires.questions import (
    Choice,
    Choices,
    Form,
    Group,
    Kind,
    Member,
    Output,
    Pieces,
    Question,
    Words,
)

XF, H, JR = (
    "{http://www.w3.org/2002/xforms}",
    "{http://www.w3.org/1999/xhtml}",
    "{http://openrosa.org/javarosa}",
)
_ITEXT = re.compile(r"\s*jr:itext\(\s*(['\"])(.*)\1\s*\)\s*", re.DOTALL)
_WHOLE_LIST = re.compile(r"\s*instance\(\s*(['\"])([^'\"]*)\1\s*\)/root/item\s*")
_LEFT_OUT = "-"
"""What pyxform writes where a language has no words of its own."""
_TYPES = {
    "string": Kind.TEXT,
    "int": Kind.INTEGER,
    "integer": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
}
_PRELOADS = {"date": "today()", "timestamp": "now()"}
"""What the metadata ``today``, ``start`` and ``end`` are; other metadata stays empty."""


class UnreadableForm(ValueError):
    """The XForm has something that cannot be answered; ``where`` is a path of it, ``what`` the feature."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


@lru_cache(maxsize=64)
def read_form(xform: str) -> Form:
    """Read the XForm text; the same text gives the same Form. Raises :class:`UnreadableForm`."""
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        tree = etree.fromstring(xform.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableForm("", "XML") from error
    return _Reading(tree).form()


class _Reading:
    """One reading of one XForm."""

    def __init__(self, tree: etree._Element) -> None:
        model, body = tree.find(f"{H}head/{XF}model"), tree.find(f"{H}body")
        data = next(iter(_of(model, f"{XF}instance/*")), None)
        if model is None or body is None or data is None:
            raise UnreadableForm("", "model")
        self.title = tree.findtext(f"{H}head/{H}title") or ""
        self.body, self.data, self.model = body, data, model
        self.root = _local(data)
        self.translations = {
            one.get("lang", ""): {text.get("id", ""): text for text in one.findall(f"{XF}text")}
            for one in _of(model, f"{XF}itext/{XF}translation")
        }
        self.binds = {bind.get("nodeset", ""): bind for bind in _of(model, f"{XF}bind")}
        self.by_path: dict[str, Member] = {}
        self.controls = {ref: one for one in body.iter() if (ref := one.get("ref") or one.get("nodeset"))}
        self.defaults = self._dynamic_defaults()

    def form(self) -> Form:
        lists = dict(self._lists())
        self.lists = lists
        members = self._members(self.data)
        languages = tuple(self.translations)
        marked = next(
            (one.get("lang", "") for one in _of(self.model, f"{XF}itext/{XF}translation[@default]")), ""
        )
        return Form(
            name=self.data.get("id", ""),
            version=self.data.get("version", ""),
            title=self.title,
            root=self.root,
            members=members,
            lists=lists,
            languages=languages,
            default_language=marked or (languages[0] if languages else ""),
            by_path=dict(_in_order(members)),
        )

    def _dynamic_defaults(self) -> dict[str, str]:
        found = {}
        for one in (*self.model.iter(f"{XF}setvalue"), *self.body.iter(f"{XF}setvalue")):
            where, events = one.get("ref", ""), one.get("event", "").split()
            if not set(events) <= {"odk-instance-first-load", "odk-new-repeat"}:
                raise UnreadableForm(where, "trigger")
            found[where] = one.get("value", "")
        return found

    def _lists(self) -> Iterator[tuple[str, tuple[Choice, ...]]]:
        for instance in _of(self.model, f"{XF}instance[@id]"):
            name = instance.get("id", "")
            if instance.get("src"):
                raise UnreadableForm(name, "external instance")
            yield name, tuple(self._choice(item) for item in instance.iterfind(f"{XF}root/{XF}item"))

    def _choice(self, item: etree._Element) -> Choice:
        columns = {_local(child): "".join(map(str, child.itertext())) for child in item}
        label: Words
        if "itextId" in columns:
            label = self._said(columns["itextId"])
        else:
            label = {"": (columns.get("label", columns.get("name", "")),)}
        return Choice(columns.get("name", ""), label, columns)

    # Groups and questions stand in the order of the instance, which is the order of the sheet.

    def _members(self, element: etree._Element, above: str = "") -> tuple[Member, ...]:
        found: list[Member] = []
        seen = set()
        for child in element:
            name = _local(child)
            if name in seen or child.tag.startswith("{http://openrosa.org/xforms}") or name == "meta":
                continue
            seen.add(name)
            path = f"{above}/{name}" if above else name
            member = (
                self._group(child, path)
                if len(child) or self._is_group(path)
                else self._question(child, path)
            )
            if member is not None:
                found.append(member)
        return tuple(found)

    def _is_group(self, path: str) -> bool:
        control = self.controls.get(f"/{self.root}/{path}")
        return control is not None and _local(control) in ("group", "repeat")

    def _group(self, element: etree._Element, path: str) -> Group:
        full = f"/{self.root}/{path}"
        control, bind = self._wrapping(full), self.binds.get(full)
        repeat = next((one for one in self.body.iter(f"{XF}repeat") if one.get("nodeset") == full), None)
        return Group(
            path=path,
            label=self._label(control, "label"),
            members=self._members(element, path),
            relevant=_attribute(bind, "relevant"),
            repeats=repeat is not None,
            count=_attribute(repeat, f"{JR}count"),
        )

    def _wrapping(self, full: str) -> etree._Element | None:
        return next((one for one in self.body.iter(f"{XF}group") if one.get("ref") == full), None)

    def _question(self, element: etree._Element, path: str) -> Question | None:
        full = f"/{self.root}/{path}"
        bind, control = self.binds.get(full), self.controls.get(full)
        kind = self._kind(full, bind, control)
        calculation = _attribute(bind, "calculate") or _PRELOADS.get(_attribute(bind, f"{JR}preload"), "")
        return Question(
            path=path,
            kind=kind,
            label=self._label(control, "label"),
            hint=self._label(control, "hint"),
            relevant=_attribute(bind, "relevant"),
            required=_attribute(bind, "required"),
            required_message=self._message(bind, "requiredMsg"),
            constraint=_attribute(bind, "constraint"),
            constraint_message=self._message(bind, "constraintMsg"),
            calculation=calculation,
            default=(element.text or "").strip(),
            dynamic_default=self.defaults.get(full, ""),
            read_only=_attribute(bind, "readonly").strip() == "true()",
            choices=self._choices(control, path) if kind.choice else None,
            indicator=_attribute(bind, "indicator").strip(),
            appearance=_attribute(control, "appearance"),
        )

    def _kind(self, full: str, bind: etree._Element | None, control: etree._Element | None) -> Kind:
        if control is None:
            return Kind.CALCULATE
        kind, typed = _local(control), _attribute(bind, "type").split(":")[-1] or "string"
        match kind:
            case "select1":
                return Kind.ONE
            case "select":
                return Kind.MANY
            case "upload":
                return Kind.IMAGE if control.get("mediatype", "").startswith("image") else Kind.FILE
            case "input" if typed in _TYPES:
                silent = _attribute(bind, "readonly").strip() == "true()" and typed == "string"
                shown = _attribute(bind, "calculate") or self.defaults.get(full)
                return Kind.NOTE if silent and not shown else _TYPES[typed]
        raise UnreadableForm(full, f"{kind} {typed}")

    def _choices(self, control: etree._Element | None, path: str) -> Choices:
        itemset = None if control is None else control.find(f"{XF}itemset")
        if control is None or itemset is None:
            return self._written_out(control, path)
        nodeset = itemset.get("nodeset", "")
        whole = _WHOLE_LIST.fullmatch(nodeset)
        value, label = itemset.find(f"{XF}value"), itemset.find(f"{XF}label")
        return Choices(
            nodeset=nodeset,
            value=_attribute(value, "ref") or "name",
            label=_attribute(label, "ref") or "label",
            rows=whole[2] if whole else None,
        )

    def _written_out(self, control: etree._Element | None, path: str) -> Choices:
        """Choices that stand in the question itself become a list of their own."""
        items = [] if control is None else control.findall(f"{XF}item")
        self.lists[path] = tuple(
            Choice(name := item.findtext(f"{XF}value") or "", self._label(item, "label"), {"name": name})
            for item in items
        )
        return Choices(f"instance('{path}')/root/item", rows=path)

    # Words

    def _label(self, control: etree._Element | None, tag: str) -> Words:
        element = None if control is None else control.find(f"{XF}{tag}")
        if element is None:
            return {}
        if ref := _ITEXT.fullmatch(element.get("ref", "")):
            return self._said(ref[2])
        return _plain(_pieces(element))

    def _message(self, bind: etree._Element | None, name: str) -> Words:
        text = _attribute(bind, f"{JR}{name}")
        ref = _ITEXT.fullmatch(text)
        return self._said(ref[2]) if ref else _plain((text,) if text else ())

    def _said(self, key: str) -> Words:
        found = {}
        for language, texts in self.translations.items():
            text = texts.get(key)
            values = (
                [] if text is None else [one for one in text.findall(f"{XF}value") if not one.get("form")]
            )
            pieces = _pieces(values[0]) if values else ()
            if pieces and pieces != (_LEFT_OUT,):
                found[language] = pieces
        return found


def _in_order(members: tuple[Member, ...]) -> Iterator[tuple[str, Member]]:
    for member in members:
        yield member.path, member
        if isinstance(member, Group):
            yield from _in_order(member.members)


def _of(element: etree._Element | None, path: str) -> list[etree._Element]:
    return [] if element is None else element.findall(path)


def _attribute(element: etree._Element | None, name: str) -> str:
    return "" if element is None else element.get(name, "")


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _plain(pieces: Pieces) -> Words:
    return {"": pieces} if pieces else {}


def _pieces(element: etree._Element) -> Pieces:
    """The texts and outputs of a label; pyxform pads a label that has outputs with a space on each side."""
    found: list[str | Output] = [element.text or ""]
    for child in element:
        found += [Output(child.get("value", "")), child.tail or ""]
    if len(found) > 1 and isinstance(found[0], str) and isinstance(found[-1], str):
        found[0], found[-1] = found[0].lstrip(), found[-1].rstrip()
    return tuple(piece for piece in found if piece != "")
