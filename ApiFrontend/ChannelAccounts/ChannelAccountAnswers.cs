using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Payments.Api.Http;
using Payments.ChannelAccounts;
using Payments.Keys;
using Payments.Outcomes;

namespace Payments.Api.ChannelAccounts;

internal static class ChannelAccountAnswers
{
    public static IResult Of(Outcome<ChannelAccountView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.ChannelAccountView) : Problem.Of(outcome.Refusal);

    /// <summary>Names inside of credentials are the caller's own words, and one may be a secret in the wrong place: where it was wrong is not repeated.</summary>
    public static Refusal WithoutNames(Refusal refusal) =>
        refusal.Field is { } field && field.AsSpan().IndexOfAny('.', '[') is > 0 and var end ? ApiRefusals.BadJson($"$.{field[..end]}") : refusal;

    /// <summary>From here on a credential prints as stars. One that is null is like one that is empty.</summary>
    [return: NotNullIfNotNull(nameof(credentials))]
    public static ImmutableDictionary<string, SecretText>? Secrets(IReadOnlyDictionary<string, string>? credentials) =>
        credentials?.ToImmutableDictionary(one => one.Key, one => new SecretText(one.Value ?? ""));
}
