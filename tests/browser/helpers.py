"""What the journeys ask of every page."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


SCRIPTS_RUN = """() => {
    const probe = document.createElement("div");
    probe.innerHTML = "<noscript><i></i></noscript>"; // where scripts do not run, this holds an element
    return probe.querySelector("i") === null;
}"""


def axe(page):
    """The page, in the state it is in now, breaks no rule of WCAG 2.2 AA that a program can see."""
    page.wait_for_load_state()
    assert page.evaluate(SCRIPTS_RUN), "axe is a script: it would wait for ever in a context without scripts"
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def no_sideways_scroll(page):
    """Nothing is wider than the screen (1.4.10 Reflow); names what sticks out."""
    wide = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            const right = (e) => Math.round(e.getBoundingClientRect().right);
            const out = [...document.body.querySelectorAll("*")]
                .filter((e) => right(e) > width + 1)
                .map((e) => `${e.tagName.toLowerCase()}.${e.className} ${right(e)}px`);
            return out.length ? out : ["words of one of its elements"];
        }"""
    )
    assert not wide, f"{page.url} is wider than the screen: {'; '.join(wide[:5])}"
