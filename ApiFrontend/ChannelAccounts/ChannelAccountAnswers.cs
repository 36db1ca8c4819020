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

    /// <summary>From here on a credential prints as stars. One that is null is like one that is empty.</summary>
    [return: NotNullIfNotNull(nameof(credentials))]
    public static ImmutableDictionary<string, SecretText>? Secrets(IReadOnlyDictionary<string, string>? credentials) =>
        credentials?.ToImmutableDictionary(one => one.Key, one => new SecretText(one.Value ?? ""));
}
