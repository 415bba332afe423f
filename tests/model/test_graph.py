"""The requirement graph: a plain networkx graph, on which networkx's own functions work."""

from __future__ import annotations

import datetime as dt
import pickle
import random
import time
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest

import certladder as cl
from certladder.model.graph import START, CertificateNode
from certladder.model.requirements import CertificateRequirement
from certladder.model.standard import Standard

DAY = dt.date(2026, 11, 22)
BUILTIN = cl.Catalog.builtin()
JOINT = """茶艺师申报条件
申报条件（四级）
累计从事本职业工作6年。
申报条件（三级）
取得本职业五级职业资格证书，并取得本职业四级职业资格证书，并取得本职业预备技师证书。
申报条件（二级）
取得本职业或相关职业三级职业资格证书。
"""


def related_catalog(rng: random.Random) -> cl.Catalog:
    """The built-in catalog with some relations declared and others denied."""
    catalog = BUILTIN | cl.Catalog.from_text(JOINT)
    for _ in range(rng.randrange(12)):
        one, other = rng.sample(catalog.occupations, 2)
        catalog = catalog.relate(one, other, accepted=rng.random() < 0.8)
    return catalog


def asked_nodes(catalog: cl.Catalog, standard: Standard, level: int) -> set[CertificateNode]:
    """The certificates that the clauses of a level ask for by name, in their own and in related occupations."""
    requirements = [one for clause in standard.levels[cl.Level(level)] for way in clause.alternatives for one in way]
    asked = [one for one in requirements if isinstance(one, CertificateRequirement)]
    nodes = {CertificateNode(standard.occupation, one.level) for one in asked}
    others = [
        other for other in catalog.occupations if other != standard.occupation and catalog.related(standard, other)
    ]
    return nodes | {
        CertificateNode(other, one.level)
        for one in asked
        if one.scope is cl.Scope.OWN_OR_RELATED and one.level
        for other in others
    }


def leading_to(catalog: cl.Catalog, target: CertificateNode) -> set[CertificateNode]:
    """The certificates that can lead to one, found by search and without the graph's edges."""
    asked = {
        CertificateNode(standard.occupation, level): asked_nodes(catalog, standard, level)
        for standard in catalog.in_force(DAY)
        for level in standard.levels
    }
    nodes = asked.keys() | {node for nodes in asked.values() for node in nodes}

    def serves(node: CertificateNode, opened: CertificateNode) -> bool:
        if node.occupation == opened.occupation and node.level is not None and node.level <= (opened.level or 0):
            return False
        return any(
            node == other
            or (node.occupation == other.occupation and node.level is not None and node.level <= (other.level or 0))
            for other in asked.get(opened, ())
        )

    found = [target]
    for opened in found:
        found += [node for node in nodes if node not in found and serves(node, opened)]
    return set(found) - {target}


def test_it_is_a_plain_networkx_graph() -> None:
    graph = BUILTIN.graph(DAY)
    assert type(graph) is nx.MultiDiGraph
    assert nx.is_directed_acyclic_graph(graph)
    asked = [(start, end, data) for start, end, data in graph.edges(data=True) if data["kind"] == "asks"]
    assert len(asked) == 83
    assert graph.nodes["电工", 3] == {"occupation": "电工", "level": 3}
    assert graph.nodes["电工", None] == {"occupation": "电工"}
    assert graph.nodes[START] == {}
    edges = [data for _, end, data in graph.edges(("电工", 3), data=True) if end == ("电工", 2)]
    assert edges == [{"clause": f"电工/二级/{n}", "alternative": 1, "kind": "asks"} for n in (1, 2)]
    assert all(type(value) in (str, int) for *_, data in graph.edges(data=True) for value in data.values())


@pytest.mark.parametrize("relations", [(), (("铣工", "车工"), ("车工", "铣工"))])
def test_networkx_works_on_it(relations: tuple[tuple[str, str], ...]) -> None:
    catalog = BUILTIN
    for one, other in relations:
        catalog = catalog.relate(one, other)
    graph = catalog.graph(DAY)
    counts = graph.number_of_nodes(), graph.number_of_edges()
    shown = nx.relabel_nodes(graph, {node: str(node) for node in graph})
    twins: list[Any] = [
        graph.copy(), graph.reverse(), graph.subgraph(list(graph)).copy(), nx.compose(graph, graph), shown,
        pickle.loads(pickle.dumps(graph)),  # noqa: S301
        nx.parse_graphml("\n".join(nx.generate_graphml(graph)), force_multigraph=True),
    ]  # fmt: skip
    for twin in twins:
        assert (twin.number_of_nodes(), twin.number_of_edges()) == counts
    assert shown.has_edge("电工/五级", "电工/四级")
    assert shown.has_edge("START", "电工/四级")
    assert shown.has_edge("电工/预备技师", "电工/二级")


def test_a_higher_certificate_serves_where_a_lower_one_is_asked() -> None:
    """D7; but not for a certificate that is no higher than itself."""
    graph = BUILTIN.graph(DAY)
    kinds = {start.level: {data["kind"] for data in edges.values()} for start, edges in graph.pred["电工", 2].items()}
    assert kinds == {3: {"asks"}, None: {"asks"}}
    text = "磨工申报条件\n申报条件（三级）\n取得本职业五级职业资格证书。\n申报条件（四级）\n累计从事本职业工作6年。"
    grinder = cl.Catalog.from_text(text).graph(DAY)
    assert [data["kind"] for data in grinder["磨工", 4]["磨工", 3].values()] == ["serves"]
    assert [data["kind"] for data in grinder["磨工", 5]["磨工", 3].values()] == ["asks"]


def test_a_declared_relation_is_an_edge() -> None:
    """D6: in the declared direction only."""
    catalog = BUILTIN.relate("铣工", "车工").relate("铣工", "钳工", accepted=False)
    graph = catalog.graph(DAY)
    related = {
        (start.occupation, end.occupation, data["kind"])
        for start, end, data in graph.edges(data=True)
        if start.occupation != end.occupation and start != START
    }
    assert related == {("车工", "铣工", "serves")}


@pytest.mark.parametrize("seed", range(15))
def test_ancestors_are_what_can_lead_to_a_certificate(seed: int) -> None:
    catalog = related_catalog(random.Random(seed))
    graph = catalog.graph(DAY)
    for node in graph:
        if node != START:
            assert nx.ancestors(graph, node) - {START} == leading_to(catalog, node), node


def test_a_changed_graph_leaves_the_catalog_as_it_is() -> None:
    graph = BUILTIN.graph(DAY)
    before = nx.to_dict_of_dicts(graph.copy())
    for *_, data in graph.edges(data=True):
        data["clause"] = "?"
    graph.remove_node(("电工", 4))
    graph.add_edge("x", "y")
    again = BUILTIN.graph(DAY)
    assert nx.to_dict_of_dicts(again) == before
    assert cl.Advisor().plan(cl.Person(), "电工", 3, on=DAY).steps


def test_it_follows_the_editions_and_relations_of_the_catalog() -> None:
    text = "职业：磨工\n施行日期：2030-01-01\n\n申报条件（四级）\n累计从事本职业工作6年。"
    catalog = cl.Catalog.from_text(text)
    assert not catalog.graph(DAY)
    assert ("磨工", 4) in catalog.graph("2030-01-01")
    assert set(BUILTIN.graph()) == set(BUILTIN.graph(dt.date.today()))


@pytest.mark.no_cover
@pytest.mark.slow
def test_a_large_catalog_soon_has_its_graph() -> None:
    """1,200 occupations, each related to the next: neither pairs of occupations nor pairs of certificates are gone through."""
    text = "职业：磨工\n申报条件（五级）\n累计从事本职业工作1年以上。\n申报条件（四级）\n取得本职业或相关职业五级职业资格证书。"
    standard = cl.Catalog.from_text(text).standard("磨工")
    names = [f"第{number}工" for number in range(1200)]
    standards = [standard.model_copy(update={"occupation": name}) for name in names]
    catalog = cl.Catalog(standards, dict.fromkeys(pairwise(names), True))
    begun = time.process_time()
    graph = catalog.graph()
    assert time.process_time() - begun < 3
    assert graph.number_of_edges() == 4 * 1200 - 2
