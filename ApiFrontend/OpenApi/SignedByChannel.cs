namespace Payments.Api.OpenApi;

/// <summary>Marks a route that a channel's signature opens, and no API key.</summary>
internal sealed class SignedByChannel
{
    public static SignedByChannel Instance { get; } = new();
}
