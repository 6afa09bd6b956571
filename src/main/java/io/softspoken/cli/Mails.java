package io.softspoken.cli;

import io.softspoken.draft.Draft;
import io.softspoken.mail.MailDrafts;
import io.softspoken.mail.UnreadableMailException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders of mail to learn from, one a file. */
final class Mails {
    private Mails() {}

    /** Takes a mail. */
    interface Taker {
        void accept(String folder, String name, Draft mail);
    }

    /** Reads all mails of a folder in the order of their names; what cannot be read as mail is passed over. */
    static void each(Path folder, Taker taker) throws Unusable {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                try {
                    Draft mail = MailDrafts.read(Files.readAllBytes(file));
                    taker.accept(String.valueOf(folder.getFileName()), String.valueOf(file.getFileName()), mail);
                } catch (UnreadableMailException e) {
                    // encrypted, or no mail at all: there is nothing to learn from it
                }
            }
        } catch (IOException e) {
            throw new Unusable(folder + ": cannot be read; give a folder with a mail in each file");
        }
    }
}
