using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Embedded;

namespace Payments.Tests.Unit.Embedded;

/// <summary>An embedded silo of its own for one test, with the grains of this folder.</summary>
internal sealed class SiloFixture : IAsyncDisposable
{
    private readonly IHost _host;

    private SiloFixture(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public GrainStatistics Statistics => _host.Services.GetRequiredService<GrainStatistics>();

    public Probe Probe => _host.Services.GetRequiredService<Probe>();

    public static async Task<SiloFixture> StartAsync(Action<EmbeddedSiloOptions>? configure = null, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(time ?? TimeProvider.System).AddSingleton<Probe>();
        builder.Services.AddEmbeddedSilo(options =>
        {
            options.GrainAssemblies.Add(typeof(SiloFixture).Assembly);
            configure?.Invoke(options);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public IStepGrain Step(string key) => Grains.GetGrain<IStepGrain>(key);

    public GrainTypeFigures FiguresOf(string grainType) => Statistics.Snapshot().Single(figures => figures.GrainType == grainType);

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        // Whatever a test left hanging must not hold up the drain.
        Probe.OpenAll();
        await _host.StopAsync();
        _host.Dispose();
    }
}
