"""Parsing XML that came from outside: no entities, no network, no huge trees."""

from __future__ import annotations

from lxml import etree

from roadmap.documents.refusals import Broken


def parsed(data: bytes) -> etree._Element:
    """The root of *data*; raises Broken where it is no XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Broken(str(error)) from error
    if root is None:
        raise Broken("empty XML")
    return root
