"""Learning the leanings from annotated papers: logistic regression over the signs of their clauses.

    python tools/learn.py FOLDER... [--leave NAME] [--on TABLE] --out TABLE

With --on a table is learned on: its weights are what is believed, and the new papers move them only as far as they speak
against it. Papers that taught it need not be there any more.

A folder holds documents/ (as found), gold/ (one JSON line for each commitment that a careful reader took up, with its
quote) and days.json (the day of each document, where it is known). A clause that shares at least half of the longer of
the two with a quote was taken up. A sign is learned if it stands in PAPERS papers at least; names that stand in as many
are named with --without. The papers stay where they are: what is written are signs and weights, no sentence. Needs
scikit-learn, which the project itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from guatu.crafts.reading.commitments import leanings
from guatu.crafts.reading.commitments.paper import Paper
from guatu.crafts.reading.commitments.walk import Walk
from guatu.crafts.reading.repair import repair
from guatu.crafts.reading.sources import open_source
from guatu.crafts.reading.structure.dating import find_date
from guatu.crafts.reading.structure.outline import outline

PAPERS = 4
EVERYWHERE = ("因", "动类", "式", "文", "体", "行", "前", "后", "主", "数", "名", "事", "词", "长")
STRENGTH = 0.1  # C: how far the clauses count against small weights
MOVING = 0.03  # the same where a table is learned on: how far they count against what is believed
SHIFT = 0.2  # by which the cut is lower than even odds: a miss costs a clerk more than a line to strike out
OWN_COUNTS = 0.4
OWN_KEEPS = 1.5  # where a table is learned on: what a test says outweighs a clause
LEAST = 0.005  # a weight below it is not written
HALF = 0.5

Sample = tuple[float, list[str], bool]


def samples_of(document: Path, gold: Path, day: date | None) -> list[Sample]:
    """Return of each judged clause of a document its weight by hand, its signs, and whether it was taken up.

    The paper is read by hand alone: what was learned before does not teach.
    """
    leanings.table = lambda: leanings.Table({}, {})  # type: ignore[assignment]
    traced, dropped = repair(open_source(document.read_bytes(), document.name))
    found = outline(traced.text, dropped)
    paper = Paper(traced.text, found, find_date([line.text for line in found.lines], dropped) or day)
    paper.seen = []
    Walk(paper).read()
    spans = _places(traced.text, [json.loads(line)["quote"] for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()])
    return [
        (view.weight, sorted(leanings.signs(view)), _is_taken(clause.end - len(view.core), clause.end, spans)) for clause, view in paper.seen
    ]


def _places(text: str, quotes: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the quotes stand, each after the one before it; blanks and the width of marks do not count."""
    at = [place for place, char in enumerate(text) if not char.isspace()]
    folded = _folded("".join(text[place] for place in at))
    spans, begin = [], 0
    for quote in quotes:
        wanted = _folded("".join(quote.split()))
        place = folded.find(wanted, begin)
        if place < 0:
            place = folded.find(wanted)
        if place >= 0:
            spans.append((at[place], at[place + len(wanted) - 1] + 1))
            begin = place + len(wanted)
    return spans


def _folded(text: str) -> str:
    return text.translate(str.maketrans("，：；！？（）％", ",:;!?()%"))


def _is_taken(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(min(end, last) - max(start, first) >= HALF * max(1, min(end - start, last - first)) for first, last in spans)


def learn(papers: Sequence[Sequence[Sample]], own: Sequence[Sequence[Sample]]) -> dict[str, float]:
    """Return the weights of the signs; the same papers give the same weights.

    own: the tests' sentences, as the hand sees them; each counts as part of a clause, and their signs are not known by them
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    standing = Counter(sign for paper in papers for sign in {sign for _, signs, _ in paper for sign in signs})
    known = {sign for sign, count in standing.items() if count >= PAPERS or sign.split(":")[0] in EVERYWHERE}
    rows, taken, counts = [], [], []
    samples = [(sample, 1.0) for paper in papers for sample in paper] + [(sample, OWN_COUNTS) for paper in own for sample in paper]
    for (weight, signs, is_taken), count in samples:
        counts.append(count)
        rows.append({leanings.HAND: leanings.held(weight), **{sign: 1.0 for sign in signs if sign in known}})
        taken.append(is_taken)
    columns = DictVectorizer()
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(columns.fit_transform(rows), taken, sample_weight=counts)
    found = dict(zip(columns.get_feature_names_out(), map(float, fitted.coef_[0]), strict=True))
    found = {sign: round(weight, 3) for sign, weight in found.items() if abs(weight) >= LEAST}
    return {leanings.BIAS: round(float(fitted.intercept_[0]) + SHIFT, 3), **found}


def _table(path: Path) -> dict[str, float]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {sign: float(weight) for sign, weight in (line.split("\t") for line in lines if line)}


def learn_on(
    table: Mapping[str, float], papers: Sequence[Sequence[Sample]], own: Sequence[Sequence[Sample]]
) -> dict[str, float]:
    """Return the weights of a table as these papers move them: each stays near what it was (L2 around it).

    A sign that the table does not know is learned where it stands in PAPERS papers.
    """
    import numpy
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    standing = Counter(sign for paper in papers for sign in {sign for _, signs, _ in paper for sign in signs})
    known = sorted({*table, leanings.HAND, leanings.BIAS, *(sign for sign, count in standing.items() if count >= PAPERS)})
    place = {sign: number for number, sign in enumerate(known)}
    believed = numpy.array([table.get(sign, 0.0) for sign in known])
    believed[place[leanings.BIAS]] -= SHIFT
    samples = [(sample, 1.0) for paper in papers for sample in paper] + [(sample, OWN_KEEPS) for paper in own for sample in paper]
    rows, columns, values = [], [], []
    for row, ((weight, signs, _), _) in enumerate(samples):
        told = {leanings.HAND: leanings.held(weight), leanings.BIAS: 1.0, **{sign: 1.0 for sign in signs if sign in place}}
        rows += [row] * len(told)
        columns += [place[sign] for sign in told]
        values += told.values()
    clauses = csr_matrix((values, (rows, columns)), shape=(len(samples), len(known)))
    taken = numpy.array([1.0 if is_taken else -1.0 for (_, _, is_taken), _ in samples])
    counts = numpy.array([count for _, count in samples])

    def loss(moved: Any) -> tuple[float, Any]:
        margin = taken * (clauses @ (believed + moved))
        slope = clauses.T @ (counts * taken / (1 + numpy.exp(margin)))
        return (counts * numpy.logaddexp(0, -margin)).sum() + moved @ moved / (2 * MOVING), moved / MOVING - slope

    moved = minimize(loss, numpy.zeros(len(known)), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    found = {sign: float(weight) for sign, weight in zip(known, believed + moved, strict=True)}
    bias = found.pop(leanings.BIAS) + SHIFT
    return {leanings.BIAS: round(bias, 3), **{sign: round(weight, 3) for sign, weight in found.items() if abs(weight) >= LEAST}}


def main() -> None:
    """Learn from the folders and write the table."""
    parser = argparse.ArgumentParser(prog="tools/learn.py", description="从标注过的文件学用词的分量。")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--leave", action="append", default=[], help="不学这个文件夹（按名字）；可以写几次")
    parser.add_argument("--on", type=Path, help="从这张表接着学")
    parser.add_argument("--own", type=Path, help="测试里的句子（tools/own_sentences.py 写的）")
    parser.add_argument("--without", action="append", default=[], help="含这个词的标记不写（几份文件都有的地名、人名）；可以写几次")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    papers = []
    for folder in options.folders:
        if folder.name in options.leave:
            continue
        days = json.loads((folder / "days.json").read_text(encoding="utf-8")) if (folder / "days.json").exists() else {}
        for document in sorted((folder / "documents").iterdir()):
            gold = folder / "gold" / f"{document.stem}.jsonl"
            if gold.exists():
                day = days.get(document.stem)
                papers.append(samples_of(document, gold, date.fromisoformat(day) if day else None))
    kept = json.loads(options.own.read_text(encoding="utf-8")) if options.own else []
    own = [[(weight, signs, weight >= 0) for weight, signs in paper] for paper in kept]
    table = learn_on(_table(options.on), papers, own) if options.on else learn(papers, own)
    table = {sign: weight for sign, weight in table.items() if not any(word in sign for word in options.without)}
    options.out.write_text("".join(f"{sign}\t{weight}\n" for sign, weight in sorted(table.items())), encoding="utf-8")
    count, taken = sum(map(len, papers)), sum(taken for paper in papers for _, _, taken in paper)
    print(f"{len(papers)} 份文件，{count} 个分句，其中 {taken} 个是事项；写了 {len(table)} 个标记。")


if __name__ == "__main__":
    main()
