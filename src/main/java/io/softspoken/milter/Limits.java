package io.softspoken.milter;

import java.time.Duration;

/**
 * Everything that is bounded, so that no peer and no message can make the milter grow or wait without end. What is inside a
 * message is bounded once more where it is read: {@code MailDrafts} looks at no more than 200 parts, 20 deep.
 *
 * @param connections so many MTA connections are open at once; one more is closed at once
 * @param helloTime by then a new connection must have negotiated
 * @param idleTime a connection on which nothing comes for so long is closed
 * @param frameTime a frame, and an answer that the MTA does not take, must be through by then
 * @param frameBytes no frame of the protocol is longer
 * @param messageBytes so much of a message is read, headers and body together; the rest is not asked for
 * @param textChars a draft is no longer than this
 * @param headers so many header fields a message may have
 * @param recipients so many recipients are kept; the others do not count for policies
 * @param parts so often may a line that could part a message be repeated
 * @param memoryBytes so many bytes of messages and frames are in memory at once, over all connections
 * @param messageTime from the end of a message to its verdict
 * @param threads messages are analysed on so many threads
 * @param queue so many messages wait for one of them
 * @param remembered so many verdicts are kept for messages that come again
 * @param stopTime so long messages in hand may take when the milter is stopped
 */
record Limits(
        int connections,
        Duration helloTime,
        Duration idleTime,
        Duration frameTime,
        int frameBytes,
        int messageBytes,
        int textChars,
        int headers,
        int recipients,
        int parts,
        int memoryBytes,
        Duration messageTime,
        int threads,
        int queue,
        int remembered,
        Duration stopTime) {
    static final Limits DEFAULT = new Limits(
            1_000,
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            262_144,
            500_000,
            100_000,
            1_000,
            1_000,
            500,
            32_000_000,
            Duration.ofSeconds(5),
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            200,
            5_000,
            Duration.ofSeconds(10));
}
