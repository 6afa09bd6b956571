package io.softspoken.audit;

import io.softspoken.mail.Mbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of an archive: Maildirs, mbox files, folders of mails, single mails. Walked as they lie, so that no list of them
 * is ever held.
 */
final class Archive {
    /** What a file is. */
    enum Kind {
        MAIL,
        MBOX,
        OTHER
    }

    /** Gets the files of an archive. */
    interface Visitor {
        /** A file, with its size in bytes. */
        void file(Path file, long size) throws IOException, InterruptedException;

        /** A folder or file that cannot be read. */
        void failed(Path file);
    }

    /** So many bytes tell what a file is. */
    private static final int HEAD = 4096;

    private static final Pattern HEADER = Pattern.compile(
            "(from|to|subject|date|mime-version|received|return-path|message-id|content-type|delivered-to):[ \t].*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY_HEADER = Pattern.compile("[!-9;-~]+:.*");

    /** Files that mail programs and other programs lay beside mails. */
    private static final Set<String> NEVER =
            Set.of("json", "js", "html", "htm", "pdf", "zip", "gz", "csv", "log", "md");

    private Archive() {}

    /** Walks an archive. */
    static void walk(List<Path> roots, Visitor visitor) throws IOException, InterruptedException {
        for (Path root : roots) {
            boolean[] interrupted = {false};
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 64, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    Path parent = folder.getParent();
                    // What a Maildir holds in tmp is not there yet.
                    boolean unfinished = parent != null
                            && String.valueOf(folder.getFileName()).equals("tmp")
                            && Files.isDirectory(parent.resolve("cur"));
                    return unfinished ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()) {
                        try {
                            visitor.file(file, attributes.size());
                        } catch (InterruptedException e) {
                            interrupted[0] = true;
                            return FileVisitResult.TERMINATE;
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    visitor.failed(file);
                    return FileVisitResult.CONTINUE;
                }
            });
            if (interrupted[0]) {
                throw new InterruptedException();
            }
        }
    }

    /** What a file is, by its place, its name, or how it begins. */
    static Kind kind(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (isInMaildir(file) || name.endsWith(".eml")) {
            return Kind.MAIL;
        }
        if (name.startsWith(".") || NEVER.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return Kind.OTHER;
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (Mbox.isOne(head)) {
            return Kind.MBOX;
        }
        return beginsLikeMail(new String(head, StandardCharsets.ISO_8859_1)) ? Kind.MAIL : Kind.OTHER;
    }

    private static boolean isInMaildir(Path file) {
        @Nullable Path folder = file.getParent();
        @Nullable Path above = folder == null ? null : folder.getParent();
        if (folder == null || above == null) {
            return false;
        }
        String name = String.valueOf(folder.getFileName());
        return (name.equals("cur") || name.equals("new"))
                && Files.isDirectory(above.resolve("cur"))
                && Files.isDirectory(above.resolve("new"));
    }

    private static boolean beginsLikeMail(String head) {
        int known = 0;
        // A line that was cut off tells nothing.
        String whole = head.length() < HEAD ? head : head.substring(0, head.lastIndexOf('\n') + 1);
        for (String line : whole.split("\r?\n")) {
            if (line.isEmpty()) {
                break;
            }
            boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (HEADER.matcher(line).matches()) {
                known++;
            } else if (!folded && !ANY_HEADER.matcher(line).matches() && !(known == 0 && line.startsWith("From "))) {
                return false;
            }
        }
        return known >= 2;
    }

    /**
     * What a mail in a file of its own is known by: its place and size. In a Maildir the part of its name that stays when it is
     * read, answered, or moved from new to cur.
     */
    static String key(Path file, long size) throws IOException {
        Path real = file.toRealPath();
        if (isInMaildir(real)) {
            String name = String.valueOf(real.getFileName());
            int flags = name.indexOf(":2,");
            Path folder = real.getParent() == null ? real : real.getParent().resolveSibling("");
            return folder + "/" + (flags < 0 ? name : name.substring(0, flags));
        }
        return real + "\t" + size;
    }
}
