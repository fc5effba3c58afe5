"""What a visitor does on the page, and how a test waits for its answer. The steps of one tab stand with its tests."""

from axe_playwright_python.sync_playwright import Axe

HOSTILE = (
    "<img src=x onerror='window.hacked=1'><script>window.hacked=2</script>${window.hacked=3}{{constructor}}"
    "{{#each value}}`'\"</pre></style><iframe src='https://example.org'></iframe>\x1b[31m\u202e\ud800 end"
)
"""A text that does harm wherever it is not escaped."""
SERIOUS = ("serious", "critical")
RECORD_CLICKS = """selector => {
  window.clicks = 0;
  document.addEventListener('click', (event) => { window.clicks += event.target.matches(selector); }, true);
}"""


def wait_for_stage(page, stage):
    page.wait_for_selector(f".state-line.{stage}")


def wait_for_message(page, text):
    page.wait_for_function("text => document.querySelector('.state-line .message').textContent === text", arg=text)


def generate(page):
    """Press Generate and wait until both sides are judged, or until the page says why not."""
    page.evaluate("document.querySelector('.state-line').dataset.old = ''")  # an earlier result may be done, too
    page.click("#generate")
    page.wait_for_selector(".state-line:is(.done, .failed):not([data-old])")


def record_clicks(page, selector):
    """Count the clicks on what matches from here on, also those that a script makes; read them by `clicks`.

    A key or a radio button that clicks something does so before Playwright's call returns: 0 is final, without waiting.
    """
    page.evaluate(RECORD_CLICKS, selector)


def clicks(page):
    return page.evaluate("window.clicks")


def find_faults(page):
    """What axe calls serious or critical: each rule with the first elements that break it."""
    violations = Axe().run(page).response["violations"]
    return [
        (rule["id"], [node["html"][:200] for node in rule["nodes"]][:3])
        for rule in violations
        if rule["impact"] in SERIOUS
    ]
