namespace Payments.Silo.Telemetry;

public static class TelemetryExtensions
{
    public static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        builder.Services.AddSingleton<MetricsCollector>();
        if (!string.IsNullOrEmpty(builder.Configuration[OpenTelemetryExport.EndpointVariable]))
            builder.Services.AddHostedService(_ => new OpenTelemetryExport(service));
    }
}
