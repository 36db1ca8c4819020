namespace Payments.Silo.Telemetry;

public static class TelemetryExtensions
{
    public static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        // Made now, not at the first question: what is measured until then would not be counted.
        builder.Services.AddSingleton(new MetricsCollector());
        if (!string.IsNullOrEmpty(builder.Configuration[OpenTelemetryExport.EndpointVariable]))
            builder.Services.AddHostedService(_ => new OpenTelemetryExport(service));
    }
}
