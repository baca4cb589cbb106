"""Which question stands now, and what an answer changes."""

from dataclasses import replace
from datetime import date

from bot.domain.person import PartialDate, Precision
from bot.questionnaire import flow
from bot.questionnaire.answers import Answer, Answers
from bot.questionnaire.draft import Draft, Pending
from bot.questionnaire.flow import Form, Step
from bot.questionnaire.form import FULL
from bot.questionnaire.steps.person import AGE_WHEN, BIRTH
from bot.questionnaire.steps.reporter import RELATION, SHARING
from tests.questionnaire.answered import draft, given, silent

AGE = PartialDate(earliest=date(1990, 11, 24), latest=date(1992, 11, 23), precision=Precision.AGE)
DAY = PartialDate(earliest=date(1989, 3, 14), latest=date(1989, 3, 14), precision=Precision.DAY)


def all_but(*left: str, form: Form = FULL) -> Answers:
    """Return some answer to every question but these."""
    return {step.key: silent() for step in form.steps if step.key not in left}


def standing(found: Draft | Step | None) -> str | None:
    """Return the key of a question, or of the one a draft stands at."""
    step = flow.current(FULL, found) if isinstance(found, Draft) else found
    return step.key if step else None


def test_a_new_draft_stands_at_the_first_question_and_a_full_one_at_none() -> None:
    assert standing(draft()) == "adult"
    assert standing(draft(**all_but())) is None


def test_a_draft_stands_at_the_first_question_without_an_answer() -> None:
    assert standing(draft(**all_but("region", "sharing"))) == "region"


def test_back_leads_to_the_question_before_and_nowhere_from_the_first() -> None:
    earlier = flow.back(FULL, draft(adult=given("yes")))
    assert earlier is not None
    assert standing(earlier) == "adult"
    assert flow.back(FULL, earlier) is None


def test_back_from_an_answer_picked_to_be_changed_leads_to_where_the_draft_stood() -> None:
    for kept, stood in ((all_but(), None), (all_but("sharing"), "sharing")):
        there = flow.goto(FULL, draft(**kept), "relation")
        assert there is not None
        assert standing(flow.back(FULL, there)) == stood


def test_back_from_the_check_walks_through_the_questions_also_after_a_change() -> None:
    changed = flow.goto(FULL, draft(**all_but()), FULL.steps[0].key)
    assert changed is not None
    there: Draft | None = flow.give(FULL, changed, FULL.steps[0], given("yes"))
    walked = []
    for _ in range(3):
        assert there is not None
        there = flow.back(FULL, there)
        walked.append(standing(there))
    assert walked == [step.key for step in flow.applicable(FULL, all_but())[:-4:-1]]


def test_an_answer_given_again_leads_on_to_where_the_draft_stood() -> None:
    there = flow.goto(FULL, draft(**all_but("sharing")), "relation")
    assert there is not None
    assert standing(there) == "relation"
    assert standing(flow.give(FULL, there, RELATION, given("parent"))) == "sharing"


def test_a_question_that_does_not_apply_cannot_be_gone_to() -> None:
    assert flow.goto(FULL, draft(birth=given(DAY)), AGE_WHEN.key) is None


def test_changing_a_branching_answer_drops_what_no_longer_applies() -> None:
    before = draft(birth=given(AGE), age_when=given("now"))
    after = flow.give(FULL, before, BIRTH, given(DAY))
    assert set(after.answers) == {"birth"}


def test_an_answer_clears_what_was_begun() -> None:
    begun = replace(draft(), cursor="relation", pending=Pending(step="relation", raw="?"), tries=2)
    after = flow.give(FULL, begun, RELATION, given("parent"))
    assert (after.cursor, after.pending, after.tries) == (None, None, 0)


def test_sending_early_is_offered_after_the_region_and_asks_only_what_is_needed() -> None:
    answers: dict[str, Answer] = {step.key: silent() for step in FULL.steps[: FULL.steps.index(SHARING)]}
    for key in ("settlement", "own_words", "reporter", "contact", "safe_contact"):
        answers.pop(key)
    there = draft(**answers)
    assert flow.can_send_early(FULL, there)
    early = replace(there, early=True)
    assert not flow.can_send_early(FULL, early)
    left = {step.key for step in flow.applicable(FULL, early.answers, early=True)} - set(answers)
    assert left == {"contact", "safe_contact", "sharing"}
    answers.pop("region")
    assert not flow.can_send_early(FULL, draft(**answers))


def test_progress_counts_only_the_questions_that_are_asked() -> None:
    _, without = flow.progress(FULL, draft(birth=given(DAY)), BIRTH)
    _, with_it = flow.progress(FULL, draft(birth=given(AGE)), BIRTH)
    assert with_it == without + 1


def test_nobody_and_the_others_clear_each_other() -> None:
    both = flow.toggled(SHARING, flow.toggled(SHARING, (), "un"), "state")
    assert both == ("state", "un")
    assert flow.toggled(SHARING, both, "nobody") == ("nobody",)
    assert flow.toggled(SHARING, ("nobody",), "un") == ("un",)
    assert flow.toggled(SHARING, both, "un") == ("state",)
