package io.softspoken.rules;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The packs that come with the library, compiled when it was built. */
public final class Packs {
    static final String COMPILED = "packs.bin";
    static final String LISTS = "lists.bin";
    static final String SOURCES = "packs.zip";

    private static final AtomicReference<@Nullable FutureTask<Program>> AHEAD = new AtomicReference<>();

    private Packs() {}

    /** The shipped packs as one matcher, loaded afresh at each call. */
    public static Matcher shipped() {
        return new Matcher(program());
    }

    /**
     * A reader of a user's packs, which it compiles alone and puts beside the shipped ones: they may name the shipped word
     * lists, and a term of theirs stands in place of a shipped one.
     */
    public static PackReader beside() {
        return new PackReader(program(), lists());
    }

    private static Map<String, List<String>> lists() {
        try (InputStream stream = Packs.class.getResourceAsStream(LISTS)) {
            if (stream == null) {
                throw new IllegalStateException("the word lists are not in the jar: " + LISTS);
            }
            DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
            Map<String, List<String>> lists = new TreeMap<>();
            for (int n = in.readInt(); n > 0; n--) {
                String name = in.readUTF();
                List<String> items = new ArrayList<>();
                for (int i = in.readInt(); i > 0; i--) {
                    items.add(in.readUTF());
                }
                lists.put(name, items);
            }
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores the word lists of the shipped packs. */
    static void writeLists(Map<String, List<String>> lists, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(lists.size());
        for (Map.Entry<String, List<String>> list : lists.entrySet()) {
            out.writeUTF(list.getKey());
            out.writeInt(list.getValue().size());
            for (String item : list.getValue()) {
                out.writeUTF(item);
            }
        }
        out.flush();
    }

    /** A reader that holds the sources of the shipped packs, for showing and proving them together with a user's. */
    public static PackReader sources() {
        PackReader reader = new PackReader();
        try (InputStream in = Packs.class.getResourceAsStream(SOURCES)) {
            if (in == null) {
                throw new IllegalStateException("the packs are not in the jar: " + SOURCES);
            }
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String content = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                reader.add(entry.getName(), entry.getName(), content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.own();
    }

    /**
     * Begins to load the shipped packs beside the caller, who reads settings and drafts meanwhile; whoever asks for them next
     * has them.
     */
    public static void ahead() {
        if (AHEAD.get() != null) {
            return;
        }
        // No lambda: the first in a process takes long to link, and the caller would wait for it.
        FutureTask<Program> task = new FutureTask<>(new Callable<>() {
            @Override
            public Program call() {
                return load();
            }
        });
        AHEAD.set(task);
        Thread thread = new Thread(task, "softspoken-packs");
        thread.setDaemon(true);
        thread.start();
    }

    static Program program() {
        FutureTask<Program> ahead = AHEAD.getAndSet(null);
        if (ahead != null) {
            try {
                return ahead.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                // met again, with what it says
            }
        }
        return load();
    }

    private static Program load() {
        try (InputStream in = Packs.class.getResourceAsStream(COMPILED)) {
            if (in == null) {
                throw new IllegalStateException("the compiled packs are not in the jar: " + COMPILED);
            }
            return ProgramFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
