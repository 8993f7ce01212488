"""``--set path=value``: one value said on the command line, over everything in the files."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jdgen.errors import InvalidInput, Problem
from jdgen.load import Loaded, load_employer, load_role
from jdgen.model.role import Role
from jdgen.workspace import Workspace

Baker = Callable[..., Loaded[Role]]
Problems = Callable[..., list[Problem]]

MORE = """\
pay: {hiring_range: [40000, 60000], band: {minimum: 30000, maximum: 70000}}
reports_to: [Head Baker, Owner]
levels:
  - {id: new, name: New, years: [0, 2]}
  - {id: "1", name: One, years: [2, 4]}
"""


@pytest.mark.parametrize(
    ("setting", "read"),
    [
        ("title=Cook", lambda role: role.title == "Cook"),
        ("department=Oven", lambda role: role.department == "Oven"),
        ("pay.currency=CAD", lambda role: role.pay.currency == "CAD"),
        ("employment.schedule=Nights", lambda role: role.employment.schedule == "Nights"),
        ("duties.bake.name=Roast", lambda role: role.duties[0].name == "Roast"),
        ("duties.0.name=Roast", lambda role: role.duties[0].name == "Roast"),
        ("duties[0].name=Roast", lambda role: role.duties[0].name == "Roast"),
        ("reports_to.1=Miller", lambda role: role.reports_to == ("Head Baker", "Miller")),
        ("levels.1.name=Named", lambda role: [level.name for level in role.levels] == ["New", "Named"]),
        ("levels.new.years.1=3", lambda role: role.levels[0].years == (0, 3)),
        ("pay.hiring_range.0=41000", lambda role: role.pay.hiring_range.minimum == 41000),
        ("pay.hiring_range.maximum=61000", lambda role: role.pay.hiring_range.maximum == 61000),
        ("pay.band.maximum=71000", lambda role: role.pay.band.maximum == 71000),
        ("pay.per=month", lambda role: role.pay.per == "month"),
        ("pay.hiring_range=52000", lambda role: str(role.hiring_range()) == "52000"),
        ("why=a=b", lambda role: role.why == "a=b"),
    ],
)
def test_a_path_goes_by_field_id_or_position(
    baker: Baker, good: str, setting: str, read: Callable[[Role], bool]
) -> None:
    assert read(baker(good + MORE, settings=(setting,)).model)


@pytest.mark.parametrize("value", ["null", "~", "no", "2026-01-05", "[a, b]", "{a: b}", "a: b", "# a", "02134", "*a"])
def test_the_value_is_text_and_never_yaml(baker: Baker, good: str, value: str) -> None:
    assert baker(good, settings=(f"why={value}",)).model.why == value


def test_an_id_goes_before_a_position(baker: Baker, good: str) -> None:
    more = "levels:\n  - {id: new, name: New, years: [0, 2]}\n  - {id: '0', name: Nought, years: [2, 4]}\n"
    role = baker(good + more, settings=("levels.0.name=Named",)).model
    assert [level.name for level in role.levels] == ["New", "Named"]


def test_the_last_of_two_settings_counts(baker: Baker, good: str) -> None:
    assert baker(good, settings=("title=Cook", "title=Chef")).model.title == "Chef"


def test_a_setting_goes_over_what_is_inherited_and_is_where_the_value_comes_from(baker: Baker) -> None:
    loaded = baker("extends: _base\ntitle: Baker\n", settings=("why=Bread.", "requirements.early.text=Rise at four"))
    assert loaded.model.requirements[0].text == "Rise at four"
    assert str(loaded.origin(("requirements", 0, "text"))) == "--set:2:1"


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("title", "is not path=value\n  hint: write it like pay.currency=USD"),
        ("=Cook", "is not path=value\n  hint: write it like pay.currency=USD"),
        ("titel=Cook", "'titel' is not a field here\n  hint: did you mean `title`?"),
        ("pay.curency=CAD", "'curency' is not a field here\n  hint: did you mean `currency`?"),
        ("occupation.x=1", "'x' is not a field here\n  hint: known: soc, onet, title, note"),
        ("id=cook", "'id' is not a field here\n  hint: known: title,"),
        ("extends=_base", "'extends' is not a field here\n  hint: known: title,"),
        ("duties.bakes.name=Roast", "no entry is called 'bakes'\n  hint: did you mean `bake`?"),
        ("duties.7.name=Roast", "no entry is called '7'\n  hint: known: bake"),
        ("reports_to.2=Miller", "no entry is called '2'\n  hint: give its position, 0 to 1"),
        ("works_with.0=Miller", "no entry is called '0'\n  hint: the list is empty: write the entry in the file"),
        ("title.x=Cook", "'x' leads nowhere\n  hint: `title` is one value"),
        ("pay..per=hour", "'' is not a field here\n  hint: known: currency,"),
        ("why=\x1b[31m", "holds a control character (U+001B)\n  hint: remove it"),
        ("why=\udcff", "holds a control character (U+DCFF)\n  hint: remove it"),
    ],
)
def test_a_wrong_setting_is_told_with_a_hint(problems: Problems, good: str, setting: str, told: str) -> None:
    (problem,) = problems(good + MORE, settings=(setting,))
    assert told in str(problem)
    assert problem.mark.file == f"--set {setting}"


def test_a_wrong_value_is_told_with_the_setting(problems: Problems, good: str) -> None:
    (problem,) = problems(good, settings=("title=Cook", "pay.per=week"))
    assert str(problem) == (
        "--set:2:1: error: pay.per: is one of hour, month, year, not 'week'\n    2 | pay.per=week\n      | ^"
    )


def test_every_wrong_setting_is_told(problems: Problems, good: str) -> None:
    told = problems(good, settings=("titel=Cook", "why=Bread", "sumary=Cooks"))
    assert [problem.mark.file for problem in told] == ["--set sumary=Cooks", "--set titel=Cook"]


def test_a_setting_of_the_employer_goes_to_the_employer(make: Callable[..., Workspace], good: str) -> None:
    workspace = make(baker=good)
    given_ = ("employer.name=The Bakery", "title=Cook", "employer.systems.till=Ding 2")
    assert load_role(workspace, "baker", given_).model.title == "Cook"
    employer = load_employer(workspace, given_).model
    assert (employer.name, employer.systems) == ("The Bakery", {"till": "Ding 2"})


STEPS = st.sampled_from(
    ["duties", "bake", "0", "name", "pay", "hiring_range", "minimum", "years", "levels", "systems", "²", "9" * 5000, ""]
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("workspace")
    (root / "roles").mkdir()
    good = "title: Baker\nsummary: Bakes.\nduties:\n  - {id: bake, name: Bake, text: Bake.}\n"
    (root / "roles/baker.yaml").write_text(f"{good}requirements:\n  - {{id: early, text: Early}}\n{MORE}")
    return Workspace.open(root)


@settings(deadline=None, derandomize=True, database=None, max_examples=200)
@given(setting=st.text(max_size=40) | st.builds("{}={}".format, st.lists(STEPS | st.text()).map(".".join), st.text()))
@example(setting=f"duties.{'9' * 5000}=1")
@example(setting="duties.²=1")
def test_any_setting_gives_a_role_or_a_problem(workspace: Workspace, setting: str) -> None:
    for load in (load_role, lambda where, _, given_: load_employer(where, given_)):
        told = "--set"
        try:
            load(workspace, "baker", (setting,))
        except InvalidInput as error:
            told = str(error)
        assert told.startswith("--set")
