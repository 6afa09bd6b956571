/**
 * The way out of an application's mail: {@link io.softspoken.gate.ToneGate} sends, holds or refuses each message by its
 * tone, with any Jakarta Mail {@code Session} or {@code Transport}.
 *
 * <p>A message is written out once, as the transport would write it; these bytes are judged, and these bytes go into the
 * drafts folder. The message itself is not touched: no header is added, and its Message-ID stays.
 *
 * <p>What is held is stored before anything else is done with it. Where that fails the message is still in the caller's
 * hands: it gets an exception, or the message is sent, as the gate was told. The report beside the draft is a message of its
 * own, so that the draft can be sent from any mail program as it is.
 */
@NullMarked
package io.softspoken.gate;

import org.jspecify.annotations.NullMarked;
