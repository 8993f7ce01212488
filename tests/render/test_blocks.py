"""What a page says, without its looks."""

import pytest

from jdgen.formats import Page
from jdgen.formats.fragment import fragment
from jdgen.formats.txt import encode
from jdgen.render.blocks import Facts, Heading, List, Paragraph, Run, Table, blocks, text_of

SAMPLE = """
<main class="a"><header><h1>Baker &amp; Cook</h1></header>
<p class="masthead">Example Ovens</p>
<p>Bakes <strong>good
 bread</strong> and <em>rolls</em>.<br>Every day.</p>
<h2>Duties</h2>
<ul><li>Bake <b>early</b></li><li><p>Clean</p><ul><li>the oven</li></ul></li></ul>
<dl><div><dt>Pay</dt><dd>$20<br><span>an hour</span></dd></div></dl>
<table><caption>Shifts</caption><thead><tr><th>Day</th><th>From</th></tr></thead>
<tbody><tr><th>Monday</th><td>5:00</td></tr><tr><td>Friday</td><td></td></tr></tbody></table>
<script>alert(1)</script><nav>Back</nav><p class="hidden">secret</p>
<p>Write to <a href="mailto:jobs@example.com">us</a>.</p>
loose
</main>
"""


def test_a_page_is_headings_paragraphs_lists_facts_and_tables() -> None:
    title, about, duties, listed, facts, table, write, loose = blocks(SAMPLE, ("masthead",))
    assert title == Heading(1, (Run("Baker & Cook"),))
    assert isinstance(about, Paragraph)
    assert about.runs == (
        Run("Bakes "), Run("good bread", strong=True), Run(" and "), Run("rolls", emphasis=True), Run(".\nEvery day."),
    )  # fmt: skip
    assert duties == Heading(2, (Run("Duties"),))
    assert isinstance(listed, List)
    assert not listed.ordered
    assert [type(one) for one in listed.items[1]] == [Paragraph, List]
    assert isinstance(facts, Facts)
    assert [(text_of(term), text_of(what)) for term, what in facts.pairs] == [("Pay", "$20\nan hour")]
    assert isinstance(table, Table)
    assert [[text_of(cell) for cell in row] for row in (*table.head, *table.rows)] == [
        ["Day", "From"], ["Monday", "5:00"], ["Friday", ""],
    ]  # fmt: skip
    assert isinstance(write, Paragraph)
    assert write.runs[1] == Run("us", link="mailto:jobs@example.com")
    assert loose == Paragraph((Run("loose"),))


@pytest.mark.parametrize("html", ["", "  \n ", "<p> </p>", "<main><div></div></main>", "<p class='hidden'>a</p>"])
def test_nothing_is_said_by_nothing(html: str) -> None:
    assert blocks(html) == ()


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>a<b> b </b>c</p>", "a b c"),
        ("<p> a </p>", "a"),
        ("<p>a <span> </span> b</p>", "a b"),
        ("<p>a<br><br>b</p>", "a\nb"),
        ("<p>a <br> b</p>", "a\nb"),
        ("<p>&lt;b&gt; &amp;amp;</p>", "<b> &amp;"),
        ("<p>a\u00a0b</p>", "a b"),
    ],
)
def test_white_space_is_one_space_and_none_at_the_ends(html: str, said: str) -> None:
    (block,) = blocks(html)
    assert isinstance(block, Paragraph)
    assert text_of(block.runs) == said


def test_a_fragment_holds_what_other_systems_keep() -> None:
    assert list(fragment(SAMPLE)) == [
        "<p>Bakes <strong>good bread</strong> and <em>rolls</em>.<br>Every day.</p>",
        "<p><strong>Duties</strong></p>",
        "<ul><li>Bake <strong>early</strong></li><li>Clean<ul><li>the oven</li></ul></li></ul>",
        "<p><strong>Pay:</strong> $20<br>an hour</p>",
        "<p><strong>Shifts</strong></p>",
        "<ul><li>Monday; <strong>From:</strong> 5:00</li><li>Friday</li></ul>",
        "<p>Write to us.</p>",
        "<p>loose</p>",
    ]


def test_text_of_a_page_stays_text() -> None:
    assert list(fragment("<p>&lt;script&gt; &amp;lt; \"'</p>")) == ["<p>&lt;script&gt; &amp;lt; \"'</p>"]


def text(body: str) -> str:
    return encode(Page(body, "", "", "", "en", "letter", "", (), None, {}, "", ())).decode()


def test_plain_text_reads_well_in_a_mail() -> None:
    assert text(SAMPLE) == (
        "BAKER & COOK\n============\n\nExample Ovens\n\nBakes good bread and rolls.\nEvery day.\n\n"
        "Duties\n------\n\n- Bake early\n- Clean\n  - the oven\n\nPay: $20\n  an hour\n\n"
        "Shifts\n- Monday; From: 5:00\n- Friday\n\nWrite to us (jobs@example.com).\n\nloose\n"
    )


def test_lines_of_plain_text_have_72_columns_and_addresses_stay_whole() -> None:
    address = "https://www.example.com/" + "a" * 80
    linked = f"<li><a href='{address}'>{address}</a></li>"
    made = text(f"<ul><li>{'word ' * 40}</li>{linked}</ul><ol><li>{'b ' * 60}</li></ol>")
    lines = made.splitlines()
    assert f"- {address}" in lines
    assert all(len(line) <= 72 for line in lines if address not in line)
    assert [line[:3] for line in lines if not line.startswith("- h")] == ["- w", "  w", "  w", "", "1. ", "   "]
