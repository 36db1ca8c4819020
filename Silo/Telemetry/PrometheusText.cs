using System.Globalization;
using System.Text;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Payments.Silo.Telemetry;

/// <summary>Writes metrics in the Prometheus text exposition format 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<Metric> metrics)
    {
        var text = new StringBuilder();
        // Two meters may publish the same name; Prometheus wants each name's lines together and its type once.
        foreach (var family in metrics.GroupBy(Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var type = family.First().Type;
            if (family.First().Instrument.Description is { Length: > 0 } help) text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Key} {Escape(help)}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Key} {Word(type)}\n");
            foreach (var metric in family.Where(metric => metric.Type == type))
                foreach (var (tags, series) in metric.All) Append(text, family.Key, metric, tags, series);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, Metric metric, Tag[] tags, Series series)
    {
        var (sum, count, buckets) = series.Read();
        if (metric.Bounds is not { } bounds)
        {
            Line(text, name, tags, null, sum);
            return;
        }

        long below = 0;
        for (var i = 0; i < buckets.Length; i++)
        {
            below += buckets[i];
            Line(text, name + "_bucket", tags, i < bounds.Length ? Number(bounds[i]) : "+Inf", below);
        }

        Line(text, name + "_sum", tags, null, sum);
        Line(text, name + "_count", tags, null, count);
    }

    private static void Line(StringBuilder text, string name, Tag[] tags, string? le, double value)
    {
        text.Append(name);
        var labels = tags.Select(tag => $"{Clean(tag.Key)}=\"{Escape(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "")}\"");
        if (le is not null) labels = labels.Append($"le=\"{le}\"");
        var joined = string.Join(',', labels);
        if (joined.Length > 0) text.Append('{').Append(joined).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Name(Metric metric)
    {
        var name = Clean(metric.Instrument.Name);
        var unit = metric.Instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return metric.Type == MetricType.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string Clean(string name) =>
        string.Create(name.Length, name, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
        });

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Word(MetricType type) => type switch
    {
        MetricType.Counter => "counter",
        MetricType.Gauge => "gauge",
        MetricType.Histogram => "histogram",
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
