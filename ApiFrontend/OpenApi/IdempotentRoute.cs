namespace Payments.Api.OpenApi;

/// <summary>Marks a route that needs an Idempotency-Key.</summary>
internal sealed class IdempotentRoute
{
    public static IdempotentRoute Instance { get; } = new();
}
