namespace Payments.Routing;

/// <summary>What one process has seen of an account since its last report.</summary>
/// <param name="Milliseconds">The sum of how long the calls took.</param>
/// <param name="CredentialsRefused">How many of the failed were for our credentials.</param>
[GenerateSerializer, Immutable, Alias("health-report")]
public sealed record HealthReport(
    [property: Id(0)] int Succeeded,
    [property: Id(1)] int Declined,
    [property: Id(2)] int Failed,
    [property: Id(3)] long Milliseconds,
    [property: Id(4)] int CredentialsRefused = 0);
