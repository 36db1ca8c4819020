using System.Collections.Immutable;
using System.Text.Json;
using Payments.Channels;
using Payments.Keys;
using Payments.Money;

namespace Payments.ChannelAccounts;

/// <summary>What becomes of an account. Pure: what is to be secret comes sealed.</summary>
public static class ChannelAccountRules
{
    public static ChannelAccountState Create(string id, CreateChannelAccount command, string fingerprint, GivenCredentials credentials, GivenCredentials? callbacks, DateTimeOffset now) => Recorded(
        id,
        new ChannelAccountState
        {
            Channel = command.Channel,
            MerchantId = command.MerchantId,
            Mode = AccountModes.Of(SeenMode(command.Channel, command.BaseUrl, command.Credentials), command.Mode),
            Label = command.Label,
            BaseUrl = command.BaseUrl,
            Status = command.Status,
            Credentials = credentials.Sealed,
            CallbackCredentials = callbacks?.Sealed,
            Shown = credentials.Shown,
            ShownOfCallbacks = callbacks?.Shown,
            Fingerprint = fingerprint,
            CreatedAt = now,
        },
        command.By,
        now);

    /// <summary>The same state where nothing changes. Credentials that were given are new ones: what they were is not compared.</summary>
    public static ChannelAccountState Change(string id, ChannelAccountState state, ChangeChannelAccount command, GivenCredentials? credentials, GivenCredentials? callbacks, DateTimeOffset now)
    {
        var (label, status) = (command.Label ?? state.Label, command.Status ?? state.Status);
        if (label == state.Label && status == state.Status && credentials is null && callbacks is null) return state;
        var next = state with
        {
            Label = label,
            Status = status,
            Mode = state.Mode ?? (command.Credentials is { } given ? SeenMode(state.Channel, state.BaseUrl, given) : null),
            Credentials = credentials?.Sealed ?? state.Credentials,
            Shown = credentials?.Shown ?? state.Shown,
            CallbackCredentials = callbacks?.Sealed ?? state.CallbackCredentials,
            ShownOfCallbacks = callbacks?.Shown ?? state.ShownOfCallbacks,
        };
        return Recorded(id, next, command.By, now);
    }

    /// <summary>The same credentials, sealed anew; the same state where they need not be.</summary>
    public static ChannelAccountState Renew(ChannelAccountState state, Func<string, string> renew, Func<string, string> renewCallbacks)
    {
        var next = state with
        {
            Credentials = renew(state.Credentials),
            CallbackCredentials = state.CallbackCredentials is { } callbacks ? renewCallbacks(callbacks) : null,
            Changes = [],
        };
        return next.Credentials == state.Credentials && next.CallbackCredentials == state.CallbackCredentials ? state : next;
    }

    /// <param name="publicUrl">Where the API is reached from outside; null where nobody said.</param>
    public static ChannelAccountView View(string id, ChannelAccountState state, Uri? publicUrl)
    {
        var factory = ChannelFactories.Of(state.Channel);
        var path = factory.CallbackCredentials.Count > 0 ? CallbackPath(state.Channel, id) : null;
        return new ChannelAccountView(
            id, state.Channel, state.MerchantId, state.Label, state.BaseUrl ?? factory.BaseAddress.AbsoluteUri, state.Status, state.Shown, state.ShownOfCallbacks,
            path, path is null ? null : CallbackUrl(publicUrl, state.Channel, id)?.AbsoluteUri, state.Version, state.ChangedBy, state.CreatedAt, state.UpdatedAt, ModeOf(state.Channel, state.Mode));
    }

    /// <summary>Of accounts that were stored before it was said, their channel is all that can be asked: the simulator's are known to move nothing.</summary>
    public static PaymentMode ModeOf(string channel, PaymentMode? stored) => stored ?? AccountModes.Of(SeenMode(channel, baseUrl: null, ImmutableDictionary<string, SecretText>.Empty), said: null);

    /// <summary>What an account says itself.</summary>
    public static PaymentMode? SeenMode(string channel, string? baseUrl, ImmutableDictionary<string, SecretText> credentials) =>
        ChannelFactories.Of(channel).ModeOf(AddressOf(channel, baseUrl), ChannelAccountInput.Reveal(credentials));

    public static Uri AddressOf(string channel, string? baseUrl) => baseUrl is null ? ChannelFactories.Of(channel).BaseAddress : new Uri(baseUrl);

    /// <summary>Where an account's callbacks go, one of the environment or a stored one.</summary>
    public static Uri? CallbackUrl(Uri? publicUrl, string channel, string account) =>
        publicUrl is null ? null : new Uri(publicUrl.AbsoluteUri.TrimEnd('/') + CallbackPath(channel, account));

    public static string Word(ChannelAccountStatus status) => status switch
    {
        ChannelAccountStatus.Enabled => "enabled",
        ChannelAccountStatus.Disabled => "disabled",
    };

    private static string CallbackPath(string channel, string account) => $"/v1/callbacks/{channel}/{account}";

    private static ChannelAccountState Recorded(string id, ChannelAccountState state, string by, DateTimeOffset now)
    {
        var next = state with { Version = checked(state.Version + 1), ChangedBy = by, UpdatedAt = now };
        var document = JsonSerializer.Serialize(View(id, next, publicUrl: null), ChannelAccountJson.Default.ChannelAccountView);
        return next with { Changes = [new ChannelAccountChange(id, next.Version, now, by, document)] };
    }
}

/// <summary>Credentials as they are kept: sealed, and what is shown of them.</summary>
public sealed record GivenCredentials(string Sealed, ImmutableSortedDictionary<string, string> Shown);
