"""`summarise`: one file of counts for another place, and what it refuses to tell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.merging import entry_named, merged, raters
from tests.store.files import put, rated

ROOM = "effective-redesign, round 1"


def site(folder: Path, number: int) -> Path:
    return raters(folder, {None: number})


def test_a_summary_merges_like_the_files_that_it_is_made_of(run: Run, tmp_path: Path) -> None:
    place, target = site(tmp_path / "north", 12), tmp_path / "north.json"
    said = run("summarise", place, "-o", target)
    assert (said.status, said.out) == (0, f"{target}\n")
    assert f"{ROOM}: 12 raters." in said.err
    assert "nothing is told of fewer than 10 people" in said.err
    assert merged(run, target)["rooms"] == merged(run, place)["rooms"]
    assert run("merge", target, "--audience", "outside").out


def test_a_room_of_nine_is_refused_with_a_word(run: Run, tmp_path: Path) -> None:
    place, target = site(tmp_path / "small", 9), tmp_path / "small.json"
    said = run("summarise", place, "-o", target)
    assert said.status == 2
    assert f"{ROOM}: 9 raters, too few: a summary needs at least 10; left out." in said.err
    assert "no file was written" in said.err
    assert not target.exists()


def test_sites_make_a_region_and_who_is_in_two_is_noticed(run: Run, tmp_path: Path) -> None:
    region = tmp_path / "region"
    region.mkdir()
    north, south = site(tmp_path / "north", 14), site(tmp_path / "south", 12)
    for copied in sorted(north.iterdir())[:5]:
        put(south / f"copy-{copied.name}", copied.read_bytes())
    for place in (north, south):
        assert run("summarise", place, "-o", region / f"{place.name}.json").status == 0
    (region / "cut.json").write_bytes((region / "north.json").read_bytes()[:300])
    said = run("merge", region)
    assert said.status == 1
    assert "17 raters" in said.out
    assert "Files: 1 unreadable, 1 overlap, 1 added" in said.out
    assert "north.json: overlap: not added: 5 of its 14 sessions are also in" in said.err
    assert "south.json; take one of them away" in said.err
    assert "cut.json: unreadable: it is cut short" in said.err


def test_a_summary_of_summaries(run: Run, tmp_path: Path) -> None:
    region = tmp_path / "region"
    region.mkdir()
    for name, number in (("a", 10), ("b", 11), ("c", 8)):
        run("summarise", site(tmp_path / name, number), "-o", region / f"{name}.json")
    nation = tmp_path / "nation.json"
    assert run("summarise", region, "-o", nation, "--title", "Winter flow").status == 0
    [room] = merged(run, nation)["rooms"]
    assert room["raters"] == 21
    assert room == merged(run, tmp_path / "a", tmp_path / "b")["rooms"][0]
    # The region's summary and those that it is made of: nobody counts twice.
    assert merged(run, nation, region)["rooms"] == [room]


def test_nothing_that_names_anybody_goes_out(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "Siân's ward"
    for number in range(11):
        content = rated(number % 7 + 1, role=f"matron {number}", alias=f"Siân {number}")
        put(place / f"sian-{number}.json", content)
    target = tmp_path / "sum.json"
    assert run("summarise", place, "-o", target).status == 0
    written = target.read_text(encoding="utf-8")
    for word in ("Siân", "sian", "matron", "ward", "T14", "comment", str(tmp_path)):
        assert word not in written


def test_what_was_typed_goes_out_only_as_the_title_that_is_asked_for(
    run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "sum.json"
    run("summarise", site(tmp_path / "a", 10), "-o", target, "--title", "Winter flow")
    assert json.loads(target.read_bytes())["summary"]["1"]["title"] == "Winter flow"


def test_an_item_that_few_rated_is_not_told(run: Run, tmp_path: Path) -> None:
    place = site(tmp_path / "a", 9)
    put(place / "shy.json", rated({"two-way-communication": 3}))
    target = tmp_path / "sum.json"
    said = run("summarise", place, "-o", target)
    assert f"{ROOM}: 10 raters; 8 of 9 items not told in full." in said.err
    [room] = merged(run, target)["rooms"]
    assert entry_named(room["items"], "two-way-communication")["n"] == 10
    hidden = entry_named(room["items"], "reported-outcomes")
    assert (hidden["counts"], hidden["unanswered"], hidden["hidden"]) == (None, None, "too few")
    assert "too few to show" in run("merge", target).out


def test_a_file_that_is_there_stays(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "sum.json"
    target.write_text("mine", encoding="utf-8")
    place = site(tmp_path / "a", 10)
    said = run("summarise", place, "-o", target)
    assert (said.status, target.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in said.err
    assert run("summarise", place, "-o", target, "--force").status == 0


def test_one_person_more_is_not_written_over_the_summary_before(run: Run, tmp_path: Path) -> None:
    place = site(tmp_path / "a", 10)
    target = place / "sum.json"
    run("summarise", place, "-o", target)
    before = target.read_bytes()
    put(place / "late.json", rated(7))
    said = run("summarise", place, "-o", target, "--force")
    assert (said.status, target.read_bytes()) == (1, before)
    assert "fewer than 10 people make the difference" in said.err
    for number in range(9):
        put(place / f"later-{number}.json", rated(2))
    assert run("summarise", place, "-o", target, "--force").status == 0
    assert merged(run, target)["rooms"][0]["raters"] == 20
    # And what was there is not summed up together with what takes its place.
    assert run("summarise", place, "-o", target, "--force").status == 0


def test_another_family_does_not_hide_how_near_two_summaries_are(run: Run, tmp_path: Path) -> None:
    place, target = site(tmp_path / "a", 10), tmp_path / "sum.json"
    run("summarise", place, "-o", target)
    before = target.read_bytes()
    put(place / "late.json", rated(7))
    said = run("summarise", place, "-o", target, "--force", "--family", "other")
    assert (said.status, target.read_bytes()) == (1, before)


def test_over_a_summary_that_is_damaged_it_says_so(run: Run, tmp_path: Path) -> None:
    place, target = site(tmp_path / "a", 10), tmp_path / "sum.json"
    run("summarise", place, "-o", target)
    content = json.loads(target.read_bytes())
    content["rooms"]["1"]["sessions"][0]["hashes"] = "AAAA"
    target.write_text(json.dumps(content), encoding="utf-8")
    assert run("summarise", place, "-o", target, "--force").status == 0
    put(place / "late.json", rated(7))
    target.write_text(json.dumps(content), encoding="utf-8")
    said = run("summarise", place, "-o", target, "--force")
    assert said.status == 1
    assert "Wait until 10 more have rated" in said.err


def test_a_changed_answer_is_not_written_over_either(run: Run, tmp_path: Path) -> None:
    place, target = site(tmp_path / "a", 10), tmp_path / "sum.json"
    run("summarise", place, "-o", target)
    one = place / "0.json"
    content = json.loads(one.read_bytes())
    content["answers"]["1"]["values"]["two-way-communication"] = 7
    one.write_text(json.dumps(content), encoding="utf-8")
    assert run("summarise", place, "-o", target, "--force").status == 1


@pytest.mark.parametrize("name", ["sum.csv", "sum", ".json", "workshop.json", "Workshop.JSON"])
def test_a_name_under_which_nobody_would_find_it_is_refused(
    run: Run, tmp_path: Path, name: str
) -> None:
    said = run("summarise", site(tmp_path / "a", 10), "-o", tmp_path / name)
    assert said.status == 2
    assert "no name for a summary" in said.err


def test_it_is_never_written_over_a_raters_file(run: Run, tmp_path: Path) -> None:
    place = site(tmp_path / "a", 11)
    before = (place / "0.json").read_bytes()
    said = run("summarise", place, "-o", place / "0.json", "--force")
    assert said.status != 0
    assert (place / "0.json").read_bytes() == before


def test_words_of_a_family_part_what_cannot_be_compared(run: Run, tmp_path: Path) -> None:
    place, region = site(tmp_path / "a", 10), tmp_path / "region"
    region.mkdir()
    run("summarise", place, "-o", region / "a.json")
    run("summarise", place, "-o", region / "b.json", "--family", "north west")
    said = run("merge", region)
    assert said.status == 1
    assert "several families" in said.err
    run("summarise", place, "-o", region / "a.json", "--family", "North West", "--force")
    said = run("merge", region)
    assert (said.status, "several families" in said.err) == (0, False)
    assert "Files: 1 same again, 1 added" in said.out


def test_a_report_of_summaries(run: Run, tmp_path: Path) -> None:
    target, page = tmp_path / "sum.json", tmp_path / "report.md"
    run("summarise", site(tmp_path / "a", 12), "-o", target)
    assert run("report", target, "-o", page).status == 0
    assert "12 raters" in page.read_text(encoding="utf-8")


def test_nothing_there_says_so(run: Run, tmp_path: Path) -> None:
    said = run("summarise", tmp_path / "nowhere", "-o", tmp_path / "sum.json")
    assert said.status == 2
    assert "There is no file or folder" in said.err
