namespace Payments.Routing;

/// <summary>All that a payment is decided by besides itself and the accounts.</summary>
/// <param name="Platform">The platform's configuration: its rules hold for every merchant.</param>
/// <param name="Merchant">The merchant's own, which stands in place of the platform's but for the rules.</param>
public sealed record RoutingPolicy(
    RoutingConfiguration Platform,
    RoutingConfiguration? Merchant,
    FeeTable Fees,
    long PlatformVersion = 0,
    long MerchantVersion = 0)
{
    public RoutingConfiguration Effective => Merchant ?? Platform;
}
