using Orleans.Messaging;

namespace Payments.Silo.Hosting.Calls;

/// <summary>Reports a loss when a gateway that was listed is not any more: its silo was declared dead, or has left.</summary>
internal sealed class WatchedGatewayList(IGatewayListProvider inner, SiloLosses losses) : IGatewayListProvider
{
    private HashSet<Uri> known = [];

    public TimeSpan MaxStaleness => inner.MaxStaleness;

    public bool IsUpdatable => true;

    /// <summary>Puts it around the provider that was registered last.</summary>
    public static void Wrap(IServiceCollection services)
    {
        var provider = services.Last(service => service.ServiceType == typeof(IGatewayListProvider));
        services.AddSingleton<IGatewayListProvider>(all => new WatchedGatewayList(
            (IGatewayListProvider)ActivatorUtilities.CreateInstance(all, provider.ImplementationType!),
            all.GetRequiredService<SiloLosses>()));
    }

    public Task InitializeGatewayListProvider() => inner.InitializeGatewayListProvider();

    public async Task<IList<Uri>> GetGateways()
    {
        var listed = await inner.GetGateways();
        var before = Interlocked.Exchange(ref known, [.. listed]);
        if (before.Any(gateway => !listed.Contains(gateway))) losses.Report();
        return listed;
    }
}
