from datetime import date

import pytest

from venturi import ingest
from venturi.errors import MappingError
from venturi.ingest import Corrections, FileMapping, Mapping, StageMapping

FULL = Mapping(
    name="ours",
    zone="Europe/Berlin",
    currency="EUR",
    files=(
        FileMapping(
            file="deals*.csv",
            table="deals",
            columns={"deal_id": "Nr.", "amount": 'Betrag "netto"'},
            constants={"pipeline": "west"},
            dimensions=("Branche",),
            dates={"Datum": "DD.MM.YYYY"},
            decimals={'Betrag "netto"': ","},
            values={"source": {"Netz": "inbound"}},
            stage_dates={"Angebot": "Angebot am"},
            where={"Art": ("neu", "alt")},
            joins=True,
            zone="UTC",
            snapshot=date(2026, 3, 1),
            guessed={"amount": "its name"},
        ),
        FileMapping(table="unused", file="other.csv"),
    ),
    stages=(
        StageMapping(stage="Angebot", kind="open", position=1),
        StageMapping(stage="Gewonnen", kind="won", position=2, pipeline="west", guessed=True, why="its name"),
    ),
)


def test_a_mapping_survives_its_file():
    assert ingest.parse(ingest.text_of(FULL)) == FULL


def test_an_empty_mapping_survives_its_file():
    assert ingest.parse(ingest.text_of(Mapping())) == Mapping()


def test_what_was_guessed_can_be_saved_and_used_again(desk, tmp_path):
    path = desk.file("deals.csv", "deal id,stage,created,sector", "1,Won,2026-01-13,pets", "2,Talk,2026-01-14,pets")
    first = desk.read(path)
    saved = tmp_path / "mapping.toml"
    saved.write_text(ingest.text_of(first.mapping), "utf-8")
    again = desk.read(path, mapping=saved)
    assert again.mapping == first.mapping
    assert again.tables.deals.to_pyarrow() == first.tables.deals.to_pyarrow()
    assert {stage.guessed for stage in again.mapping.stages} == {True}


@pytest.mark.parametrize("text", ["not toml =", "files = 3", "[[files]]\nnonsense = 1", "[[stages]]\nstage = 'a'"])
def test_a_file_that_is_no_mapping_is_named(tmp_path, text):
    path = tmp_path / "mapping.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(MappingError, match=r"mapping.toml.*mapping-unreadable"):
        ingest.load(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[files]]\ntable = "deals"\n[files.values.status]\nwon = "victory"', 'status "won".*open, won or lost'),
        ('[[files]]\ntable = "deals"\n[files.values.source]\nWeb = "in"', 'source "Web".*inbound or outbound'),
        ('[[files]]\ntable = "deals"\n[files.decimals]\nnet = ";"', '";" is said of the decimal sign of "net"'),
        ('[[stages]]\nstage = "Signed"\nkind = "winner"', '"winner" is said of stage "Signed".*open, won or lost'),
    ],
)
def test_a_word_that_venturi_does_not_have_is_refused_with_those_it_has(tmp_path, text, said):
    path = tmp_path / "mapping.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(MappingError, match=rf"mapping.toml: .*{said}.*meaning-unknown"):
        ingest.load(path)


def test_words_of_a_mapping_count_whatever_their_case(desk):
    path = desk.file("deals.csv", "deal id,status,created", "1,won,2026-01-13", "2,lost,2026-01-14")
    said = Corrections(values={"status": {"lost": "Won", "WON": "LOST"}})
    found = desk.deals(path, corrections=said)
    assert {deal: row["outcome"] for deal, row in found.items()} == {"1": "lost", "2": "won"}
    assert StageMapping(stage="Signed", kind="Won", position=1).kind == "won"


def test_a_kind_that_there_is_not_is_refused_in_python_too():
    with pytest.raises(ValueError, match='"winner" is said of stage "Signed", which can be open, won or lost'):
        Corrections(kinds={"Signed": "winner"})


def test_constants_zones_decimals_and_values_of_a_mapping_are_used(desk):
    path = desk.file("deals.csv", "Nr.;Stand;Betrag;Angelegt;Herkunft", "1;fertig;1.234;01.02.2026 10:00;Netz")
    mapping = Mapping(
        zone="Europe/Berlin",
        currency="EUR",
        files=(
            FileMapping(
                table="deals",
                columns={
                    "deal_id": "Nr.",
                    "outcome": "Stand",
                    "amount": "Betrag",
                    "created_at": "Angelegt",
                    "source": "Herkunft",
                },
                constants={"team": "north"},
                decimals={"Betrag": ","},
                values={"outcome": {"fertig": "won"}, "source": {"Netz": "inbound"}},
            ),
        ),
    )
    [row] = desk.rows(path, mapping=mapping)
    assert (row["outcome"], row["amount"], row["team"], row["currency"], row["source"]) == (
        "won",
        1234,
        "north",
        "EUR",
        "inbound",
    )
    assert row["created_at"].isoformat() == "2026-02-01T09:00:00+00:00"


def test_an_unknown_zone_stops(desk):
    with pytest.raises(MappingError, match="zone-unknown"):
        desk.read(
            desk.file("deals.csv", "deal id,stage,created", "1,Won,2026-01-13"), mapping=Mapping(zone="Moon/Base")
        )


def test_columns_that_differ_from_ours_in_case_only_are_told_apart(desk):
    path = desk.file(
        "deals.csv", "deal id,stage,created,region,REGION,Team", "1,Won,2026-01-13,a,b,c", "2,Won,2026-01-13,a,b,c"
    )
    mapping = Mapping(
        files=(
            FileMapping(
                table="deals", columns={"deal_id": "deal id", "region": "region"}, dimensions=("REGION", "Team")
            ),
        )
    )
    found = desk.read(path, mapping=mapping)
    row = found.tables.deals.to_pyarrow().to_pylist()[0]
    assert (row["region"], row["Team (source)"], row["team"]) == ("a", "c", None)


def test_an_extra_column_never_takes_the_name_of_what_is_added_to_the_deals(desk):
    path = desk.file("deals.csv", "deal id,stage,created,exchange_rate", "1,Won,2026-01-13,own", "2,Won,2026-01-13,own")
    columns = {"deal_id": "deal id", "stage": "stage", "created_at": "created"}
    mapping = Mapping(files=(FileMapping(table="deals", columns=columns, dimensions=("exchange_rate",)),))
    assert "exchange_rate (source)" in desk.read(path, mapping=mapping).tables.deals.columns


def test_extra_columns_keep_their_names_and_never_hide_ours(desk):
    path = desk.file(
        "deals.csv", "deal id,stage,created,Sector,note", *(f"{n},Won,2026-01-13,pets,n{n}" for n in range(300))
    )
    found = desk.read(path)
    assert "Sector" in found.tables.deals.columns
    assert "note" not in found.tables.deals.columns  # 300 different texts are nothing to group by


@pytest.mark.parametrize(
    "header",
    [
        "Chance-ID,Verkaufschance,Phase,Status,Betrag,Währung,Erstellt am,Abschlussdatum,Besitzer,Quelle,Produkt",
        "ID opportunité,Opportunité,Étape,Statut,Montant,Devise,Créé le,Date de clôture,Propriétaire,Origine,Produit",
        "ID oportunidad,Oportunidad,Etapa,Estado,Importe,Moneda,Creado el,Fecha de cierre,Propietario,Fuente,Producto",
    ],
    ids=["German", "French", "Spanish"],
)
def test_columns_are_known_by_their_names_in_other_languages(desk, header):
    rows = (f"{n},Deal {n},Angebot,offen,10,EUR,2026-01-1{n},2026-02-1{n},Ann,Web,Pumpe" for n in range(4, 7))
    [file] = desk.read(desk.file("export.csv", header, *rows)).files
    ours = "deal_id name stage status amount currency created_at close_date owner channel product"
    assert (file.table, [column.ours for column in file.columns]) == ("deals", ours.split())
