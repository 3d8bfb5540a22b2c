"""Reading an XForm (ODK XForms, what pyxform makes of an XLSForm) into groups, questions and choices.

Source: https://getodk.github.io/xforms-spec/. What answering cannot do is refused by name, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from roadmap.questionnaires.itext import JR, XF, H, Said, attribute, local, of
from roadmap.questionnaires.questions import (
    Choice,
    Choices,
    Form,
    Group,
    Kind,
    Member,
    Question,
    Words,
)

_WHOLE_LIST = re.compile(r"\s*instance\(\s*(['\"])([^'\"]*)\1\s*\)/root/item\s*")
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
        data = next(iter(of(model, f"{XF}instance/*")), None)
        if model is None or body is None or data is None:
            raise UnreadableForm("", "model")
        self.title = tree.findtext(f"{H}head/{H}title") or ""
        self.body, self.data, self.model = body, data, model
        self.root = local(data)
        self.said = Said(model)
        self.binds = {bind.get("nodeset", ""): bind for bind in of(model, f"{XF}bind")}
        self.controls = {ref: one for one in body.iter() if (ref := one.get("ref") or one.get("nodeset"))}
        self.defaults = self._dynamic_defaults()

    def form(self) -> Form:
        lists = dict(self._lists())
        self.lists = lists
        members = self._members(self.data)
        languages = tuple(self.said.translations)
        marked = next(
            (one.get("lang", "") for one in of(self.model, f"{XF}itext/{XF}translation[@default]")), ""
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
        for instance in of(self.model, f"{XF}instance[@id]"):
            name = instance.get("id", "")
            if instance.get("src"):
                raise UnreadableForm(name, "external instance")
            yield name, tuple(self._choice(item) for item in instance.iterfind(f"{XF}root/{XF}item"))

    def _choice(self, item: etree._Element) -> Choice:
        columns = {local(child): "".join(map(str, child.itertext())) for child in item}
        label: Words
        if "itextId" in columns:
            label = self.said.said(columns["itextId"])
        else:
            label = {"": (columns.get("label", columns.get("name", "")),)}
        return Choice(columns.get("name", ""), label, columns)

    # Groups and questions stand in the order of the instance, which is the order of the sheet.

    def _members(self, element: etree._Element, above: str = "") -> tuple[Member, ...]:
        found: list[Member] = []
        seen = set()
        for child in element:
            name = local(child)
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
        return control is not None and local(control) in ("group", "repeat")

    def _group(self, element: etree._Element, path: str) -> Group:
        full = f"/{self.root}/{path}"
        control, bind = self._wrapping(full), self.binds.get(full)
        repeat = next((one for one in self.body.iter(f"{XF}repeat") if one.get("nodeset") == full), None)
        return Group(
            path=path,
            label=self.said.label(control, "label"),
            members=self._members(element, path),
            relevant=attribute(bind, "relevant"),
            repeats=repeat is not None,
            count=attribute(repeat, f"{JR}count"),
        )

    def _wrapping(self, full: str) -> etree._Element | None:
        return next((one for one in self.body.iter(f"{XF}group") if one.get("ref") == full), None)

    def _question(self, element: etree._Element, path: str) -> Question | None:
        full = f"/{self.root}/{path}"
        bind, control = self.binds.get(full), self.controls.get(full)
        kind = self._kind(full, bind, control)
        calculation = attribute(bind, "calculate") or _PRELOADS.get(attribute(bind, f"{JR}preload"), "")
        return Question(
            path=path,
            kind=kind,
            label=self.said.label(control, "label"),
            hint=self.said.label(control, "hint"),
            relevant=attribute(bind, "relevant"),
            required=attribute(bind, "required"),
            required_message=self.said.message(bind, "requiredMsg"),
            constraint=attribute(bind, "constraint"),
            constraint_message=self.said.message(bind, "constraintMsg"),
            calculation=calculation,
            default=(element.text or "").strip(),
            dynamic_default=self.defaults.get(full, ""),
            read_only=attribute(bind, "readonly").strip() == "true()",
            choices=self._choices(control, path) if kind.choice else None,
            indicator=attribute(bind, "indicator").strip(),
            appearance=attribute(control, "appearance"),
        )

    def _kind(self, full: str, bind: etree._Element | None, control: etree._Element | None) -> Kind:
        if control is None:
            return Kind.CALCULATE
        kind, typed = local(control), attribute(bind, "type").split(":")[-1] or "string"
        match kind:
            case "select1":
                return Kind.ONE
            case "select":
                return Kind.MANY
            case "upload":
                return Kind.IMAGE if control.get("mediatype", "").startswith("image") else Kind.FILE
            case "input" if typed in _TYPES:
                silent = attribute(bind, "readonly").strip() == "true()" and typed == "string"
                shown = attribute(bind, "calculate") or self.defaults.get(full)
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
            value=attribute(value, "ref") or "name",
            label=attribute(label, "ref") or "label",
            rows=whole[2] if whole else None,
        )

    def _written_out(self, control: etree._Element | None, path: str) -> Choices:
        """Choices that stand in the question itself become a list of their own."""
        items = [] if control is None else control.findall(f"{XF}item")
        self.lists[path] = tuple(
            Choice(name := item.findtext(f"{XF}value") or "", self.said.label(item, "label"), {"name": name})
            for item in items
        )
        return Choices(f"instance('{path}')/root/item", rows=path)


def _in_order(members: tuple[Member, ...]) -> Iterator[tuple[str, Member]]:
    for member in members:
        yield member.path, member
        if isinstance(member, Group):
            yield from _in_order(member.members)
