/**
 * The checker over HTTP, for one machine: LanguageTool's API for the clients that speak it, JSON of our own, and a page to
 * write in.
 *
 * <p>It stands on the JDK's own server. That server reads a request on a thread of its pool, so a slow client holds a thread;
 * but it closes connections whose request or answer takes too long and bounds their number, which its {@code
 * sun.net.httpserver} and {@code jdk.httpserver} properties set ({@link io.softspoken.serve.ToneServer}). With 256 threads and
 * ten seconds a request, clients that send slowly or nothing at all cost memory for a while and nobody an answer; a test does
 * just that. Another library would bring megabytes for the same.
 *
 * <p>The order in which a request is read is the order of what can go wrong. {@link io.softspoken.serve.Guard}: is it meant for
 * us, and does no foreign web page ask. {@link io.softspoken.serve.Limits}: is there room. {@link
 * io.softspoken.serve.Bodies}: is it short enough, and is there memory for it. Then one of the APIs. What cannot be answered is
 * thrown as a {@link io.softspoken.serve.Refusal} and told in the words of the API that was asked. Nothing of a request is
 * logged or kept.
 */
@NullMarked
package io.softspoken.serve;

import org.jspecify.annotations.NullMarked;
