package io.github.pbxrouting.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws latency against the number of friends, both axes logarithmic, a line an engine, as SVG.
 *
 * <p>Lines are labelled where they end, and labels that would overlap are moved apart, so that the
 * chart reads without its colours.
 */
final class LatencyChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 480;
  private static final int LEFT = 70;
  private static final int RIGHT = 150;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int LABEL_HEIGHT = 15;

  /** Engines and the colours of their lines, distinct to the colour-blind too. */
  private static final Map<String, String> COLOURS =
      Map.of(
          "router", "#d55e00",
          "floor", "#999999",
          "lucene", "#009e73",
          "jur", "#0072b2",
          "reference", "#cc79a7",
          "safere", "#b8860b");

  private LatencyChart() {}

  /**
   * One engine's figures.
   *
   * @param engine its name
   * @param points its measurements, from few friends to many
   */
  record Line(String engine, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /**
   * One measurement.
   *
   * @param friends how many friends the client has
   * @param nanos nanoseconds a number
   */
  record Point(int friends, double nanos) {}

  /** The chart of those lines, each of at least one point. */
  static String draw(List<Line> lines) {
    int top = decadesTo(lines.stream().flatMap(line -> line.points().stream()).toList());
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"13\">%n",
            WIDTH, HEIGHT));
    svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, HEIGHT));
    svg.append(text(LEFT, 22, "start", "Nanoseconds to route a number, by the number of friends"));
    for (int decade = 0; decade <= top; decade++) {
      double y = y(Math.pow(10, decade), top);
      svg.append(line(LEFT, y, WIDTH - RIGHT, y, "#dddddd"));
      svg.append(text(LEFT - 8, y + 4, "end", power(decade)));
    }
    for (int decade = 0; decade <= 4; decade++) {
      double x = x(Math.pow(10, decade));
      svg.append(line(x, TOP, x, HEIGHT - BOTTOM, "#dddddd"));
      svg.append(
          text(x, HEIGHT - BOTTOM + 20, "middle", format("%,d", (int) Math.pow(10, decade))));
    }
    double[] labels = labels(lines, top);
    for (int i = 0; i < lines.size(); i++) {
      svg.append(polyline(lines.get(i), top, labels[i]));
    }
    return svg.append("</svg>\n").toString();
  }

  private static int decadesTo(List<Point> points) {
    double highest = points.stream().mapToDouble(Point::nanos).max().orElse(1);
    return Math.max(1, (int) Math.ceil(Math.log10(highest)));
  }

  /** Where each line's label goes: at its end, pushed down as far as the label above needs. */
  private static double[] labels(List<Line> lines, int top) {
    List<Integer> order = new ArrayList<>();
    double[] wanted = new double[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
      wanted[i] = y(last(lines.get(i)).nanos(), top) + 4;
    }
    order.sort((a, b) -> Double.compare(wanted[a], wanted[b]));
    double free = 0;
    for (int i : order) {
      wanted[i] = Math.max(wanted[i], free);
      free = wanted[i] + LABEL_HEIGHT;
    }
    return wanted;
  }

  private static String polyline(Line line, int top, double labelY) {
    String colour = COLOURS.getOrDefault(line.engine(), "#000000");
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (Point point : line.points()) {
      double x = x(point.friends());
      double y = y(point.nanos(), top);
      points.append(format("%.1f,%.1f ", x, y));
      dots.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", x, y, colour));
    }
    double end = x(last(line).friends()) + 8;
    return format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
            points.toString().strip(), colour)
        + dots
        + format(
            "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s %s</text>%n",
            end, labelY, colour, line.engine(), duration(last(line).nanos()));
  }

  private static Point last(Line line) {
    return line.points().get(line.points().size() - 1);
  }

  private static double x(double friends) {
    return LEFT + Math.log10(friends) / 4 * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double nanos, int top) {
    return HEIGHT - BOTTOM - Math.log10(Math.max(1, nanos)) / top * (HEIGHT - TOP - BOTTOM);
  }

  private static String power(int decade) {
    return duration(Math.pow(10, decade));
  }

  /** A duration as people say it. */
  static String duration(double nanos) {
    if (nanos < 1e3) {
      return format("%.0f ns", nanos);
    }
    return nanos < 1e6 ? format("%.0f \u00b5s", nanos / 1e3) : format("%.0f ms", nanos / 1e6);
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return format(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1, y1, x2, y2, colour);
  }

  private static String text(double x, double y, String anchor, String words) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333333\">%s</text>%n",
        x, y, anchor, words);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }
}
