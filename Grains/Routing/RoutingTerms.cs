using Microsoft.Extensions.Logging;

namespace Payments.Routing;

/// <summary>The platform's configuration and the channels' fees in the memory of this process, at most five seconds old.</summary>
public sealed class RoutingTerms
{
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(5);

    private readonly IGrainFactory _grains;
    private readonly FreshCopy<Copy> _copy;

    public RoutingTerms(IGrainFactory grains, TimeProvider clock, ILogger<RoutingTerms> log) =>
        (_grains, _copy) = (grains, new FreshCopy<Copy>(Ask, RenewAfter, Oldest, clock, log));

    public ValueTask<Copy> Latest() => _copy.Get();

    private async Task<Copy> Ask()
    {
        var platform = _grains.Routing(RoutingOwners.Platform).Read();
        var fees = await _grains.ChannelFees().Read();
        return new Copy((await platform).Configuration ?? new(), (await platform).Version, new FeeTable(fees.Fees, fees.Version));
    }

    public sealed record Copy(RoutingConfiguration Platform, long Version, FeeTable Fees);
}
