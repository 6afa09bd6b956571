package io.softspoken.milter;

import io.softspoken.ToneChecker;

/**
 * A configuration and the engine it asks for, loaded together and replaced together. Immutable.
 *
 * @param config what the file says
 * @param checker the engine
 * @param engine its version and the hash of its packs and model
 */
record Settings(MilterConfig config, ToneChecker checker, String engine) {
    static Settings of(MilterConfig config, ToneChecker checker) {
        return new Settings(config, checker, checker.check("Hello.").engine());
    }
}
