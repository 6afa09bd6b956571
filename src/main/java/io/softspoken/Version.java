package io.softspoken;

/** The version of the engine. */
final class Version {
    static final String NUMBER = "0.1.0";

    private Version() {}
}
