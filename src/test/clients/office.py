"""Asks LibreOffice, through its own LanguageTool client, what it finds: office.py PIPE. Run by the python3 that has uno."""

import sys
import time

import uno
from com.sun.star.lang import Locale

pipe = sys.argv[1]
resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
end = time.monotonic() + 90
while True:
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        if time.monotonic() > end:
            raise
        time.sleep(0.3)
english = Locale("en", "US", "")
checker = context.ServiceManager.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", context)


def units(text):
    """LibreOffice counts UTF-16 units, as the server does."""
    return text.encode("utf-16-le")


def found(text):
    result = checker.doProofreading("1", text, english, 0, len(units(text)) // 2, ())
    return [
        (
            units(text)[2 * e.nErrorStart:2 * (e.nErrorStart + e.nErrorLength)].decode("utf-16-le"),
            {e.aShortComment, e.aFullComment},
            list(e.aSuggestions),
        )
        for e in result.aErrors
    ]


for text, words, category in [
    ("Thank you. You idiot.", "You idiot.", "Anger"),
    ("Über 100% & 50+50=100: 😀 is fine. No problem! Née.", "No problem", "No problem"),
    ("We are open & glad. Please flush your DNS cache.", "flush your DNS cache", "Jargon"),
]:
    errors = found(text)
    print(text, errors)
    hits = [e for e in errors if e[0] == words and category in e[1]]
    assert hits, (text, errors)
    assert hits[0][2], "no wordings"
assert found("The room is booked for noon.") == []
# A document of its own is checked as it is opened, and lives.
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
document.Text.setString("Hi Dana,\n\nNo problem! You idiot.\n")
document.close(True)
try:
    desktop.terminate()
except Exception:
    pass  # it is gone before it can answer
