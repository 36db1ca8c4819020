using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Payments.Silo.Telemetry;

/// <summary>Sends traces and metrics over OTLP; exists only where OTEL_EXPORTER_OTLP_ENDPOINT names a collector.</summary>
internal sealed class OpenTelemetryExport(string service) : IHostedService, IDisposable
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private readonly List<IDisposable> _providers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(service);
        _providers.Add(Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Payments.*", "Microsoft.AspNetCore", "Microsoft.Orleans.*", "Npgsql")
            .AddOtlpExporter()
            .Build());
        _providers.Add(Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Payments.*", "Microsoft.AspNetCore.*", "Microsoft.Orleans", "System.Runtime", "Npgsql")
            .AddOtlpExporter()
            .Build());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // Disposing sends what is still waiting.
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var provider in _providers) provider.Dispose();
        _providers.Clear();
    }
}
