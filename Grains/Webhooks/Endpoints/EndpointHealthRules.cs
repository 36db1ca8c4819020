namespace Payments.Webhooks.Endpoints;

/// <summary>When an endpoint is given up: for a long time many deliveries in a row came to nothing, and not one arrived. Pure.</summary>
public static class EndpointHealthRules
{
    public const int DeadLetters = 5;
    public static readonly TimeSpan Sustained = TimeSpan.FromHours(24);

    /// <param name="failingSince">The first failure that no success has followed.</param>
    /// <param name="deadLetters">How many there were since then.</param>
    public static bool IsGivenUp(DateTimeOffset? failingSince, int deadLetters, DateTimeOffset now) =>
        failingSince is { } since && deadLetters >= DeadLetters && now - since >= Sustained;
}
