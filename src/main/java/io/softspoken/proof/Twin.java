package io.softspoken.proof;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.rules.TwinKind;
import org.jspecify.annotations.Nullable;

/**
 * A text that shares the words of a wrong example and not its harm.
 *
 * @param kind how it comes to be harmless
 * @param draft the text
 * @param place where in it the words stand; what is flagged elsewhere is not of this twin
 * @param bare the same text without the marks that make it harmless, which must be flagged for the twin to show anything;
 *     null where the example itself is that text
 */
record Twin(
        TwinKind kind, Draft draft, Span place, @Nullable Draft bare) {}
