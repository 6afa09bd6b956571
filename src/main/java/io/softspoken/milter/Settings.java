package io.softspoken.milter;

import io.softspoken.ToneChecker;
import io.softspoken.mail.MailDrafts;
import java.nio.charset.StandardCharsets;

/**
 * A configuration and the engine it asks for, loaded together and replaced together. Immutable.
 *
 * @param config what the file says
 * @param checker the engine
 * @param engine its version and the hash of its packs and model
 */
record Settings(MilterConfig config, ToneChecker checker, String engine) {
    private static final int WARM = 30;

    private static final String SAMPLE = """
            From: a@example.com
            To: b@example.com
            Subject: Re: your order
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hello Ms Brown,

            thank you for waiting. Hopefully you haven't lost all your data, but as I said before, you should have
            made a copy. I will get back to you soon.

            Kind regards
            Ann

            > My computer does not start any more. Please help!
            """;

    /** With an engine that has been run a few times, so that the first mail does not wait for classes to be loaded. */
    static Settings of(MilterConfig config, ToneChecker checker) {
        byte[] sample = SAMPLE.getBytes(StandardCharsets.US_ASCII);
        String engine = "";
        for (int i = 0; i < WARM; i++) {
            engine = checker.weigh(MailDrafts.read(sample)).engine();
        }
        return new Settings(config, checker, engine);
    }
}
