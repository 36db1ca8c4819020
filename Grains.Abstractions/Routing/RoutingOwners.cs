namespace Payments.Routing;

/// <summary>Whose a configuration is, besides the merchants.</summary>
public static class RoutingOwners
{
    /// <summary>The platform: it has the configuration of merchants without one, rules that hold for all, and the channels' fees.</summary>
    public const string Platform = "platform";

    public static IRoutingGrain Routing(this IGrainFactory grains, string owner) => grains.GetGrain<IRoutingGrain>(owner);

    public static IChannelFeesGrain ChannelFees(this IGrainFactory grains) => grains.GetGrain<IChannelFeesGrain>(Platform);
}
