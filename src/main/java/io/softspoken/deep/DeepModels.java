package io.softspoken.deep;

import io.softspoken.model.DeepModel;

/** The door to the deep model. Names no class of ONNX Runtime, so that it is there to say so where that is missing. */
public final class DeepModels {
    private DeepModels() {}

    /**
     * The model on the class path, loaded afresh at each call; takes about half a second.
     *
     * @param beside the checksum of the tone model that it is to be heard beside
     * @throws DeepUnavailableException if it, or ONNX Runtime, is not there or cannot be used
     */
    public static DeepModel shipped(String beside) {
        try {
            return OnnxModel.load(beside);
        } catch (LinkageError e) {
            throw new DeepUnavailableException(
                    "the deep model needs ONNX Runtime, which is not on the class path or does"
                            + " not run on this system; put onnxruntime-1.22.0.jar beside softspoken.jar");
        }
    }
}
