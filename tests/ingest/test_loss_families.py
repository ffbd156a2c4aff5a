import pytest

from venturi import ingest
from venturi.errors import MappingError
from venturi.ingest import Corrections
from venturi.ingest.families import SHOWN

HEADER = "deal_id,outcome,created_at,closed_at,loss_reason"


def export(desk, *reasons, name="deals.csv"):
    rows = [f"A{nth},lost,2026-01-05,2026-02-10,{reason}" for nth, reason in enumerate(reasons)]
    return desk.file(name, HEADER, "W1,won,2026-01-05,2026-02-10,price", *rows)


def noted(found):
    return [issue for issue in found.issues if issue.code == "loss-reasons-guessed"]


def test_a_guess_is_told_with_the_reasons_it_concerns(desk):
    [issue] = noted(desk.read(export(desk, "Price", "Price", "no need", "the weather", "")))
    assert issue.count == 3
    assert issue.message == (
        'Loss reasons were taken by their words as "should not have been there": "no need" (1); '
        'as "outsold": "Price" (2); as none of them: "the weather" (1).'
    )


def test_of_many_reasons_the_most_frequent_are_named_and_the_others_counted(desk):
    [issue] = noted(desk.read(export(desk, *[f"price {nth:02}" for nth in range(SHOWN + 3)])))
    assert '"price 07" (1) and 3 more' in issue.message


def test_nothing_is_told_where_nothing_is_guessed(desk):
    assert noted(desk.read(export(desk, "the weather", ""))) == []
    said = Corrections(values={"loss_reason": {"PRICE": "Outsold"}})
    assert noted(desk.read(export(desk, "Price"), corrections=said)) == []


def test_what_was_said_is_kept_in_the_mapping_and_survives_its_file(desk, tmp_path):
    said = Corrections(values={"loss_reason": {"Price": "no decision"}})
    found = desk.read(export(desk, "price", "no need"), corrections=said)
    assert found.mapping.loss_families == {"price": "no decision"}
    saved = tmp_path / "mapping.toml"
    saved.write_text(ingest.text_of(found.mapping), "utf-8")
    again = desk.read(desk.folder / "deals.csv", mapping=saved)
    assert again.mapping.loss_families == {"price": "no decision"}
    [issue] = noted(again)
    assert '"price"' not in issue.message
    # The text of the reason stays what it is.
    assert desk.deals(desk.folder / "deals.csv", mapping=saved)["A0"]["loss_reason"] == "price"


def test_a_reason_that_no_row_has_is_told(desk):
    found = desk.read(export(desk, "price"), corrections=Corrections(values={"loss_reason": {"prise": "outsold"}}))
    assert [issue.code for issue in found.issues if "prise" in issue.message] == ["value-not-found"]


def test_a_family_that_there_is_not_is_named(tmp_path):
    path = tmp_path / "mapping.toml"
    path.write_text('[[files]]\ntable = "deals"\n[files.values.loss_reason]\nPrice = "bad luck"\n', "utf-8")
    with pytest.raises(MappingError, match='"bad luck" is said of loss_reason "Price", which can be "should not have'):
        ingest.load(path)
