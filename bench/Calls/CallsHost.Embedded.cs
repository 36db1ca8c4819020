using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments.Embedded;

namespace Payments.Bench.Calls;

internal sealed class CallsHost(IHost host) : IAsyncDisposable
{
    public const string Engine = "the embedded engine";

    public IGrainFactory Grains => host.Services.GetRequiredService<IClusterClient>();

    public static async Task<CallsHost> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddEmbeddedSilo(options => options.GrainAssemblies.Add(typeof(NoOpGrain).Assembly));
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
