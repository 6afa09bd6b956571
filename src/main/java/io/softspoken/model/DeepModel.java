package io.softspoken.model;

import io.softspoken.text.Text;
import org.jspecify.annotations.Nullable;

/** A model that reads a whole draft and the message it answers, heard beside the tone model. Thread-safe. */
public interface DeepModel {
    /** What it says of a draft; null where it says nothing, so that the tone model is heard alone. */
    @Nullable
    DeepOdds hear(Text text, Surroundings around);

    /** What its word counts beside the tone model's. */
    Stacking stacking();

    /** A checksum of all that its word depends on, in hexadecimal. */
    String hash();
}
