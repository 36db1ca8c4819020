namespace Payments.Routing;

/// <summary>Replaces a configuration as a whole.</summary>
/// <param name="Version">The version that it replaces.</param>
/// <param name="Configuration">Null gives a merchant the platform's again.</param>
/// <param name="By">The id of the administrator or merchant.</param>
[GenerateSerializer, Immutable, Alias("change-routing")]
public sealed record ChangeRouting(
    [property: Id(0)] long Version,
    [property: Id(1)] RoutingConfiguration? Configuration,
    [property: Id(2)] string Reason,
    [property: Id(3)] string By);
