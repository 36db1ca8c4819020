using System.Collections.Immutable;
using Payments.ChannelAccounts;
using Payments.Keys;
using Payments.Requests;

namespace Payments.Tests.Unit.ChannelAccounts;

/// <summary>Commands as administrators give them.</summary>
internal static class Accounts
{
    public const string Id = "cha_00000000000000000000000000";
    public const string Secret = "sk_test_4eC39HqLyjWDarjtT1zdp7dc";

    public static CreateChannelAccount Create(string channel, string credentials, string? callbacks = null, string label = "Shop", string? url = null, ChannelAccountStatus status = ChannelAccountStatus.Enabled) => new(
        new IdempotentRequest(new SecretText("key"), "print"), "adm_1", channel, "mer_1", label, url, status, Given(credentials), callbacks is null ? null : Given(callbacks));

    /// <summary>Written as name=value, with a semicolon between them.</summary>
    public static ImmutableDictionary<string, SecretText> Given(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToImmutableDictionary(one => one[0], one => new SecretText(one[1]));
}
