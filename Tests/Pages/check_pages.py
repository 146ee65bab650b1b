#!/usr/bin/env python3
"""Looks at the pages of `grade report` in headless Chromium: screenshots, and what must hold of them.

usage: check_pages.py GRADE FOLDER

Pages for a small class, some of whose names are hostile, are written to FOLDER/site and looked at on
a desk and on a phone, light and dark; screenshots and the accessibility trees go to FOLDER. Needs
Debian's chromium and chromium-driver, and nothing else besides Python's own library.
"""

import base64
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

SIZES = {"desk": (1280, 900), "phone": (360, 740)}
HOSTILE = [
    "<script>document.title='run'</script>",
    "\"><img src=x onerror=\"document.title='run'\">",
    "\u202etxt.exe",
    "../../etc/passwd",
    "w" * 5000,
]

# The least contrast of any text with what is behind it, by the formula of WCAG 2.
CONTRAST = """
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const v = c[i] / 255;
    return sum + weight * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  }, 0);
  let worst = [99, ''];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (!text || element.closest('svg title, svg desc, style')) continue;
    const style = getComputedStyle(element);
    const front = parse(element.closest('svg') ? style.fill : style.color);
    let back = [255, 255, 255];
    for (let up = element; up; up = up.parentElement) {
      const colour = parse(getComputedStyle(up).backgroundColor);
      if (colour.length === 4 && colour[3] === 0) continue;
      back = colour;
      break;
    }
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < worst[0]) worst = [ratio, text.slice(0, 40)];
  }
  return worst;
"""


class Browser:
    """A session of WebDriver over plain HTTP."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.root = f"http://127.0.0.1:{port}"
        self.driver = subprocess.Popen(
            ["chromedriver", f"--port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait()
        arguments = ["--headless=new", "--disable-gpu", "--hide-scrollbars"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        answer = self.post(
            "/session",
            {
                "capabilities": {
                    "alwaysMatch": {
                        "goog:chromeOptions": {
                            "binary": shutil.which("chromium"),
                            "args": arguments,
                        },
                        "goog:loggingPrefs": {"browser": "ALL"},
                    }
                }
            },
        )
        self.session = "/session/" + answer["sessionId"]

    def wait(self):
        for _ in range(300):
            try:
                urllib.request.urlopen(self.root + "/status", timeout=5).read()
                return
            except OSError:
                time.sleep(0.2)
        raise SystemExit("check_pages: chromedriver does not start")

    def post(self, path, body):
        request = urllib.request.Request(
            self.root + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.load(answer)["value"]

    def open(self, path):
        self.post(self.session + "/url", {"url": path.resolve().as_uri()})

    def script(self, text):
        return self.post(self.session + "/execute/sync", {"script": text, "args": []})

    def tools(self, command, **parameters):
        return self.post(
            self.session + "/goog/cdp/execute", {"cmd": command, "params": parameters}
        )

    def messages(self):
        return self.post(self.session + "/se/log", {"type": "browser"})

    def close(self):
        try:
            request = urllib.request.Request(self.root + self.session, method="DELETE")
            urllib.request.urlopen(request, timeout=60).read()
        finally:
            self.driver.terminate()
            self.driver.wait()


def make_site(grade, folder):
    """Pages for two students of the repository and some hostile ones."""
    submissions = ["answers/student.json", "answers/perfect.json"]
    for number, name in enumerate(HOSTILE):
        path = folder / f"hostile-{number}.json"
        answers = {"dot": name, "length_a": "1/(1 + 4)", "length_b": "√(9 + 16)"}
        path.write_text(json.dumps({"student": name, "answers": {"D.1": answers}}))
        submissions.append(str(path))
    marks = subprocess.run(
        [grade, "--format", "jsonl", *submissions], check=True, stdout=subprocess.PIPE
    ).stdout
    site = folder / "site"
    subprocess.run(
        [grade, "report", "-", "--html", str(site)], check=True, input=marks,
        stdout=subprocess.DEVNULL,
    )
    return sorted(site.glob("*.html"))


def value(node, name):
    return (node.get(name) or {}).get("value")


def check_tree(browser, page, fail, folder):
    """What a reader of screens gets to know."""
    nodes = browser.tools("Accessibility.getFullAXTree")["nodes"]
    nodes = [node for node in nodes if not node.get("ignored")]
    (folder / f"{page.stem[:40]}.tree.txt").write_text(
        "".join(f"{value(node, 'role')}: {value(node, 'name') or ''}\n" for node in nodes)
    )
    roles = [value(node, "role") for node in nodes]
    count = browser.script(
        "const n = (s) => document.querySelectorAll(s).length;"
        "return {math: n('math'), svg: n('svg'), h1: n('h1'), th: n('th'), part: n('article')};"
    )
    if roles.count("MathMLMath") + roles.count("math") != count["math"]:
        fail(page, f"{count['math']} formulas, but {roles.count('MathMLMath')} in the tree")
    images = [node for node in nodes if value(node, "role") in ("image", "img", "SvgRoot")]
    if len(images) < count["svg"] or not all(value(node, "name") for node in images):
        fail(page, "a drawing without a name")
    if roles.count("main") != 1 or count["h1"] != 1:
        fail(page, "not one main part and one first heading")
    headers = roles.count("columnheader") + roles.count("rowheader")
    if headers != count["th"]:
        fail(page, f"{count['th']} headings of tables, but {headers} in the tree")
    articles = [node for node in nodes if value(node, "role") == "article"]
    if len(articles) != count["part"] or not all(value(node, "name") for node in articles):
        fail(page, "a part without a name")
    return count


def main():
    if len(sys.argv) != 3:
        raise SystemExit("usage: check_pages.py GRADE FOLDER")
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            raise SystemExit(
                f"check_pages: {program} is missing: apt-get install chromium chromium-driver"
            )
    folder = pathlib.Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pages = make_site(sys.argv[1], folder)
    failures = []

    def fail(page, text):
        failures.append(f"{page.name}: {text}")

    pictures = 0
    formulas = 0
    worst = 99.0
    browser = Browser()
    try:
        for page in pages:
            for scheme in ("light", "dark"):
                for size, (width, height) in SIZES.items():
                    browser.tools(
                        "Emulation.setDeviceMetricsOverride",
                        width=width, height=height, deviceScaleFactor=1, mobile=size == "phone",
                    )
                    browser.tools(
                        "Emulation.setEmulatedMedia",
                        features=[{"name": "prefers-color-scheme", "value": scheme}],
                    )
                    browser.open(page)
                    wide = browser.script("return document.documentElement.scrollWidth")
                    if wide > width:
                        fail(page, f"{wide} pixels wide on a screen of {width} ({size})")
                    contrast, text = browser.script(CONTRAST)
                    worst = min(worst, contrast)
                    if contrast < 4.5:
                        fail(page, f"contrast {contrast:.2f} of {text!r} ({scheme})")
                    picture = browser.tools(
                        "Page.captureScreenshot", format="png", captureBeyondViewport=False
                    )
                    name = f"{page.stem[:40]}-{size}-{scheme}.png"
                    (folder / name).write_bytes(base64.b64decode(picture["data"]))
                    pictures += 1
            formulas += check_tree(browser, page, fail, folder)["math"]
            title = browser.script("return document.title")
            if not title.startswith("Results of"):
                fail(page, f"the title is {title!r}")
            loaded = browser.script("return performance.getEntriesByType('resource').length")
            if loaded:
                fail(page, f"{loaded} other files were loaded")
            printed = base64.b64decode(browser.tools("Page.printToPDF")["data"])
            if not printed.startswith(b"%PDF"):
                fail(page, "cannot be printed")
            for message in browser.messages():
                fail(page, message["message"][:200])
    finally:
        browser.close()
    for failure in failures:
        print(failure, file=sys.stderr)
    print(
        f"{len(pages)} pages, {pictures} screenshots, {formulas} formulas, "
        f"least contrast {worst:.2f}: {len(failures)} failures"
    )
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
