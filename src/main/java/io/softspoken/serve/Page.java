package io.softspoken.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of the page, held in memory. Only what is named here can be fetched. */
final class Page {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Reply> files = new TreeMap<>();

    Page() {
        file("/", "index.html", HTML);
        // The colours and letters of the reports, so that both look alike.
        file("/report.css", "/io/softspoken/format/page.css", CSS);
        file("/desk.css", "desk.css", CSS);
        for (String script : new String[] {"desk.js", "sheet.js", "text.js", "cards.js", "panels.js", "checks.js"}) {
            file("/" + script, script, SCRIPT);
        }
        file("/icon.svg", "icon.svg", "image/svg+xml");
    }

    private void file(String path, String resource, String type) {
        try (InputStream in = Page.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            files.put(path, new Reply(200, type, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file at a path; null if there is none. */
    @Nullable
    Reply at(String path) {
        return files.get(path);
    }
}
