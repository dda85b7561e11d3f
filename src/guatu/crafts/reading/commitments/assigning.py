"""Who has to do what a draft says, and whose meeting or leader demanded it."""

from __future__ import annotations

from guatu.crafts.reading.commitments import modes
from guatu.crafts.reading.commitments.addressees import doer_behind_by
from guatu.crafts.reading.commitments.clauses import Clause
from guatu.crafts.reading.commitments.owners import KEEPS_OWNER, Subject
from guatu.crafts.reading.commitments.paper import Paper
from guatu.crafts.reading.commitments.state import Draft, State
from guatu.crafts.sieving.patterns import pattern

SITTING = pattern(r"(?<![\u4e00-\u9fff]政)召开[^，,]{0,16}?([县市区旗州])(?:第?[^，,届]{1,4}届)?(?:人民)?政府[^，,]{0,12}?(?:常务|全体)(?:扩大)?会")
CONVENED = pattern(r"召开|举行")

INTENDS = pattern(
    r"(?![^，,。]*(?:要(?![求素点件])|必须|务必|应当))[^，,。]{0,16}?(?<!即)将"
    r"(?:会|还|再|重点|继续|持续|全力|全面|进一步|积极|加快|大力|着力|深入|坚持|不断|努力|按照|围绕|把|投资|投入|新建|建设|建成|实施|开展|启动|完成|组织|推进|打造|引进)"
)
FIRM_SPEAKS = pattern(r"(?:公司|集团|药业|合作社|银行|分行)$")


def settle_owner(
    paper: Paper, draft: Draft, clause: Clause, mode: str, state: State, subject: Subject | None, *, event: bool
) -> None:
    """Write into a draft who has to do it and who demanded it."""
    firm = state.speaker if state.speaker and FIRM_SPEAKS.search(state.speaker) else None
    if event:
        draft.owner = subject.owner if subject else state.owner or state.actor or paper.sitting or state.place or state.town
        if sits := SITTING.search(paper.text, draft.start, draft.end):
            # 县委副书记、县长主持召开县政府常务会议: the government sat, whatever else he is.
            whose = state.town if state.town and state.town.endswith(sits[1]) else sits[1]
            draft.owner = state.actor = paper.sitting or (f"{whose}人民政府" if "人民政府" in sits[0] else f"{whose}政府")
        if paper.minutes and paper.sitting is None and CONVENED.search(paper.text, draft.start, draft.end):
            paper.sitting = draft.owner
    elif by := doer_behind_by(paper.text, clause.start, clause.end, state.town):
        draft.owner = state.owner = by
        draft.rules.append("owner:by")
    elif state.owner:
        draft.owner = state.owner
    elif state.place and not (subject and subject.rule in KEEPS_OWNER):
        draft.owner = state.place
    else:
        own = subject and subject.rule != "owner:congress" and (not subject.is_leader or mode == modes.EVENT)
        draft.owner = subject.owner if subject and own else state.firm or firm or state.town
    if "将" in paper.text[clause.start : draft.end] and INTENDS.match(paper.text, clause.start, draft.end):
        state.intends = clause.sentence
    if mode == modes.PLAN and not event and firm is None:
        # 今年还将新建公厕6座, in a leader's mouth, is no demand.
        speaker = None if state.intends == clause.sentence else state.speaker
        assigner = paper.sitting or speaker or paper.congress
        if assigner and assigner != draft.owner:
            draft.assigned_by = assigner
            draft.rules.append("assigner:congress" if assigner == paper.congress else "assigner:speaker")
