using System.Text;

namespace Payments.Silo.Telemetry;

public static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app) =>
        app.MapGet("/metrics", (MetricsCollector collector) =>
                Results.Text(PrometheusText.Write(collector.Read()), PrometheusText.ContentType, Encoding.UTF8))
            .ExcludeFromDescription();
}
