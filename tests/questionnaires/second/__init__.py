"""A second evaluator, for tests alone: the one that Enketo uses, in a Node process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree

HERE = Path(__file__).parent
WORKED = HERE / "worked.json"
"""Questionnaires with what it makes of them, for where there is no Node; ``write`` makes it anew."""
XF, JR = "{http://www.w3.org/2002/xforms}", "{http://openrosa.org/javarosa}"


def is_here() -> bool:
    return shutil.which("node") is not None and (HERE / "node_modules").is_dir()


def question_of(xform: str, answers: Mapping[str, str]) -> dict[str, Any]:
    """What the second evaluator is asked: the answers as XML, and the binds, read without our own reading."""
    tree = etree.fromstring(xform.encode())
    binds = {bind.get("nodeset", ""): bind for bind in tree.iter(f"{XF}bind")}
    data = next(iter(next(tree.iter(f"{XF}instance"))))
    for node in list(data.iter()):
        if node.get(f"{JR}template") is not None or etree.QName(node).localname == "meta":
            parent = node.getparent()
            assert parent is not None
            parent.remove(node)
    repeats = {repeat.get("nodeset", "") for repeat in tree.iter(f"{XF}repeat")}
    root = etree.Element(etree.QName(data).localname)
    asked: list[dict[str, str]] = []
    _copy(data, root, "", f"/{root.tag}", repeats, binds, answers, asked)
    return {"xml": etree.tostring(root, encoding="unicode"), "asked": asked}


def _copy(
    source: Any,
    target: Any,
    place: str,
    full: str,
    repeats: set[str],
    binds: Mapping[str, Any],
    answers: Mapping[str, str],
    asked: list[dict[str, str]],
) -> None:
    for child in source:
        name = etree.QName(child).localname
        path, bare = f"{place}/{name}" if place else name, f"{full}/{name}"
        times = int(answers.get(path, "1")) if bare in repeats else 1
        for number in range(1, times + 1):
            made = etree.SubElement(target, name)
            here = f"{path}[{number}]" if bare in repeats else path
            bind = binds.get(bare)
            asked.append({"path": f"/{target.getroottree().getroot().tag}/{here}", "place": here})
            if bind is not None:
                asked[-1] |= {k: v for k in ("relevant", "calculate", "constraint") if (v := bind.get(k))}
            if len(child):
                _copy(child, made, here, bare, repeats, binds, answers, asked)
            else:
                made.text = answers.get(here, (child.text or "").strip())


class Second:
    """The process: one questionnaire after another."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def fill(self, question: Mapping[str, Any]) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        said: dict[str, Any] = json.loads(self.process.stdout.readline())
        return said


@contextmanager
def second() -> Iterator[Second]:
    process = subprocess.Popen(
        ["node", str(HERE / "evaluate.js")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TZ": "UTC"},
    )
    try:
        yield Second(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.wait(timeout=10)
        process.stdout.close()
