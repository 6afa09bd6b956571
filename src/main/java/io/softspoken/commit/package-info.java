/**
 * What the writer of a draft promises: who does what by when, the time worked out from the time of writing. Written in code
 * and not in the rules' language: a promise is a subject, an auxiliary, a verb and a time that may stand anywhere around
 * them, and the time has to be computed with. Only sentences that hold a word like "will" are looked at. Engine: no
 * compatibility promised.
 */
@NullMarked
package io.softspoken.commit;

import org.jspecify.annotations.NullMarked;
