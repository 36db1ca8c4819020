namespace Payments.Silo.Telemetry;

internal enum MetricType
{
    Counter,
    Gauge,
    Histogram,
}
