/**
 * The milter: mail that Postfix or Sendmail takes in is judged before it is queued, and counted, tagged or held.
 *
 * <h2>The life of a message</h2>
 *
 * <pre>
 * socket → FrameReader → Session → Message → Judging → Decision → Audit → socket
 *          Reactor: one protocol thread       analysis threads    audit    Reactor
 * </pre>
 *
 * <p>{@link io.softspoken.milter.Session} knows the protocol and no socket; {@link io.softspoken.milter.Decision} is the
 * one place where verdicts and troubles become actions; {@link io.softspoken.milter.Exchange} sees to it that analysis
 * and clock do not both decide. All frames of an answer are sent together, so nothing is half told.
 *
 * <h2>Why a codec of our own</h2>
 *
 * <p>The one milter library to be had, jmilter 0.6.1, was tried. It gives header values as UTF-8 text, so that a header
 * in ISO-8859-1 is lost (é becomes U+FFFD) and the message cannot be read as it came. It has no limit on frames: what a
 * length field claims is waited for. It runs handlers on the event loop (twelve mails of one second each took four
 * seconds). Unix sockets need a second native transport, and it brings Netty, some 4 MB. What we use of the protocol is
 * fifteen commands and seven answers, some 500 lines on the JDK's channels, which know unix sockets since Java 16.
 *
 * <p>One thread with a selector rather than a thread for each connection: an MTA keeps a connection open for as long as its
 * client stays, most are idle, and 2,000 of them should cost no stacks.
 */
@NullMarked
package io.softspoken.milter;

import org.jspecify.annotations.NullMarked;
