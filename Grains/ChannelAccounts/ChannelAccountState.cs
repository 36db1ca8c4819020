using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Money;

namespace Payments.ChannelAccounts;

/// <summary>All that is kept of an account at a channel.</summary>
public sealed record ChannelAccountState
{
    public string Channel { get; init; } = "";

    /// <summary>Null where every merchant's payments may go there.</summary>
    public string? MerchantId { get; init; }

    /// <summary>Accounts stored before it was said have none: see <see cref="ChannelAccountRules.ModeOf"/>.</summary>
    public PaymentMode? Mode { get; init; }

    public string Label { get; init; } = "";

    /// <summary>Null for the provider's own.</summary>
    public string? BaseUrl { get; init; }

    public ChannelAccountStatus Status { get; init; }

    /// <summary>Encrypted, all of them in one text.</summary>
    public string Credentials { get; init; } = "";

    /// <summary>Encrypted, too; null while no callbacks are let in.</summary>
    public string? CallbackCredentials { get; init; }

    /// <summary>What is shown of the credentials, so that no key is needed to show it.</summary>
    public ImmutableSortedDictionary<string, string> Shown { get => field ?? ImmutableSortedDictionary<string, string>.Empty; init; }

    public ImmutableSortedDictionary<string, string>? ShownOfCallbacks { get; init; }

    /// <summary>Under the pepper: what a request asked for holds secrets, and a digest alone lets guesses be tested.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Of changes that administrators made; sealing anew is none.</summary>
    public long Version { get; init; }

    public string ChangedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    [JsonIgnore]
    public List<ChannelAccountChange> Changes { get; init; } = [];
}
