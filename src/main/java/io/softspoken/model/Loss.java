package io.softspoken.model;

import java.util.Arrays;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * The logistic loss of one head over all rows, for OpenNLP's quasi-Newton minimizer. Only {@code StrictMath} and plain
 * sums in a fixed order, so that the same rows give the same weights to the last bit on every machine.
 */
final class Loss implements Function {
    private static final int MEMORY = 10;
    private static final int TRIES = 30_000;

    private final int[] ends;
    private final int[] columns;
    private final float[] values;
    private final float[] label;
    private final float[] weight;
    private final Columns weights;
    private final int dimension;
    private final double[] margin;
    private double[] at = new double[0];

    /**
     * @param ends where the columns of each row end
     * @param columns the columns of all rows, one row after the other
     * @param values how often each stands in its row
     * @param label 0 to 1, or -1 for a row that does not count
     * @param weight how much each row counts
     * @param weights which weights count for each column
     * @param dimension how many weights there are; one more, the last, is the bias
     */
    Loss(int[] ends, int[] columns, float[] values, float[] label, float[] weight, Columns weights, int dimension) {
        this.ends = ends;
        this.columns = columns;
        this.values = values;
        this.label = label;
        this.weight = weight;
        this.weights = weights;
        this.dimension = dimension + 1;
        margin = new double[ends.length];
    }

    /**
     * The weights for which it is least; all 0 where they are as good as any from the start, as where no row counts.
     *
     * @param penalty what large weights cost
     * @param iterations how many steps are made at most
     */
    double[] minimized(double penalty, int iterations) {
        double[] weights = new double[dimension];
        for (double slope : gradientAt(weights)) {
            if (slope != 0) {
                return new QNMinimizer(0, penalty, iterations, MEMORY, TRIES).minimize(this);
            }
        }
        return weights; // OpenNLP's minimizer divides by the length of the slope, and without one never ends
    }

    @Override
    public int getDimension() {
        return dimension;
    }

    @Override
    public double valueAt(double[] x) {
        margins(x);
        double loss = 0;
        for (int row = 0; row < ends.length; row++) {
            if (label[row] >= 0) {
                double m = margin[row];
                double most = m > 0 ? m : 0;
                loss += weight[row] * (most - label[row] * m + StrictMath.log1p(StrictMath.exp(m > 0 ? -m : m)));
            }
        }
        return loss;
    }

    @Override
    public double[] gradientAt(double[] x) {
        margins(x);
        double[] gradient = new double[dimension];
        double[] ofColumns = new double[weights.count()];
        int from = 0;
        for (int row = 0; row < ends.length; row++) {
            if (label[row] >= 0) {
                double off = weight[row] * (1 / (1 + StrictMath.exp(-margin[row])) - label[row]);
                for (int i = from; i < ends[row]; i++) {
                    ofColumns[columns[i]] += off * values[i];
                }
                gradient[dimension - 1] += off;
            }
            from = ends[row];
        }
        weights.share(ofColumns, gradient);
        return gradient;
    }

    private void margins(double[] x) {
        if (Arrays.equals(x, at)) {
            return;
        }
        double[] ofColumns = weights.sums(x);
        int from = 0;
        for (int row = 0; row < ends.length; row++) {
            if (label[row] >= 0) {
                double sum = x[dimension - 1];
                for (int i = from; i < ends[row]; i++) {
                    sum += ofColumns[columns[i]] * values[i];
                }
                margin[row] = sum;
            }
            from = ends[row];
        }
        at = x.clone();
    }
}
