namespace Payments.Routing;

/// <summary>A configuration as it stands, or stood.</summary>
/// <param name="MerchantId">Whose; missing for the platform's.</param>
/// <param name="Version">Grows by one with every change; 0 before the first.</param>
/// <param name="Configuration">Missing where the platform's holds.</param>
[GenerateSerializer, Immutable, Alias("routing-view")]
public sealed record RoutingView(
    [property: Id(0)] string? MerchantId,
    [property: Id(1)] long Version,
    [property: Id(2)] RoutingConfiguration? Configuration,
    [property: Id(3)] DateTimeOffset? ChangedAt,
    [property: Id(4)] string? ChangedBy,
    [property: Id(5)] string? Reason);
